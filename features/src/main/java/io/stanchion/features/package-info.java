/** Feature vectors of paragraphs. */
@NullMarked
package io.stanchion.features;

import org.jspecify.annotations.NullMarked;
