/**
 * N-grams of a compiled model: the tables in which a text's n-grams are found, and the sums of
 * their weights. For the model's own use.
 */
@NullMarked
package io.stanchion.model.ngram;

import org.jspecify.annotations.NullMarked;
