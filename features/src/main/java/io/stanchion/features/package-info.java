/** From the text of a paragraph to a feature vector. */
@NullMarked
package io.stanchion.features;

import org.jspecify.annotations.NullMarked;
