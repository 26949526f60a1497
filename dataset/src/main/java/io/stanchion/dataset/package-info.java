/** Paragraphs, their kinds and gold labels, and the labelled set that Stanchion ships. */
@NullMarked
package io.stanchion.dataset;

import org.jspecify.annotations.NullMarked;
