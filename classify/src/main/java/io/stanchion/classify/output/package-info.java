/** Rows in the formats that programs and people read. */
@NullMarked
package io.stanchion.classify.output;

import org.jspecify.annotations.NullMarked;
