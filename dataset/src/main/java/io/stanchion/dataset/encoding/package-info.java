/** Names of character encodings as browsers understand them, and guesses where none is named. */
@NullMarked
package io.stanchion.dataset.encoding;

import org.jspecify.annotations.NullMarked;
