package io.stanchion.classify.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.AtomicOutput.Kept;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a run from which a later one can resume: the files hold the rows and rejects of the
 * first records and nothing else, and are on the disk.
 *
 * @param settings The settings of the run, by name: a run with others cannot resume it.
 * @param tally What has become of the records.
 * @param trace The {@link Trace} of the records.
 * @param out The part of the output that is theirs.
 * @param rejects The part of the rejects file that is theirs.
 */
record Checkpoint(
    Map<String, String> settings, ObjectNode tally, long trace, Kept out, Kept rejects) {
  private static final String FORMAT = "stanchion-checkpoint";
  private static final int VERSION = 2;
  private static final String SEAL = "sha256";

  /** Returns the file in which the checkpoint of an output is kept. */
  static Path file(Path output) {
    return output.resolveSibling("." + output.getFileName() + ".checkpoint");
  }

  long records() {
    return tally.path("in").asLong();
  }

  void write(Path output) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT).put("version", VERSION);
    ObjectNode named = json.putObject("settings");
    settings.forEach(named::put);
    json.set("tally", tally);
    json.put("trace", trace);
    json.set("out", toJson(out));
    json.set("rejects", toJson(rejects));
    json.put(SEAL, seal(json));
    AtomicOutput.replace(file(output), json.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode toJson(Kept kept) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("size", kept.size())
        .put("checksum", kept.checksum());
  }

  private static Kept kept(JsonNode json) {
    return new Kept(json.path("size").asLong(), json.path("checksum").asLong());
  }

  /** A damaged checkpoint would give an output that looks whole. */
  private static String seal(ObjectNode json) {
    return Sha256.hex(json.toString());
  }

  /**
   * Finds the checkpoint of an output.
   *
   * @throws DataException If it was made by a run with other settings or another version.
   */
  static Optional<Checkpoint> find(Path output, Map<String, String> settings) {
    Path file = file(output);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = read(file);
    if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != VERSION) {
      throw DataException.at(file, "is not a checkpoint that this version can read; " + instead());
    }
    Map<String, String> before = new TreeMap<>();
    for (Iterator<String> names = json.path("settings").fieldNames(); names.hasNext(); ) {
      String name = names.next();
      before.put(name, json.path("settings").path(name).asText());
    }
    for (Map.Entry<String, String> now : settings.entrySet()) {
      String then = before.getOrDefault(now.getKey(), "");
      if (!then.equals(now.getValue())) {
        throw DataException.at(
            output,
            String.format(
                Locale.ROOT,
                "the run to resume had another %s (%s, now %s); %s",
                now.getKey(),
                Plain.cut(then, 100),
                Plain.cut(now.getValue(), 100),
                instead()));
      }
    }
    return Optional.of(
        new Checkpoint(
            before,
            json.path("tally").isObject()
                ? (ObjectNode) json.path("tally")
                : Tally.empty().toJson(),
            json.path("trace").asLong(),
            kept(json.path("out")),
            kept(json.path("rejects"))));
  }

  private static String instead() {
    return "run it as before, or without --resume to start again";
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode json = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
      boolean ours = json.isObject() && json.path("version").asInt() == VERSION;
      if (!json.isObject() || (ours && !isWhole(((ObjectNode) json).deepCopy()))) {
        throw damaged(file);
      }
      return json;
    } catch (JsonProcessingException e) {
      throw damaged(file);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  private static boolean isWhole(ObjectNode json) {
    String seal = json.path(SEAL).asText();
    json.remove(SEAL);
    return seal.equals(seal(json));
  }

  private static DataException damaged(Path file) {
    return DataException.at(file, "is damaged; run without --resume to start again");
  }
}
