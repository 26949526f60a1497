/** Names that people type: labels, targets, groups, annotators. */
@NullMarked
package io.stanchion.dataset.names;

import org.jspecify.annotations.NullMarked;
