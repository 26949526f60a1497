package io.stanchion.classify.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.classify.output.RowFormat;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.FileDigest;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.model.ProgramVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run of {@code classify} came to, for machines: counts, and digests of what it wrote. */
public final class SummaryFile {
  public static final String FORMAT = "stanchion-summary";
  public static final int VERSION = 1;

  /** The role of a file of rows for machines, of a file for a person, and of rejects. */
  static final String ROWS = "rows";

  public static final String TEXT = "text";
  public static final String REJECTS = "rejects";

  /**
   * A file that the run has written.
   *
   * @param role What it holds.
   * @param file The file.
   */
  public record Output(String role, Path file) {
    public static Output ofRows(RowFormat format, Path file) {
      return new Output(format == RowFormat.TEXT ? TEXT : ROWS, file);
    }
  }

  private final Path file;
  private final List<Output> rows;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /**
   * Begins a summary.
   *
   * @param file Where to.
   * @param settings What the run was told.
   * @param rows The files of rows, which are there when the run has come to its end.
   */
  public SummaryFile(Path file, Map<String, String> settings, List<Output> rows) {
    this.file = file;
    this.rows = rows;
    json.put("format", FORMAT).put("version", VERSION).put("program", ProgramVersion.text());
    ObjectNode named = json.putObject("settings");
    settings.forEach(named::put);
  }

  /**
   * Writes it.
   *
   * @param finished Whether the run came to its end.
   * @param rejects The file of rejects, where it is there.
   * @throws DataException If it cannot be written.
   */
  void write(boolean finished, Tally tally, Optional<Path> rejects) {
    json.put("finished", finished);
    json.set("records", tally.counts());
    ArrayNode outputs = json.putArray("outputs");
    if (finished) {
      rows.forEach(one -> outputs.add(described(one)));
    }
    rejects.ifPresent(one -> outputs.add(described(new Output(REJECTS, one))));
    try (AtomicOutput out = AtomicOutput.create(file)) {
      out.stream().write((json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
      out.commit();
    } catch (IOException e) {
      throw DataException.unwritable(file, e);
    }
  }

  /** Named as seen from the summary, so that the files can move together. */
  private ObjectNode described(Output written) {
    Path output = written.file();
    Path directory = file.toAbsolutePath().normalize().getParent();
    Path absolute = output.toAbsolutePath().normalize();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("role", written.role());
    one.put(
        "file", directory == null ? output.toString() : directory.relativize(absolute).toString());
    try {
      one.put("bytes", Files.size(output));
    } catch (IOException e) {
      throw DataException.unreadable(output, e);
    }
    return one.put("sha256", FileDigest.of(output));
  }
}
