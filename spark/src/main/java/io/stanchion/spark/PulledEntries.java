package io.stanchion.spark;

import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;

/**
 * The entries of an input for a caller that asks for one after the other, as Spark's tasks do,
 * while the reader would rather hand them out. It reads on a thread of its own, some hundred
 * entries ahead, and only while the other side waits: a task keeps to its one processor. Memory is
 * bounded by a batch. To be used by one thread, and closed.
 */
final class PulledEntries implements Iterator<PulledEntries.Item>, AutoCloseable {
  private static final int BATCH_ENTRIES = 512;
  private static final int BATCH_CHARS = 1 << 17;

  private final Semaphore asked = new Semaphore(0);
  private final SynchronousQueue<Batch> handed = new SynchronousQueue<>();
  private final Thread thread;
  private Deque<Item> here = new ArrayDeque<>();
  private boolean ended;

  /**
   * An entry.
   *
   * @param entry What became of a record.
   * @param fields All its fields, if these were asked for.
   */
  record Item(Entry entry, Map<String, String> fields) {}

  /** Some entries, and what ended the reading after them. */
  private record Batch(List<Item> items, boolean last, Optional<Throwable> failure) {}

  /** Ends the reader when no more entries are needed. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("no more entries are needed");
    }
  }

  PulledEntries(ArticleReader reader, Input input, boolean withFields) {
    this.thread = new Thread(() -> read(reader, input, withFields), "stanchion-reader");
    thread.setDaemon(true);
    // A file system finds the user's rights and a job's classes by the thread.
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  @Override
  public boolean hasNext() {
    while (here.isEmpty() && !ended) {
      Batch batch = next(asked, handed);
      here = new ArrayDeque<>(batch.items());
      ended = batch.last();
      if (batch.failure().isPresent()) {
        throw new IllegalStateException("Reading failed", batch.failure().get());
      }
    }
    return !here.isEmpty();
  }

  private static Batch next(Semaphore asked, SynchronousQueue<Batch> handed) {
    asked.release();
    try {
      return handed.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The task was stopped", e);
    }
  }

  @Override
  public Item next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return here.remove();
  }

  private void read(ArticleReader reader, Input input, boolean withFields) {
    Handing handing = new Handing(withFields);
    Optional<Throwable> failure = Optional.empty();
    try {
      handing.await();
      reader.readWithFields(input, handing::add);
    } catch (Stopped e) {
      return;
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
    try {
      handed.put(new Batch(handing.items, true, failure));
    } catch (InterruptedException e) {
      // The other side has gone.
      Thread.currentThread().interrupt();
    }
  }

  /** The side of the reader. */
  private final class Handing {
    private final boolean withFields;
    private List<Item> items = new ArrayList<>();
    private long chars;

    Handing(boolean withFields) {
      this.withFields = withFields;
    }

    void add(Entry entry, Supplier<Map<String, String>> fields) {
      Map<String, String> all = withFields ? fields.get() : Map.of();
      items.add(new Item(entry, all));
      chars += chars(entry);
      all.values().forEach(value -> chars += value.length());
      if (items.size() == BATCH_ENTRIES || chars >= BATCH_CHARS) {
        hand();
      }
    }

    private void hand() {
      try {
        handed.put(new Batch(items, false, Optional.empty()));
      } catch (InterruptedException e) {
        throw stopped();
      }
      items = new ArrayList<>();
      chars = 0;
      await();
    }

    void await() {
      try {
        asked.acquire();
      } catch (InterruptedException e) {
        throw stopped();
      }
    }

    private Stopped stopped() {
      Thread.currentThread().interrupt();
      return new Stopped();
    }
  }

  private static long chars(Entry entry) {
    return entry instanceof Entry.Read read
        ? read.paragraph().text().length()
        : ((Entry.Rejected) entry).original().length();
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
