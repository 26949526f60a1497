/** Writes files so that they appear whole or not at all. */
@NullMarked
package io.stanchion.dataset.writer;

import org.jspecify.annotations.NullMarked;
