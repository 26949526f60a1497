package io.stanchion.finetune;

import io.stanchion.dataset.DataException;
import picocli.CommandLine.Option;

/** How long, how fast and in what portions a network is trained. */
final class ScheduleMixin {
  @Option(names = "--epochs", paramLabel = "N", description = "At most. Default: ${DEFAULT-VALUE}.")
  private int epochs = 2;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "The highest. Default: ${DEFAULT-VALUE}.")
  private float learningRate = 1e-4f;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Pairs a step. Default: ${DEFAULT-VALUE}.")
  private int batch = 32;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      description = "The share of values dropped. Default: ${DEFAULT-VALUE}.")
  private float dropout = 0.1f;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "End after so many epochs without a gain on what is held out. Default: ${DEFAULT-VALUE}.")
  private int patience = 2;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description =
          "float32, or bfloat16: several times as fast on processors that have instructions for it,"
              + " slower on others. Default: ${DEFAULT-VALUE}.")
  private Precision precision = Precision.FLOAT32;

  /**
   * Gives what was asked for.
   *
   * @throws DataException If something is out of range.
   */
  Schedule schedule(long seed) {
    boolean inRange =
        epochs >= 1
            && epochs <= 1000
            && learningRate > 0
            && learningRate < 1
            && batch >= 1
            && batch <= 4096
            && dropout >= 0
            && dropout < 1
            && patience >= 1;
    if (!inRange) {
      throw new DataException(
          "--epochs goes from 1 to 1000, --learning-rate lies between 0 and 1, --batch goes from 1"
              + " to 4096, --dropout from 0 to below 1, and --patience from 1");
    }
    return new Schedule(epochs, learningRate, batch, dropout, patience, precision, seed);
  }
}
