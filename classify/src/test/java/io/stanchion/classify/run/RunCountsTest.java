package io.stanchion.classify.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Row;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunCountsTest {
  private static final Paragraph UNIT =
      new Paragraph("1", "news", 1, Kind.PARAGRAPH, "a ban", "The ban is wrong.");

  private static Row row(Status status, boolean abstained) {
    Prediction prediction = new Prediction("pro", List.of(0.9, 0.1), status);
    return new Row(UNIT, Optional.of(prediction), abstained, List.of());
  }

  private static Entry.Rejected reject(long line) {
    return new Entry.Rejected("a.csv", line, -1, "broken", "x");
  }

  @Test
  void countsEveryRecordOnce() {
    List<Row> rows =
        List.of(
            row(Status.OK, false),
            row(Status.OK, true),
            row(Status.NO_KNOWN_FEATURES, false),
            Row.skipped(UNIT),
            new Row(UNIT, Optional.empty(), false, List.of(), Row.NO_MODEL, List.of()));
    RunCounts counts = RunCounts.of(rows, List.of(reject(3), reject(0)));

    assertThat(counts).isEqualTo(new RunCounts(3, 1, 1, 1, 1, 2, 1));
    assertThat(counts.line(true))
        .isEqualTo(
            "7 in = 5 out + 2 rejected; 3 classified (1 without known features, 1 without a"
                + " label), 1 boilerplate skipped, 1 without a model");
    assertThat(counts.line(false)).contains("(1 without known features), 1 boilerplate");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 0, 0, '',   0",
    "0, 0, 0, 0, '',   0",
    "5, 0, 1, 0, '',   1",
    "5, 0, 1, 0, 1,    0",
    "5, 0, 2, 0, 1,    1",
    "3, 0, 1, 0, 25%,  0",
    "3, 0, 1, 0, 24.9%, 1",
    "5, 1, 0, 0, '',   1",
    "5, 1, 0, 0, 100%, 1",
    "0, 0, 1, 1, '',   2",
    "0, 0, 1, 1, 100%, 2",
    "1, 0, 1, 1, 100%, 0",
    "0, 0, 1, 0, 100%, 0"
  })
  void judgesARunByWhatItRejectedAndWhatItCouldNotRead(
      long classified,
      long withoutModel,
      long rejected,
      long unreadable,
      String allowed,
      int exitCode) {
    RunCounts counts = new RunCounts(classified, 0, 0, 0, withoutModel, rejected, unreadable);
    Optional<RejectsAllowed> limit =
        Optional.of(allowed).filter(text -> !text.isEmpty()).map(RejectsAllowed::new);

    assertThat(counts.verdict(limit).exitCode()).isEqualTo(exitCode);
  }

  @Test
  void saysWhyTooManyRejectsAreAFailure() {
    RunCounts.Verdict verdict =
        new RunCounts(6, 0, 0, 0, 0, 1, 0).verdict(Optional.of(new RejectsAllowed("0")));

    assertThat(verdict)
        .isEqualTo(
            new RunCounts.Verdict(
                ExitCode.REJECTED,
                Optional.of("FAILED: 1 of 7 records rejected, more than the 0 allowed")));
  }

  @Test
  void comesBackFromJson() {
    RunCounts counts = new RunCounts(1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(RunCounts.fromJson(counts.toJson())).isEqualTo(counts);
    assertThat(counts.toJson().toString())
        .isEqualTo(
            "{\"in\":16,\"out\":10,\"rejected\":6,\"classified\":1,\"withoutKnownFeatures\":2,"
                + "\"withoutLabel\":3,\"skipped\":4,\"withoutModel\":5,\"unreadable\":7,\"leftOut\":8}");
  }

  @Test
  void addsUp() {
    RunCounts counts = new RunCounts(1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(RunCounts.NONE.plus(counts).plus(counts))
        .isEqualTo(new RunCounts(2, 4, 6, 8, 10, 12, 14, 16));
  }
}
