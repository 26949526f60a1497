/** A run over any number of inputs: order-keeping threads, counts, checkpoints, files. */
@NullMarked
package io.stanchion.classify.run;

import org.jspecify.annotations.NullMarked;
