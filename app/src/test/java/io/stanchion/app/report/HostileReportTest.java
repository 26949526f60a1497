package io.stanchion.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Strings known to break programs, wherever a report has room for foreign text. */
final class HostileReportTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("stanchion.hostile", "../../shared/hostile")).resolve("blns");

  @BeforeAll
  static void hasTheCorpora() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no hostile inputs in " + FOLDER);
  }

  private static List<String> strings() throws IOException {
    return Stream.concat(
            Arrays.stream(
                JsonMapper.builder()
                    .build()
                    .readValue(FOLDER.resolve("blns.json").toFile(), String[].class)),
            Files.readString(FOLDER.resolve("blns.txt"), StandardCharsets.UTF_8).lines())
        .filter(text -> !text.isEmpty() && !text.startsWith("# "))
        .distinct()
        .toList();
  }

  @Test
  void keepsEachAsText() throws IOException {
    assertThat(strings()).hasSizeGreaterThan(500).allSatisfy(HtmlReportTest::isText);
  }

  @Test
  void bringsEachBackFromJson() throws IOException {
    assertThat(strings())
        .allSatisfy(
            text -> {
              Study study = Studies.saying(text);
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              JsonReport.write(study, out);
              assertThat(JsonReport.read(new ByteArrayInputStream(out.toByteArray())))
                  .isEqualTo(study);
            });
  }
}
