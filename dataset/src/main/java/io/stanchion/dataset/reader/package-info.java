/** Reads articles and labels from files as people have them, and says what it could not read. */
@NullMarked
package io.stanchion.dataset.reader;

import org.jspecify.annotations.NullMarked;
