package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.SystemResult;
import java.util.List;

/** Precision, recall and F1 of each label. */
final class LabelPlot {
  private static final int WIDTH = 440;
  private static final int LEFT = 130;
  private static final int RIGHT = 420;
  private static final int ROW = 44;
  private static final int TOP = 14;

  private LabelPlot() {}

  static Block draw(String id, String title, List<SystemResult.LabelScores> all) {
    List<SystemResult.LabelScores> labels =
        all.subList(0, Math.min(IntervalPlot.MOST_ROWS, all.size()));
    int bottom = TOP + ROW * labels.size();
    Axis across = Axis.unit(LEFT, RIGHT);
    Canvas canvas = new Canvas(across, new Axis(0, 1, bottom, TOP, List.of(), 0, false)).grid();
    StringBuilder description = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      SystemResult.LabelScores label = labels.get(i);
      row(canvas, across, label, TOP + ROW * i + ROW / 2.0);
      description.append(
          "%s: precision %s, recall %s, F1 %s. "
              .formatted(
                  Visible.cut(label.label(), 60),
                  Digits.TYPESET.score(label.precision()),
                  Digits.TYPESET.score(label.recall()),
                  Digits.TYPESET.score(label.f1().value())));
    }
    return new Block.Graphic(
        id,
        title,
        description.toString().strip(),
        WIDTH,
        bottom + 26,
        canvas.shapes(),
        List.of(
            new Block.Key("k-precision", "precision"),
            new Block.Key("k-recall", "recall"),
            new Block.Key("k-interval", "F1 and 95 % interval, groups resampled")));
  }

  private static void row(Canvas canvas, Axis across, SystemResult.LabelScores label, double y) {
    canvas.text(LEFT - 14, y - 1, "end", "name", Visible.cut(label.label(), 16));
    canvas.text(LEFT - 14, y + 14, "end", "tick", "n = " + Digits.TYPESET.count(label.support()));
    label
        .precision()
        .ifPresent(value -> canvas.diamond(across.at(value), y - 11, 5.5, "precision"));
    label.recall().ifPresent(value -> canvas.box(across.at(value) - 4.5, y + 6, 9, 9, "recall"));
    if (label.f1().low().isPresent() && label.f1().high().isPresent()) {
      double from = across.at(label.f1().low().getAsDouble());
      double to = across.at(label.f1().high().getAsDouble());
      canvas
          .line(from, y, to, y, "whisker main")
          .line(from, y - 4, from, y + 4, "whisker main")
          .line(to, y - 4, to, y + 4, "whisker main");
    }
    label.f1().value().ifPresent(value -> canvas.dot(across.at(value), y, 5, "dot main"));
  }
}
