package io.stanchion.app.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.classify.verify.Verification;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.JsonReport;
import io.stanchion.evaluation.study.Study;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A check of results, as {@code --report results.json} writes them. */
final class ResultsCheck {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultsCheck() {}

  static Verification of(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode json = JSON.readTree(bytes);
      if (!json.path("format").asText().equals(Study.FORMAT)) {
        return new Verification("JSON", List.of("is not a file of Stanchion"));
      }
      JsonReport.read(new ByteArrayInputStream(bytes));
      List<String> problems = new ArrayList<>();
      if (!JsonReport.isWhole(bytes)) {
        problems.add("is not what was written: its SHA-256 does not match");
      }
      if (!json.path("finished").asBoolean()) {
        problems.add("the run was interrupted");
      }
      return new Verification("results", problems);
    } catch (IOException | IllegalArgumentException e) {
      return new Verification(
          "results", List.of("cannot be read: " + Plain.cut(String.valueOf(e.getMessage()), 200)));
    }
  }
}
