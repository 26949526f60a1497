package io.stanchion.finetune;

import io.stanchion.dataset.Range;
import picocli.CommandLine.Option;

/** Options of the schedule of a training. */
final class ScheduleMixin {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "The most epochs. Default: ${DEFAULT-VALUE}.")
  private int epochs = 2;

  @Option(
      names = "--learning-rate",
      paramLabel = "R",
      description = "The highest learning rate. Default: ${DEFAULT-VALUE}.")
  private float learningRate = 1e-4f;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "The number of pairs in a step. Default: ${DEFAULT-VALUE}.")
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
          "End after N epochs without a gain on what is held out. Default: ${DEFAULT-VALUE}.")
  private int patience = 2;

  @Option(
      names = "--average",
      paramLabel = "SHARE",
      description =
          "Keep the mean of the weights of this share of all steps, the last ones; 0 for those of"
              + " the last step. Default: ${DEFAULT-VALUE}.")
  private float average = 0;

  @Option(
      names = "--precision",
      paramLabel = "P",
      description =
          "float32, or bfloat16, which is several times as fast on processors with instructions for"
              + " it, and slower on others. Default: ${DEFAULT-VALUE}.")
  private Precision precision = Precision.FLOAT32;

  /**
   * Returns the schedule.
   *
   * @throws io.stanchion.dataset.DataException If something is out of range.
   */
  Schedule schedule(long seed) {
    Range.within("--epochs", 1, 1000, epochs);
    Range.betweenZeroAndOne("--learning-rate", learningRate);
    Range.within("--batch", 1, 4096, batch);
    if (!(dropout >= 0 && dropout < 1)) {
      throw Range.refusal("--dropout", "must be at least 0 and less than 1", dropout);
    }
    Range.from("--patience", 1, patience);
    Range.share("--average", average);
    return new Schedule(epochs, learningRate, batch, dropout, patience, average, precision, seed);
  }
}
