/**
 * Tables as other programs and Stanchion itself leave them: delimiters, guards, and files that are
 * none.
 */
@NullMarked
package io.stanchion.dataset.table;

import org.jspecify.annotations.NullMarked;
