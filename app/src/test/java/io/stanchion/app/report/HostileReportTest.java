package io.stanchion.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import io.stanchion.evaluation.study.JsonReport;
import io.stanchion.evaluation.study.Studies;
import io.stanchion.evaluation.study.Study;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Strings known to break programs, wherever a report has room for foreign text. */
final class HostileReportTest {
  private static final Path OURS = Corpora.sample("hostile/strings/strings");
  private static final Path PUBLIC = Corpora.outside("hostile/blns/blns");

  @Test
  void keepsEachAsText() throws IOException {
    assertThat(strings(OURS)).hasSizeGreaterThan(100).allSatisfy(HtmlReportTest::isText);
  }

  @Test
  void bringsEachBackFromJson() throws IOException {
    assertThat(strings(OURS)).allSatisfy(HostileReportTest::comesBackFromJson);
  }

  @Test
  @NeedsCorpus("hostile/blns")
  void keepsEachOfThePublicListAsText() throws IOException {
    assertThat(strings(PUBLIC)).hasSizeGreaterThan(500).allSatisfy(HtmlReportTest::isText);
  }

  @Test
  @NeedsCorpus("hostile/blns")
  void bringsEachOfThePublicListBackFromJson() throws IOException {
    assertThat(strings(PUBLIC)).allSatisfy(HostileReportTest::comesBackFromJson);
  }

  private static void comesBackFromJson(String text) throws IOException {
    Study study = Studies.saying(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(study, out);
    assertThat(JsonReport.read(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(study);
  }

  /** Reads the lines of a text file, and the strings of the JSON beside it. */
  private static List<String> strings(Path list) throws IOException {
    String[] json =
        JsonMapper.builder()
            .build()
            .readValue(list.resolveSibling(list.getFileName() + ".json").toFile(), String[].class);
    Stream<String> lines =
        Files.readString(list.resolveSibling(list.getFileName() + ".txt"), StandardCharsets.UTF_8)
            .lines();
    return Stream.concat(Arrays.stream(json), lines)
        .filter(text -> !text.isEmpty() && !text.startsWith("# "))
        .distinct()
        .toList();
  }
}
