package io.stanchion.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate fails on what does not vary by chance, and on nothing else. */
final class GateTest {
  private static final Measure OLD = new Measure("Stage.score", 100, 10, 10_000, "aa");

  @TempDir private Path folder;

  @Test
  void passesWhatIsTheSame() {
    Gate.Verdict verdict = Gate.compare(List.of(OLD), List.of(OLD));
    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {9_500, 9_999, 10_499})
  void passesAFewBytesMoreOrLess(double bytes) {
    assertThat(Gate.compare(List.of(OLD), List.of(withBytes(bytes))).failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 9_400, 10_600, Double.NaN})
  void failsWhenAllocatedBytesMoveByMoreThanFivePercent(double bytes) {
    assertThat(Gate.compare(List.of(OLD), List.of(withBytes(bytes))).failures())
        .singleElement()
        .asString()
        .startsWith("Stage.score: allocates ")
        .contains("the baseline 10,000");
  }

  @Test
  void doesNotTakeRoundingForAllocation() {
    Gate.Verdict verdict = Gate.compare(List.of(withBytes(0.001)), List.of(withBytes(0.9)));
    assertThat(verdict.failures()).isEmpty();
  }

  @Test
  void failsWhenResultsChange() {
    Measure other = new Measure(OLD.name(), 100, 10, 10_000, "bb");
    assertThat(Gate.compare(List.of(OLD), List.of(other)).failures())
        .containsExactly("Stage.score: other labels or scores than the baseline's");
  }

  @Test
  void saysNothingOfTimesThatWereNotTakenInTurns() {
    Measure slow = new Measure(OLD.name(), 50, 10, 10_000, "aa");
    Gate.Verdict verdict = Gate.compare(List.of(OLD), List.of(slow));
    assertThat(verdict.failures()).isEmpty();
    assertThat(verdict.warnings()).isEmpty();
  }

  @Test
  void failsWhenABenchmarkIsGoneAndLetsANewOneThrough() {
    Measure other = new Measure("Stage.other", 1, 1, 1, "aa");
    Gate.Verdict verdict = Gate.compare(List.of(OLD), List.of(other));
    assertThat(verdict.failures())
        .containsExactly("Stage.score: is in the baseline, and was not run");
    assertThat(verdict.warnings()).containsExactly("Stage.other: not in the baseline");
  }

  @Test
  void readsTheBaselineThatItWrote() throws IOException {
    List<Path> written = ResultFiles.write(folder.resolve("run.json"), List.of(OLD), Map.of());
    assertThat(written)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "run.measures.json",
            "run.bigger.json",
            "run.smaller.json",
            "run.bmf.json",
            "run.csv",
            "run.html");
    assertThat(ResultFiles.read(written.get(0))).containsExactly(OLD);
    assertThat(folder.resolve("run.csv"))
        .hasContent(
            "name,per_second,error,bytes_per_operation,checksum\n"
                + "Stage.score,100.000,10.0000,10000.000,aa");
  }

  @Test
  void tellsTrackersWhichDirectionIsBetter() throws IOException {
    ResultFiles.write(folder.resolve("run.json"), List.of(OLD), Map.of());
    assertThat(json("run.bigger.json").toString())
        .isEqualTo("[{\"name\":\"Stage.score\",\"unit\":\"ops/s\",\"value\":100.0}]");
    assertThat(json("run.smaller.json").toString())
        .isEqualTo("[{\"name\":\"Stage.score\",\"unit\":\"B/op\",\"value\":10000.0}]");
    assertThat(json("run.bmf.json").toString())
        .isEqualTo(
            "{\"Stage.score\":{\"throughput\":{\"value\":100.0},"
                + "\"allocated-bytes\":{\"value\":10000.0}}}");
  }

  @Test
  void refusesAnotherFileForABaseline() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "[]");
    assertThatThrownBy(() -> ResultFiles.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("expected a file NAME.measures.json");
  }

  private JsonNode json(String name) throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(folder.resolve(name)));
  }

  private static Measure withBytes(double bytes) {
    return new Measure("Stage.score", 100, 10, bytes, "aa");
  }
}
