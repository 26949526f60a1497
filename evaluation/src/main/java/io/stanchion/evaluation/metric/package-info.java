/** What a number says of predictions, and what it hides. */
@NullMarked
package io.stanchion.evaluation.metric;

import org.jspecify.annotations.NullMarked;
