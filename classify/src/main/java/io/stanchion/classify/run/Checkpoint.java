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
 * How far a run has come, to be gone on from there: what is in the files is on the disk, and the
 * rows and rejects of the first records are all that is in them.
 *
 * @param settings What the run was told, by name: a run with other settings cannot go on.
 * @param tally What has become of the records.
 * @param trace What they looked like.
 * @param out What of the output they take.
 * @param rejects What of the rejects file.
 */
public record Checkpoint(
    Map<String, String> settings, ObjectNode tally, long trace, Kept out, Kept rejects) {
  private static final String FORMAT = "stanchion-checkpoint";
  private static final int VERSION = 2;
  private static final String SEAL = "sha256";

  /** The file in which the checkpoint of an output is kept. */
  public static Path file(Path output) {
    return output.resolveSibling("." + output.getFileName() + ".checkpoint");
  }

  public long records() {
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

  /** A number that is another by a bit would give an output that looks whole. */
  private static String seal(ObjectNode json) {
    return Sha256.hex(json.toString());
  }

  /**
   * Finds the checkpoint of an output.
   *
   * @throws DataException If it was made by a run with other settings or another version.
   */
  public static Optional<Checkpoint> find(Path output, Map<String, String> settings) {
    Path file = file(output);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode json = read(file);
    if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != VERSION) {
      throw new DataException(file + ": is no checkpoint that this version knows; " + instead());
    }
    Map<String, String> before = new TreeMap<>();
    for (Iterator<String> names = json.path("settings").fieldNames(); names.hasNext(); ) {
      String name = names.next();
      before.put(name, json.path("settings").path(name).asText());
    }
    for (Map.Entry<String, String> now : settings.entrySet()) {
      String then = before.getOrDefault(now.getKey(), "");
      if (!then.equals(now.getValue())) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s: the run to go on with had another %s (%s, now %s); %s",
                output,
                now.getKey(),
                Plain.cut(then, 100),
                Plain.cut(now.getValue(), 100),
                instead()));
      }
    }
    return Optional.of(
        new Checkpoint(
            before,
            json.path("tally").isObject() ? (ObjectNode) json.path("tally") : new Tally().toJson(),
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
    return new DataException(file + ": is damaged; run without --resume to start again");
  }
}
