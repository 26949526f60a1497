package io.stanchion.finetune;

import io.stanchion.dataset.DataException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How pairs are made of files of labels. */
final class PairMixin {
  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "What a label of the files is called here. May be given again.")
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
      names = "--mismatched",
      paramLabel = "SHARE",
      description = "How many such pairs to make, for each pair. Default: ${DEFAULT-VALUE}.")
  private double mismatched = 0.25;

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "Use so many rows of each file, by chance. Default: all.")
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
          "How many word pieces of a text are read, 16 to 384; afterwards, longer texts are read in"
              + " windows of as many. Default: ${DEFAULT-VALUE}.")
  private int window = 112;

  /**
   * Gives what was asked for.
   *
   * @throws DataException If something is out of range.
   */
  PairOptions options(long seed) {
    if (window < 16 || window > 384 || limit < 2) {
      throw new DataException(
          "--window goes from 16 to 384 and --max-rows from 2, got " + window + " and " + limit);
    }
    if (!(heldOut > 0 && heldOut < 1) || !(mismatched >= 0 && mismatched <= 1)) {
      throw new DataException(
          "--held-out lies between 0 and 1 and --mismatched is 0 to 1, got "
              + heldOut
              + " and "
              + mismatched);
    }
    return new PairOptions(
        renamed, licences, target, neutral, mismatched, limit, heldOut, window, seed);
  }
}
