/** Text that tests read: samples of ours, and public corpora that are not part of the project. */
@NullMarked
package io.stanchion.dataset.corpora;

import org.jspecify.annotations.NullMarked;
