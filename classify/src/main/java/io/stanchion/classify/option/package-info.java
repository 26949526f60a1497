/** Descriptions and values of options that several programs share. */
@NullMarked
package io.stanchion.classify.option;

import org.jspecify.annotations.NullMarked;
