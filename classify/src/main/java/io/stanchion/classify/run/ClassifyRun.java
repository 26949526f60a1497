package io.stanchion.classify.run;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.output.Outputs;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.OutputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A run of {@code classify}, from the first record to the last or to the moment it is stopped. What
 * it has done by then is on the disk, or said to be lost.
 */
public final class ClassifyRun {
  /**
   * What is to be done.
   *
   * @param classifier What classifies.
   * @param threads How many threads score.
   * @param settings Everything that the output depends on, by name.
   * @param checkpointSeconds How often to put down how far it has come; negative for never.
   */
  public record Job(
      Classifier classifier, int threads, Map<String, String> settings, long checkpointSeconds) {}

  private final Job job;
  private final OutputFiles files;
  private final Outputs rows;
  private final Optional<SummaryFile> summary;
  private final PrintWriter messages;
  private long lastCheckpoint = System.nanoTime();

  public ClassifyRun(
      Job job,
      OutputFiles files,
      Outputs rows,
      Optional<SummaryFile> summary,
      PrintWriter messages) {
    this.job = job;
    this.files = files;
    this.rows = rows;
    this.summary = summary;
    this.messages = messages;
  }

  /** Reads the inputs to their end and completes the files. */
  public Tally run(List<Input> inputs, ArticleReader reader, LongConsumer progress)
      throws IOException {
    Latest latest = new Latest();
    try (Classification classification =
            new Classification(
                job.classifier(), rows, files, job.threads(), () -> latest.checkpointIfDue());
        Interruption interruption = new Interruption(() -> stopped(classification))) {
      latest.classification = Optional.of(classification);
      inputs.forEach(input -> reader.read(CountedInput.of(input, progress), classification));
      classification.finish();
      rows.finish();
      interruption.finish();
      files.commit();
      writeSummary(true, classification.tally());
      return classification.tally();
    }
  }

  private void writeSummary(boolean finished, Tally tally) {
    Optional<Path> rejected = Optional.of(files.rejects().file()).filter(Files::exists);
    summary.ifPresent(
        one ->
            one.write(
                finished,
                tally,
                finished && files.rejects().isWritten() ? rejected : Optional.empty()));
  }

  /** Passes what is asked after each batch on to the classification that asks. */
  private final class Latest {
    private Optional<Classification> classification = Optional.empty();

    void checkpointIfDue() {
      long since = System.nanoTime() - lastCheckpoint;
      if (files.hasFile()
          && job.checkpointSeconds() >= 0
          && since >= TimeUnit.SECONDS.toNanos(job.checkpointSeconds())) {
        classification.ifPresent(ClassifyRun.this::checkpoint);
      }
    }
  }

  private void checkpoint(Classification classification) {
    try {
      rows.flush();
      files.checkpoint(job.settings(), classification.tally(), classification.trace());
      lastCheckpoint = System.nanoTime();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  /** What is done when the process is told to stop, while it ends. */
  private void stopped(Classification classification) {
    String place = "stanchion: interrupted";
    try {
      if (!classification.stop()) {
        messages.println(place + "; the record in hand took too long and is not written");
        return;
      }
      boolean resumable = files.hasFile() && job.checkpointSeconds() >= 0;
      if (resumable) {
        checkpoint(classification);
      } else if (!files.hasFile()) {
        rows.finish();
        files.rejects().commit();
      }
      Tally tally = classification.tally();
      writeSummary(false, tally);
      messages.println(
          place
              + " after "
              + tally.in()
              + " in = "
              + tally.out()
              + " out + "
              + tally.rejected()
              + " rejected; "
              + whatIsLeft(resumable));
    } catch (IOException | RuntimeException e) {
      messages.println(place + ", and what was under way cannot be written: " + e.getMessage());
    } finally {
      messages.flush();
    }
  }

  private String whatIsLeft(boolean resumable) {
    if (resumable) {
      return "--resume goes on from here";
    }
    if (files.hasFile()) {
      return "nothing is kept";
    }
    return "all of them are written" + (files.hasOthers() ? ", but no file of --also" : "");
  }
}
