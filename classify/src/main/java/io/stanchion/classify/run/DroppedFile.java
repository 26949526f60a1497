package io.stanchion.classify.run;

import io.stanchion.dataset.reader.Omitted;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.OutputException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/** A list of the blocks of text that reading left out, with the reason for each. */
public final class DroppedFile implements Consumer<Omitted> {
  private static final List<String> HEADER = List.of("file", "article", "reason", "text");

  private final CsvWriter csv;

  private DroppedFile(CsvWriter csv) {
    this.csv = csv;
  }

  /**
   * Begins the list.
   *
   * @param out Takes it; not closed.
   * @return The list.
   * @throws IOException If its header cannot be written.
   */
  static DroppedFile on(OutputStream out) throws IOException {
    CsvWriter csv = CsvWriter.guarded(out);
    csv.row(HEADER);
    return new DroppedFile(csv);
  }

  @Override
  public void accept(Omitted one) {
    try {
      csv.row(List.of(one.file(), one.article(), one.reason().toString(), one.text()));
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }
}
