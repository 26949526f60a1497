package io.stanchion.classify.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.classify.run.SummaryFile;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.FileDigest;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The result of a check of a file.
 *
 * @param what What the file is, in words.
 * @param problems What is wrong with it; empty if nothing.
 */
public record Verification(String what, List<String> problems) {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Copies the list. */
  public Verification {
    problems = List.copyOf(problems);
  }

  /**
   * Checks a file of any kind that Stanchion writes.
   *
   * @param file The file.
   * @param start Its first bytes, which say what it is.
   * @param other Checks a JSON document that is neither a summary nor rows.
   * @return What it is, and what is wrong with it.
   * @throws DataException If it cannot be read.
   */
  public static Verification of(Path file, byte[] start, Function<Path, Verification> other) {
    String text = new String(start, StandardCharsets.UTF_8);
    boolean model =
        file.toString().endsWith(".stance") || (start.length > 3 && start[0] == (byte) 0x89);
    if (model) {
      return model(file);
    }
    if (text.stripLeading().startsWith("{") && text.contains("\"" + SummaryFile.FORMAT + "\"")) {
      return summary(file);
    }
    if (text.stripLeading().startsWith("{") && !RowsCheck.isJsonLines(file, text)) {
      return other.apply(file);
    }
    RowsCheck rows = RowsCheck.of(file);
    return new Verification(rows.count() + " rows", rows.problems());
  }

  private static Verification model(Path file) {
    try {
      StanceModel model = ModelFile.read(file);
      return new Verification(
          "a model of "
              + model.labels().size()
              + " labels and "
              + model.pipeline().dimension()
              + " features",
          ModelFile.inconsistencies(file));
    } catch (DataException e) {
      return new Verification("a model", List.of(e.reason()));
    }
  }

  private static Verification summary(Path file) {
    List<String> problems = new ArrayList<>();
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (json.path("version").asInt() != SummaryFile.VERSION) {
        problems.add("has a version that this program does not know");
      }
      if (!json.path("finished").asBoolean()) {
        problems.add("the run was interrupted");
      }
      JsonNode records = json.path("records");
      long out = records.path("out").asLong();
      long rejected = records.path("rejected").asLong();
      if (records.path("in").asLong() != out + rejected) {
        problems.add("in is not out + rejected");
      }
      if (out
          != records.path("classified").asLong()
              + records.path("skipped").asLong()
              + records.path("withoutModel").asLong()) {
        problems.add("out is not classified + skipped + without a model");
      }
      for (JsonNode output : json.path("outputs")) {
        boolean rejects = output.path("role").asText().equals(SummaryFile.REJECTS);
        problems.addAll(output(file, output, rejects ? rejected : out));
      }
      return new Verification("a summary of " + records.path("in").asLong() + " records", problems);
    } catch (IOException e) {
      return new Verification("a summary", List.of("cannot be read: " + e.getMessage()));
    }
  }

  private static List<String> output(Path summary, JsonNode output, long records)
      throws IOException {
    String name = output.path("file").asText() + ": ";
    Path file;
    try {
      file = summary.resolveSibling(output.path("file").asText());
    } catch (InvalidPathException e) {
      return List.of(name + "is no name of a file");
    }
    if (!Files.isRegularFile(file)) {
      return List.of(name + "is not there");
    }
    List<String> problems = new ArrayList<>();
    if (Files.size(file) != output.path("bytes").asLong()) {
      problems.add(
          name + "has " + Files.size(file) + " bytes, had " + output.path("bytes").asLong());
    }
    if (!FileDigest.of(file).equals(output.path("sha256").asText())) {
      problems.add(name + "its SHA-256 does not match");
    }
    if (output.path("role").asText().equals(SummaryFile.TEXT)) {
      return problems;
    }
    RowsCheck rows = RowsCheck.of(file);
    rows.problems().forEach(problem -> problems.add(name + problem));
    if (rows.count() != records) {
      problems.add(name + "holds " + rows.count() + " records, the summary says " + records);
    }
    return problems;
  }
}
