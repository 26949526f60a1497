package io.stanchion.classify.run;

import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.AtomicOutput.Kept;
import io.stanchion.dataset.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file of records that could not be read. It is created at the first of them, or to replace
 * that of an earlier run.
 */
final class RejectsFile implements AutoCloseable {
  private static final List<String> HEADER =
      List.of("file", "line", "offset", "reason", "original");

  private final Path file;
  private Optional<AtomicOutput> output = Optional.empty();
  private Optional<CsvWriter> csv = Optional.empty();
  private boolean kept;

  RejectsFile(Path file) {
    this.file = file;
  }

  /** Resumes a file that an earlier run kept. */
  static RejectsFile resume(Path file, Kept begun) throws IOException {
    RejectsFile rejects = new RejectsFile(file);
    if (begun.size() > 0) {
      rejects.open(AtomicOutput.resume(file, begun));
    } else if (Files.exists(AtomicOutput.partial(file), LinkOption.NOFOLLOW_LINKS)) {
      // Left behind by a run that was killed; this one may have no reject to replace it.
      AtomicOutput.create(file).close();
    }
    return rejects;
  }

  Path file() {
    return file;
  }

  void add(Entry.Rejected rejected) throws IOException {
    begin();
    csv.orElseThrow()
        .field(rejected.file())
        .field(rejected.line())
        .field(rejected.offset() < 0 ? "" : Long.toString(rejected.offset()))
        .field(rejected.reason())
        .field(rejected.original())
        .end();
  }

  private void begin() throws IOException {
    if (csv.isEmpty()) {
      open(AtomicOutput.create(file));
      csv.orElseThrow().row(HEADER);
    }
  }

  private void open(AtomicOutput opened) {
    output = Optional.of(opened);
    if (kept) {
      opened.keep();
    }
    csv = Optional.of(CsvWriter.guarded(opened.stream()));
  }

  /** Brings to the disk what there is so far, and returns how much that is. */
  Kept sync() throws IOException {
    if (csv.isEmpty()) {
      return Kept.NOTHING;
    }
    return output.orElseThrow().sync();
  }

  /** Returns true if this run has created the file. */
  boolean isWritten() {
    return csv.isPresent();
  }

  /** Keeps what has been synced for a later run. */
  void keep() {
    kept = true;
    output.ifPresent(AtomicOutput::keep);
  }

  void commit() throws IOException {
    if (Files.exists(file)) {
      begin();
    }
    if (csv.isPresent()) {
      output.orElseThrow().commit();
    }
  }

  @Override
  public void close() throws IOException {
    if (output.isPresent()) {
      output.get().close();
    }
  }
}
