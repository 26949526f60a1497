package io.stanchion.app;

import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The file of records that could not be read; made when the first one comes. */
final class RejectsFile implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("file", "line", "reason", "original")
          .setRecordSeparator("\n")
          .get();

  private final Path file;
  private Optional<AtomicOutput> output = Optional.empty();
  private Optional<CSVPrinter> csv = Optional.empty();

  RejectsFile(Path file) {
    this.file = file;
  }

  void add(Entry.Rejected rejected) throws IOException {
    if (csv.isEmpty()) {
      output = Optional.of(AtomicOutput.create(file));
      csv =
          Optional.of(
              new CSVPrinter(
                  new OutputStreamWriter(output.orElseThrow().stream(), StandardCharsets.UTF_8),
                  FORMAT));
    }
    csv.orElseThrow()
        .printRecord(rejected.file(), rejected.line(), rejected.reason(), rejected.original());
  }

  void commit() throws IOException {
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
