/** Checks that bytes are still those that were written. */
@NullMarked
package io.stanchion.dataset.seal;

import org.jspecify.annotations.NullMarked;
