/** A study as a page for people and as JSON for machines. */
@NullMarked
package io.stanchion.app.report;

import org.jspecify.annotations.NullMarked;
