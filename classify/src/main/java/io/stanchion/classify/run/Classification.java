package io.stanchion.classify.run;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.Row;
import io.stanchion.classify.output.RowOutputs;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.OutputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of every entry of the input to the rows or to the rejects, in input order. Several
 * threads score and format, some hundred entries at a time.
 */
final class Classification implements AutoCloseable {
  /**
   * The size of a batch. It does not change the output.
   *
   * @param entries Entries of a batch, at most.
   * @param chars Characters of text after which a batch is full.
   * @param bound Characters of text that may be in progress.
   */
  private record Portion(int entries, int chars, long bound) {
    private static final Portion USUAL = new Portion(512, 1 << 17, 1 << 22);

    /** Small, because stopping a run waits for what is in progress, and an encoder is slow. */
    private static final Portion ENCODED = new Portion(8, 1 << 12, 1 << 15);
  }

  /** Seconds that a run which is stopped waits for the record in progress. */
  private static final long PATIENCE_SECONDS = 20;

  private final Classifier classifier;
  private final Portion portion;
  private final RowOutputs rows;
  private final OutputFiles files;
  private final InOrder<List<Item>, Scored> pipeline;
  private final Runnable afterBatch;

  /** Held while an entry is processed, and for good once the run is stopped. */
  private final ReentrantLock turn = new ReentrantLock();

  private final Tally tally;
  private long toSkip;
  private Trace skipped = Trace.NONE;
  private Trace trace;
  private List<Item> batch = new ArrayList<>();
  private long batchChars;

  /** Blocks that were left out since the last entry. */
  private long leftOut;

  /** A batch that has been scored: its rows, ready to be written, and its rejects. */
  private record Scored(
      RowOutputs.Prepared rows, List<Entry.Rejected> rejects, Trace trace, Tally tally) {}

  /**
   * Starts threads.
   *
   * @param afterBatch Runs whenever some rows have been written.
   */
  Classification(
      Classifier classifier, RowOutputs rows, OutputFiles files, int threads, Runnable afterBatch) {
    this.classifier = classifier;
    this.portion = classifier.encodes() ? Portion.ENCODED : Portion.USUAL;
    this.rows = rows;
    this.files = files;
    this.afterBatch = afterBatch;
    this.tally =
        files.resumed().map(Checkpoint::tally).map(Tally::fromJson).orElseGet(Tally::empty);
    this.trace = files.resumed().map(one -> new Trace(one.trace(), 1)).orElse(Trace.NONE);
    this.toSkip = tally.counts().in();
    this.pipeline = new InOrder<>(threads, portion.bound(), this::scored, this::write);
  }

  /** Counts a block that reading leaves out before the next entry. */
  void leaveOut() {
    leftOut++;
  }

  /** Takes the next entry. */
  void accept(Entry entry, List<Optional<String>> kept, long late) {
    Item item = new Item(entry, kept, leftOut, late);
    leftOut = 0;
    turn.lock();
    try {
      if (toSkip > 0) {
        skip(item);
      } else {
        add(item);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Skips what an earlier run has written, and checks that the input has not changed. */
  private void skip(Item item) {
    toSkip--;
    skipped = skipped.then(Trace.of(List.of(item)));
    if (toSkip == 0) {
      requireSameInput();
    }
  }

  private void requireSameInput() {
    if (toSkip > 0 || skipped.value() != trace.value()) {
      // Not a DataException, which the reader would turn into a reject.
      throw new OutputException(
          new IOException(
              "the first "
                  + tally.counts().in()
                  + " records of the input are not what they were when the run was stopped; run it"
                  + " without --resume to start again"));
    }
  }

  private void add(Item item) {
    batch.add(item);
    batchChars += item.chars();
    if (batch.size() == portion.entries() || batchChars >= portion.chars()) {
      passOn();
    }
  }

  private void passOn() {
    if (!batch.isEmpty()) {
      pipeline.add(batch, batchChars);
      batch = new ArrayList<>();
      batchChars = 0;
    }
  }

  /** Scores and writes what is left. */
  void finish() {
    turn.lock();
    try {
      if (toSkip > 0) {
        requireSameInput();
      }
      finishUnderWay();
      // Those after the last entry; a run that resumes from a checkpoint meets them again.
      tally.addAll(Tally.ofLeftOut(leftOut));
      leftOut = 0;
    } finally {
      turn.unlock();
    }
  }

  private void finishUnderWay() {
    passOn();
    pipeline.finish();
  }

  /**
   * Finishes what is in progress and accepts nothing more: the reading thread waits for the end.
   *
   * @return False if it is still not finished after some time.
   */
  boolean stop() {
    try {
      if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    finishUnderWay();
    return true;
  }

  Tally tally() {
    return tally;
  }

  Trace trace() {
    return trace;
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private Scored scored(List<Item> items) {
    List<Row> scoredRows = new ArrayList<>(items.size());
    List<Entry.Rejected> refused = new ArrayList<>();
    Tally counted = Tally.empty();
    for (Item item : items) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the run has ended");
      }
      if (item.entry() instanceof Entry.Read read) {
        Row row = classifier.classify(read.paragraph());
        scoredRows.add(row.keeping(item.kept()));
        counted.note(item, classifier.isAboutOther(row));
      } else if (item.entry() instanceof Entry.Rejected one) {
        refused.add(one);
        counted.note(item, false);
      }
    }
    Trace seen = files.hasFile() ? Trace.of(items) : Trace.NONE;
    counted.addAll(Tally.of(scoredRows, refused));
    return new Scored(rows.prepare(scoredRows), refused, seen, counted);
  }

  private void write(Scored scored) {
    try {
      rows.write(scored.rows());
      for (Entry.Rejected refused : scored.rejects()) {
        files.rejects().add(refused);
      }
    } catch (IOException e) {
      throw new OutputException(e);
    } catch (DataException e) {
      // Not a DataException, which the reader would turn into a reject.
      throw new OutputException(new IOException(e.getMessage(), e));
    }
    tally.addAll(scored.tally());
    trace = trace.then(scored.trace());
    afterBatch.run();
  }
}
