package io.stanchion.finetune;

import io.stanchion.encoders.PairPieces;

/**
 * A target and a text, with the stance of the one towards the other.
 *
 * @param pieces What the encoder reads.
 * @param label The number of its label.
 * @param possible The labels that its annotators could choose; a bit for each.
 * @param weight How much an error counts; 1 on average.
 * @param source The number of the file that it is from.
 * @param heldOut Whether it is tuned on rather than trained on.
 */
record StancePair(
    PairPieces pieces, int label, int possible, double weight, int source, boolean heldOut) {
  boolean isPossible(int other) {
    return (possible >> other & 1) != 0;
  }
}
