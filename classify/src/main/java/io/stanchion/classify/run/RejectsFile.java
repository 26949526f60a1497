package io.stanchion.classify.run;

import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.AtomicOutput.Kept;
import io.stanchion.dataset.writer.FormulaGuard;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file of records that could not be read; made when the first one comes, or to replace that of
 * an earlier run.
 */
final class RejectsFile implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

  private final Path file;
  private Optional<AtomicOutput> output = Optional.empty();
  private Optional<CSVPrinter> csv = Optional.empty();
  private boolean kept;

  RejectsFile(Path file) {
    this.file = file;
  }

  /** Goes on with a file that a run before this one kept. */
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
        .printRecord(
            FormulaGuard.guarded(rejected.file()),
            rejected.line(),
            rejected.offset() < 0 ? "" : Long.toString(rejected.offset()),
            FormulaGuard.guarded(rejected.reason()),
            FormulaGuard.guarded(rejected.original()));
  }

  private void begin() throws IOException {
    if (csv.isEmpty()) {
      open(AtomicOutput.create(file));
      csv.orElseThrow().printRecord("file", "line", "offset", "reason", "original");
    }
  }

  private void open(AtomicOutput opened) throws IOException {
    output = Optional.of(opened);
    if (kept) {
      opened.keep();
    }
    csv =
        Optional.of(
            new CSVPrinter(
                new OutputStreamWriter(opened.stream(), StandardCharsets.UTF_8), FORMAT));
  }

  /** Brings to the disk what there is so far, and tells what that is. */
  Kept sync() throws IOException {
    if (csv.isEmpty()) {
      return Kept.NOTHING;
    }
    csv.get().flush();
    return output.orElseThrow().sync();
  }

  /** Tells whether this run has made the file. */
  boolean isWritten() {
    return csv.isPresent();
  }

  /** Leaves what has been synced to a later run. */
  void keep() {
    kept = true;
    output.ifPresent(AtomicOutput::keep);
  }

  void commit() throws IOException {
    if (Files.exists(file)) {
      begin();
    }
    if (csv.isPresent()) {
      csv.get().flush();
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
