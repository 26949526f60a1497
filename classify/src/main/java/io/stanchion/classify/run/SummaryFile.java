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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The summary of a run of {@code classify}, for machines: counts, and digests of its files. */
public final class SummaryFile {
  /** The name of the format, as a summary has it. */
  public static final String FORMAT = "stanchion-summary";

  /** The version of the format. */
  public static final int VERSION = 1;

  /** The role of a file of rows for a person. */
  public static final String TEXT = "text";

  /** The role of a file of rejects. */
  public static final String REJECTS = "rejects";

  private static final String ROWS = "rows";

  private final Path file;
  private final List<RowFile> rows;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /**
   * Begins a summary.
   *
   * @param file The summary's own file.
   * @param settings The settings of the run, by name.
   * @param rows The files of rows, which exist once the run has finished.
   */
  public SummaryFile(Path file, Map<String, String> settings, List<RowFile> rows) {
    this.file = file;
    this.rows = rows;
    json.put("format", FORMAT).put("version", VERSION).put("program", ProgramVersion.text());
    ObjectNode named = json.putObject("settings");
    settings.forEach(named::put);
  }

  /**
   * Writes it.
   *
   * @param finished Whether the run has finished.
   * @param counts What has become of the records.
   * @param rejects The file of rejects, where it is there.
   * @throws DataException If it cannot be written.
   */
  void write(boolean finished, RunCounts counts, Optional<Path> rejects) {
    json.put("finished", finished);
    json.set("records", counts.toJson());
    ArrayNode outputs = json.putArray("outputs");
    if (finished && !counts.isUnusable()) {
      rows.forEach(
          one -> outputs.add(described(one.format() == RowFormat.TEXT ? TEXT : ROWS, one.file())));
    }
    rejects.ifPresent(one -> outputs.add(described(REJECTS, one)));
    AtomicOutput.write(file, json.toPrettyString() + "\n");
  }

  /** Named as seen from the summary, so that the files can move together. */
  private ObjectNode described(String role, Path output) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    Path absolute = output.toAbsolutePath().normalize();
    ObjectNode one = JsonNodeFactory.instance.objectNode();
    one.put("role", role);
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
