/** Checks of files that Stanchion wrote. */
@NullMarked
package io.stanchion.classify.verify;

import org.jspecify.annotations.NullMarked;
