package io.stanchion.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JsonReportTest {
  static Stream<Study> studies() {
    return Studies.all();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void followsItsSchema(Study study) throws IOException {
    assertThat(schema().validate(json(study), InputFormat.JSON)).isEmpty();
  }

  @Test
  void hasASchemaThatRefusesOtherThings() throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    ObjectNode extra = (ObjectNode) mapper.readTree(json(Studies.crossValidated()));
    extra.put("more", 1);
    ObjectNode less = (ObjectNode) mapper.readTree(json(Studies.crossValidated()));
    less.remove("quality");
    ObjectNode deep = (ObjectNode) mapper.readTree(json(Studies.crossValidated()));
    ((ObjectNode) deep.at("/evaluations/0/systems/0/metrics/0/interval")).put("value", "0.4");
    for (JsonNode wrong : List.of(extra, less, deep)) {
      List<Error> errors = schema().validate(wrong);
      assertThat(errors).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void comesBackAsItWas(Study study) throws IOException {
    assertThat(read(json(study))).isEqualTo(study);
  }

  @Test
  void readsPartsWithoutScoresOfStances() throws IOException {
    ObjectNode json = (ObjectNode) JsonMapper.builder().build().readTree(json(Studies.ofTweets()));
    json.findParents("stances").forEach(part -> ((ObjectNode) part).remove("stances"));
    Study read = read(json.toString());
    assertThat(read.evaluations().get(0).systems().get(0).parts())
        .isNotEmpty()
        .allSatisfy(part -> assertThat(part.stances()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void isTheSameAgain(Study study) throws IOException {
    assertThat(json(study)).isEqualTo(json(study)).doesNotContain("\r").endsWith("}\n");
  }

  @Test
  void keepsTheOrderOfComponents() throws IOException {
    JsonNode json = JsonMapper.builder().build().readTree(json(Studies.crossValidated()));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "format",
            "version",
            "finished",
            "run",
            "data",
            "evaluations",
            "learningCurve",
            "errors",
            "quality",
            "texts",
            "sha256");
    assertThat(json.at("/data/labels").fieldNames())
        .toIterable()
        .containsExactly("anti-ban", "neutral", "pro-ban");
    assertThat(json.at("/evaluations/0/systems/0/role").textValue()).isEqualTo("model");
  }

  @Test
  void writesWhatIsUndefinedAsNull() throws IOException {
    JsonNode json = JsonMapper.builder().build().readTree(json(Studies.undefined()));
    assertThat(json.at("/evaluations/0/systems/0/metrics/0/interval/value").isNull()).isTrue();
    assertThat(json.at("/evaluations/0/flipRate").isNull()).isTrue();
    JsonNode bare = JsonMapper.builder().build().readTree(json(Studies.compared()));
    assertThat(bare.at("/learningCurve").isNull()).isTrue();
    assertThat(bare.at("/evaluations/0/systems/0/calibration").isNull()).isTrue();
  }

  @Test
  void writesWhatJsonCannotSayAsWhatComesClosest() throws IOException {
    Study study = Studies.compared();
    Study odd =
        new Study(
            study.format(),
            study.version(),
            study.finished(),
            study.run(),
            study.data(),
            study.evaluations(),
            study.learningCurve(),
            List.of(new WorstError("a\uD800b", "", "", "x", "y", Double.NaN, List.of())),
            study.quality(),
            study.texts());
    assertThat(json(odd)).contains("\"a\uFFFDb\"").contains("\"confidence\" : null");
  }

  @Test
  void readsNothingElse() throws IOException {
    String json = json(Studies.compared());
    List<String> wrong =
        List.of(
            "{}",
            json + "{}",
            json.replace("\"finished\" : true", "\"finished\" : null"),
            json.replace("\"finished\"", "\"done\""));
    assertThat(wrong)
        .allSatisfy(
            text ->
                assertThatThrownBy(() -> read(text)).isInstanceOf(JsonProcessingException.class));
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(JsonReport.class.getResourceAsStream("results.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }

  private static Study read(String json) throws IOException {
    return JsonReport.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String json(Study study) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(study, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
