/** Applies models to paragraphs, in a Java program or a batch. */
@NullMarked
package io.stanchion.classify;

import org.jspecify.annotations.NullMarked;
