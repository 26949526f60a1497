/** Text in the repository that a test compares with what the program prints. */
@NullMarked
package io.stanchion.dataset.approval;

import org.jspecify.annotations.NullMarked;
