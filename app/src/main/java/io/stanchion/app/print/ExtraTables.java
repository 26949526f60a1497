package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.LearningCurve;
import io.stanchion.evaluation.study.Quality;
import java.util.List;

/** Tables of a cross-validation that hold no scores of systems: folds, curve, odd labels. */
final class ExtraTables {
  private static final int MAX_ODD_SHOWN = 10;
  private static final int FEW_GROUPS = 3;
  private static final String POINT = "%10s %10s %8s  %-17s";

  private final Results results;

  ExtraTables(Results results) {
    this.results = results;
  }

  void folds(List<Evaluation.FoldRow> folds) {
    if (folds.isEmpty()) {
      return;
    }
    results
        .line("")
        .line("repeat fold  chosen inside the training part; test counts; training counts");
    folds.forEach(this::fold);
  }

  private void fold(Evaluation.FoldRow fold) {
    results.line(
        "%6d %4d  %s, temperature %s; %s; %s%s%s",
        fold.repeat(),
        fold.fold(),
        fold.settings(),
        Digits.PLAIN.ratio(fold.temperature()),
        Plain.line(fold.test().toString()),
        Plain.line(fold.training().toString()),
        fold.purged() > 0 ? "; " + fold.purged() + " left out" : "",
        fold.groups().size() <= FEW_GROUPS
            ? "; " + Plain.line(String.join(", ", fold.groups()))
            : "");
  }

  void learningCurve(LearningCurve curve) {
    results.line("").line("learning curve, %s, %s", curve.split(), curve.metric().title());
    results.line(POINT, "groups", "paragraphs", "value", "95 % by group");
    curve.byParagraphs().forEach(this::point);
    results.line("with whole groups left out");
    curve.byGroups().forEach(this::point);
    results.line(
        "each doubling of the labels adds %s %s; %d more would add %s %s, if that goes on",
        Digits.PLAIN.score(curve.perDoubling()),
        Digits.PLAIN.range(curve.perDoublingLow(), curve.perDoublingHigh()),
        curve.nextLabels(),
        Digits.PLAIN.score(curve.forecast()),
        Digits.PLAIN.range(curve.forecastLow(), curve.forecastHigh()));
  }

  private void point(LearningCurve.Point point) {
    results.line(
        POINT,
        Digits.PLAIN.fixed(point.groups(), 1),
        Digits.PLAIN.fixed(point.paragraphs(), 1),
        Digits.PLAIN.score(point.value()),
        Digits.PLAIN.range(point.low(), point.high()));
  }

  void quality(Quality quality) {
    if (quality.suspiciousCount() + quality.contradictionCount() + quality.oddGroups().size()
        == 0) {
      return;
    }
    results
        .line("")
        .line(
            "%d suspicious labels, %d contradicting pairs of texts (see 'stanchion audit')",
            quality.suspiciousCount(), quality.contradictionCount());
    quality.oddGroups().stream().limit(MAX_ODD_SHOWN).forEach(this::oddGroup);
    int more = quality.oddGroups().size() - MAX_ODD_SHOWN;
    if (more > 0) {
      results.line("… and %d more odd groups", more);
    }
  }

  private void oddGroup(Quality.OddGroup one) {
    results.line(
        "odd group %s: %s (p %s)",
        Plain.cut(one.group(), 40), Plain.line(one.what()), Digits.PLAIN.p(one.p()));
  }
}
