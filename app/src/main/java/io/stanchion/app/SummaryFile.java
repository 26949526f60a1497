package io.stanchion.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a run of {@code classify} came to, for machines: counts, and digests of what it wrote. */
final class SummaryFile {
  static final String FORMAT = "stanchion-summary";
  static final int VERSION = 1;

  private final Path file;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  /**
   * Begins a summary.
   *
   * @param file Where to.
   * @param settings What the run was told.
   */
  SummaryFile(Path file, Map<String, String> settings) {
    this.file = file;
    json.put("format", FORMAT).put("version", VERSION).put("program", Stanchion.VERSION);
    ObjectNode named = json.putObject("settings");
    settings.forEach(named::put);
  }

  /**
   * Writes it.
   *
   * @param finished Whether the run came to its end.
   * @param rows The file of rows, where it is there.
   * @param rejects The file of rejects, where it is there.
   * @throws DataException If it cannot be written.
   */
  void write(boolean finished, Tally tally, Optional<Path> rows, Optional<Path> rejects) {
    json.put("finished", finished);
    ObjectNode records = tally.toJson();
    records.remove("firstRejected");
    json.set("records", records);
    ArrayNode outputs = json.putArray("outputs");
    rows.ifPresent(one -> outputs.add(described("rows", one)));
    rejects.ifPresent(one -> outputs.add(described("rejects", one)));
    try (AtomicOutput out = AtomicOutput.create(file)) {
      out.stream().write((json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
      out.commit();
    } catch (IOException e) {
      throw new DataException(file + ": cannot be written (" + e.getMessage() + ")", e);
    }
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
      throw new DataException(output + ": cannot be read (" + e.getMessage() + ")", e);
    }
    return one.put("sha256", Digest.ofFile(output));
  }
}
