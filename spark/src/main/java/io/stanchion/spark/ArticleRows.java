package io.stanchion.spark;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * The rows that tasks make of the files that they read.
 *
 * @param reading How to read.
 * @param hadoop Where files are found.
 * @param kept The fields to keep, other than those that every unit has.
 * @param attempts The number of times that Spark tries a task.
 */
record ArticleRows(
    Reading reading,
    Broadcast<SerializableConfiguration> hadoop,
    ArrayList<String> kept,
    int attempts)
    implements Serializable {
  /** The columns of a unit. */
  static final List<String> COLUMNS = List.of("id", "article", "paragraph", "kind", "text");

  /** Classifies units; a record that cannot be read is a row with nothing but the reject. */
  Iterator<Row> classified(Iterator<List<ArticleFile>> files, Scoring scoring) {
    int added = scoring.columns().names().size();
    return rows(
        files,
        !kept.isEmpty(),
        item ->
            Optional.of(
                item.entry() instanceof Entry.Read read
                    ? read(read.paragraph(), item, scoring.values(read.paragraph()))
                    : rejected(reject((Entry.Rejected) item.entry()), added)));
  }

  /** Returns the records that cannot be read, and nothing else. */
  Iterator<Row> rejects(Iterator<List<ArticleFile>> files) {
    return rows(
        files,
        false,
        item ->
            item.entry() instanceof Entry.Rejected one
                ? Optional.of(reject(one))
                : Optional.empty());
  }

  private Row read(Paragraph unit, PulledEntries.Item item, @Nullable Object[] added) {
    @Nullable Object[] values =
        new @Nullable Object[COLUMNS.size() + kept.size() + added.length + 1];
    values[0] = unit.id();
    values[1] = unit.article();
    values[2] = unit.number();
    values[3] = unit.kind().toString();
    values[4] = unit.text();
    for (int i = 0; i < kept.size(); i++) {
      values[COLUMNS.size() + i] = item.fields().get(kept.get(i));
    }
    System.arraycopy(added, 0, values, COLUMNS.size() + kept.size(), added.length);
    return RowFactory.create(values);
  }

  private Row rejected(Row reject, int added) {
    @Nullable Object[] values = new @Nullable Object[COLUMNS.size() + kept.size() + added + 1];
    values[values.length - 1] = reject;
    return RowFactory.create(values);
  }

  private static Row reject(Entry.Rejected one) {
    @Nullable Long offset = one.offset() < 0 ? null : Long.valueOf(one.offset());
    return RowFactory.create(one.file(), one.line(), offset, one.reason(), one.original());
  }

  /** Lists the names of all fields in the files, in the order of their first occurrence. */
  Iterator<List<String>> fieldNames(Iterator<List<ArticleFile>> files) {
    Set<String> names = new LinkedHashSet<>();
    ArticleReader reader = new ArticleReader(reading.options());
    files.forEachRemaining(
        task -> {
          for (ArticleFile file : task) {
            addFieldNames(reader, file, names);
          }
        });
    List<String> found = new ArrayList<>(names);
    return Collections.singleton(found).iterator();
  }

  private void addFieldNames(ArticleReader reader, ArticleFile file, Set<String> names) {
    boolean all = reading.mayDiffer(file);
    WatchedStream watched = new WatchedStream();
    Input input = file.input(hadoop.value().value(), watched);
    try (PulledEntries entries = new PulledEntries(reader, input, true)) {
      boolean seen = false;
      while ((all || !seen) && entries.hasNext()) {
        PulledEntries.Item item = entries.next();
        requireReadable(item.entry(), watched);
        names.addAll(item.fields().keySet());
        seen |= item.entry() instanceof Entry.Read;
      }
    }
  }

  /** A disk or a network that fails now may work at the next attempt. */
  private void requireReadable(Entry entry, WatchedStream watched) {
    if (watched.failure().isPresent()
        && entry instanceof Entry.Rejected rejected
        && rejected.isWholeInput()
        && TaskContext.get().attemptNumber() + 1 < attempts) {
      throw new UncheckedIOException(rejected.message(), watched.failure().get());
    }
  }

  private Iterator<Row> rows(
      Iterator<List<ArticleFile>> tasks,
      boolean withFields,
      Function<PulledEntries.Item, Optional<Row>> row) {
    List<ArticleFile> files = new ArrayList<>();
    tasks.forEachRemaining(files::addAll);
    Rows rows = new Rows(files.iterator(), withFields, row);
    // A task may end before it has read all: when it fails, or another was faster.
    TaskCompletionListener close = context -> rows.close();
    TaskContext.get().addTaskCompletionListener(close);
    return rows;
  }

  /** The rows of one file after the other. */
  private final class Rows implements Iterator<Row> {
    private final ArticleReader reader = new ArticleReader(reading.options());
    private final Iterator<ArticleFile> files;
    private final boolean withFields;
    private final Function<PulledEntries.Item, Optional<Row>> row;
    private WatchedStream watched = new WatchedStream();
    private Optional<PulledEntries> open = Optional.empty();
    private Optional<Row> next = Optional.empty();

    Rows(
        Iterator<ArticleFile> files,
        boolean withFields,
        Function<PulledEntries.Item, Optional<Row>> row) {
      this.files = files;
      this.withFields = withFields;
      this.row = row;
    }

    @Override
    public boolean hasNext() {
      while (next.isEmpty()) {
        if (open.isPresent() && open.get().hasNext()) {
          PulledEntries.Item item = open.get().next();
          requireReadable(item.entry(), watched);
          next = row.apply(item);
        } else if (files.hasNext()) {
          close();
          watched = new WatchedStream();
          Input input = files.next().input(hadoop.value().value(), watched);
          open = Optional.of(new PulledEntries(reader, input, withFields));
        } else {
          return false;
        }
      }
      return true;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next.orElseThrow();
      next = Optional.empty();
      return row;
    }

    void close() {
      open.ifPresent(PulledEntries::close);
    }
  }
}
