package io.stanchion.finetune;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Range;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of how pairs are made of files of labels. */
final class PairMixin {
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Rename a label of the files. May be given again.")
  private Map<String, String> renamed = Map.of();

  @Option(
      names = "--licence",
      paramLabel = "PAIRS=TERMS",
      description = "The terms of a file, for the card. May be given again.")
  private Map<String, String> licences = Map.of();

  @Option(
      names = "--target",
      paramLabel = "TARGET",
      description = "The target of rows that have none.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--neutral",
      paramLabel = "LABEL",
      description = "The label of a text beside a target that it was not written about.")
  private Optional<String> neutral = Optional.empty();

  @Option(
      names = "--off-target",
      description =
          "Give such pairs, and rows with the label off-target, an output of their own. To users of"
              + " the encoder it counts as the neutral label, with a status that says so.")
  private boolean offTarget;

  @Option(
      names = "--mismatched",
      paramLabel = "SHARE",
      description = "The number of such pairs for each pair, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double mismatched = 0.25;

  @Option(
      names = "--balance",
      paramLabel = "SHARE",
      description =
          "How far the labels of a file are given equal weight: 0, every pair counts the same; 1,"
              + " every label does. Default: ${DEFAULT-VALUE}.")
  private double balance = 1;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "Use at most N rows of each file, chosen at random. Default: all.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description = "The share of each file's targets to hold out. Default: ${DEFAULT-VALUE}.")
  private double heldOut = 0.1;

  @Option(
      names = "--window",
      paramLabel = "N",
      description =
          "The number of word pieces of a text that are read, 16 to 384. The trained encoder reads"
              + " longer texts in windows of this size. Default: ${DEFAULT-VALUE}.")
  private int window = 112;

  /**
   * Returns the options.
   *
   * @throws io.stanchion.dataset.DataException If something is out of range.
   */
  PairOptions options(long seed) {
    Range.within("--window", 16, 384, window);
    Range.from("--max-rows", 2, limit);
    Range.betweenZeroAndOne("--held-out", heldOut);
    Range.share("--mismatched", mismatched);
    if (offTarget && neutral.isEmpty()) {
      throw new DataException("--off-target needs --neutral LABEL, the label that it counts as");
    }
    Range.share("--balance", balance);
    return new PairOptions(
        renamed,
        licences,
        target,
        neutral,
        offTarget,
        mismatched,
        balance,
        limit,
        heldOut,
        window,
        seed);
  }
}
