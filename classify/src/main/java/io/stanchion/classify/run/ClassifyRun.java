package io.stanchion.classify.run;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.output.RowOutputs;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Omitted;
import io.stanchion.dataset.writer.OutputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A run of {@code classify}, from the first record to the last or to the moment it is stopped. By
 * then its work is on the disk, or a message says that it is lost.
 */
public final class ClassifyRun {
  /**
   * The work of a run.
   *
   * @param classifier The classifier.
   * @param threads The number of threads that score.
   * @param settings Everything that the output depends on, by name.
   * @param checkpointSeconds Seconds between checkpoints; negative disables them.
   */
  public record Job(
      Classifier classifier, int threads, Map<String, String> settings, long checkpointSeconds) {}

  private final Job job;
  private final OutputFiles files;
  private final RowOutputs rows;
  private final Optional<SummaryFile> summary;
  private final PrintWriter messages;
  private long lastCheckpoint = System.nanoTime();

  /**
   * Prepares a run.
   *
   * @param job What is to be done.
   * @param files The files of rows and rejects.
   * @param rows The rows on their way there.
   * @param summary The summary, if there is to be one.
   * @param messages Takes the message of an interrupted run.
   */
  public ClassifyRun(
      Job job,
      OutputFiles files,
      RowOutputs rows,
      Optional<SummaryFile> summary,
      PrintWriter messages) {
    this.job = job;
    this.files = files;
    this.rows = rows;
    this.summary = summary;
    this.messages = messages;
  }

  /**
   * Sums up the bytes of inputs.
   *
   * @param inputs The inputs.
   * @return The bytes, packed where they are packed; negative if that is unknown.
   */
  public static long bytes(List<Input> inputs) {
    return CountedInput.size(inputs);
  }

  /**
   * Reads the inputs to their end and completes the files.
   *
   * @param inputs The inputs.
   * @param reader Reads them.
   * @param progress Takes the number of bytes whenever some have been read.
   * @return What has become of the records.
   * @throws IOException If the files cannot be completed.
   */
  public Tally run(List<Input> inputs, ArticleReader reader, LongConsumer progress)
      throws IOException {
    return run(KeptColumns.none(inputs), omitted -> {}, reader, progress);
  }

  /**
   * Reads inputs to their end and completes the files. If no record at all could be read, no rows
   * are written, and what earlier runs wrote stays.
   *
   * @param kept The inputs, and the columns of them that rows keep.
   * @param dropped Takes each block of text that reading leaves out.
   * @param reader Reads them.
   * @param progress Takes the number of bytes whenever some have been read.
   * @return What has become of the records.
   * @throws IOException If the files cannot be completed.
   */
  public Tally run(
      KeptColumns kept, Consumer<Omitted> dropped, ArticleReader reader, LongConsumer progress)
      throws IOException {
    Latest latest = new Latest();
    try (Classification classification =
            new Classification(
                job.classifier(), rows, files, job.threads(), () -> latest.checkpointIfDue());
        Interruption interruption = new Interruption(() -> stopped(classification))) {
      latest.classification = Optional.of(classification);
      for (Input input : kept.inputs()) {
        read(CountedInput.of(input, progress), kept, classification, dropped, reader);
      }
      classification.finish();
      RunCounts counts = classification.tally().counts();
      complete(counts, interruption);
      return classification.tally();
    }
  }

  private static void read(
      Input input,
      KeptColumns kept,
      Classification classification,
      Consumer<Omitted> dropped,
      ArticleReader reader) {
    boolean withFields = kept.areAskedOf(input);
    reader.read(
        input,
        (entry, fields) -> {
          if (withFields && entry instanceof Entry.Read) {
            Map<String, String> its = fields.get();
            classification.accept(entry, kept.values(input, its), kept.late(input, its));
          } else {
            classification.accept(entry, List.of(), 0);
          }
        },
        omitted -> {
          classification.leaveOut();
          dropped.accept(omitted);
        });
  }

  private void complete(RunCounts counts, Interruption interruption) throws IOException {
    boolean nothing = counts.isUnusable();
    if (!nothing) {
      rows.finish();
    }
    interruption.finish();
    if (nothing) {
      files.commitLists();
    } else {
      files.commit();
    }
    writeSummary(true, counts);
  }

  private void writeSummary(boolean finished, RunCounts counts) {
    Optional<Path> rejected = Optional.of(files.rejects().file()).filter(Files::exists);
    summary.ifPresent(
        one ->
            one.write(
                finished,
                counts,
                finished && files.rejects().isWritten() ? rejected : Optional.empty()));
  }

  /** The classification, once it is there: it takes a callback before it can be named. */
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

  /** Saves what is done while the process, which was told to stop, is ending. */
  private void stopped(Classification classification) {
    String place = "stanchion: interrupted";
    try {
      if (!classification.stop()) {
        messages.println(place + "; the record in progress took too long and is not written");
        return;
      }
      boolean resumable = files.hasFile() && job.checkpointSeconds() >= 0;
      if (resumable) {
        checkpoint(classification);
      } else if (!files.hasFile()) {
        rows.finish();
        files.rejects().commit();
      }
      RunCounts counts = classification.tally().counts();
      writeSummary(false, counts);
      messages.println(place + " after " + counts.brief() + "; " + whatIsLeft(resumable));
    } catch (IOException | RuntimeException e) {
      messages.println(place + ", and what was in progress cannot be written: " + e.getMessage());
    } finally {
      messages.flush();
    }
  }

  private String whatIsLeft(boolean resumable) {
    if (resumable) {
      return "--resume continues from here";
    }
    if (files.hasFile()) {
      return "nothing is kept";
    }
    return "all of them are written"
        + (files.hasOthers() ? ", but no file of --also or --dropped" : "");
  }
}
