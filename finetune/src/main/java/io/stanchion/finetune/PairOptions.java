package io.stanchion.finetune;

import java.util.Map;
import java.util.Optional;

/**
 * Options of how pairs are made of files of labels.
 *
 * @param renamed New names of labels of the files.
 * @param licences The terms of each file, by its name or path.
 * @param target The target of rows that have none.
 * @param neutral The label of a pair whose text was written about another target; empty for no such
 *     pairs.
 * @param offTarget Whether such pairs have a label of their own, beside the neutral one.
 * @param mismatched The number of such pairs for each pair of the files, 0 to 1.
 * @param balance How far the labels of a file are given equal weight: 0, every pair counts the
 *     same; 1, every label does.
 * @param limit The most rows of a file that are used.
 * @param heldOut The share of each file's targets that is tuned on, above 0 and below 1.
 * @param window The number of pieces of a text that are read.
 * @param seed Decides which rows, which targets and which mismatches.
 */
record PairOptions(
    Map<String, String> renamed,
    Map<String, String> licences,
    Optional<String> target,
    Optional<String> neutral,
    boolean offTarget,
    double mismatched,
    double balance,
    int limit,
    double heldOut,
    int window,
    long seed) {
  /** Returns the label that off-target texts count as, if they have an output of their own. */
  Optional<String> offTargetCountsAs() {
    return offTarget ? neutral : Optional.empty();
  }

  /** Returns the label of a text beside a target that it was not written about. */
  Optional<String> ofMismatch() {
    return offTarget ? neutral.map(label -> StanceHead.OFF_TARGET) : neutral;
  }
}
