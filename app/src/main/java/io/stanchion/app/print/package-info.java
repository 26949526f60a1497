/** Results as tables for a person. */
@NullMarked
package io.stanchion.app.print;

import org.jspecify.annotations.NullMarked;
