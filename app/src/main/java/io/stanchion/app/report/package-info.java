/** A study as a page in HTML. */
@NullMarked
package io.stanchion.app.report;

import org.jspecify.annotations.NullMarked;
