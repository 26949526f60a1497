package io.stanchion.app.report;

import io.stanchion.evaluation.study.CalibrationResult.Bin;
import io.stanchion.evaluation.study.Digits;
import java.util.List;

/** A plot of the share of right predictions by their confidence. */
final class ReliabilityPlot {
  private static final int WIDTH = 440;
  private static final int LEFT = 44;
  private static final int RIGHT = 424;
  private static final int TOP = 34;
  private static final int BOTTOM = 334;
  private static final int BARS_TOP = 396;
  private static final int BARS_BOTTOM = 450;

  private ReliabilityPlot() {}

  static Block.Graphic draw(String id, String title, List<Bin> bins) {
    Axis across = Axis.unit(LEFT, RIGHT);
    Axis up = Axis.unit(BOTTOM, TOP);
    Canvas canvas = new Canvas(across, up).grid().names("confidence", "share correct");
    canvas.line(LEFT, BOTTOM, RIGHT, TOP, "diagonal");
    canvas.curve(
        bins.stream().map(bin -> new double[] {bin.confidence(), bin.accuracy()}).toList(),
        "curve thin");
    for (Bin bin : bins) {
      canvas
          .bar(bin.confidence(), bin.low(), bin.high(), "whisker main")
          .dot(across.at(bin.confidence()), up.at(bin.accuracy()), 4.5, "dot main");
    }
    counts(canvas, across, bins);
    return new Block.Graphic(
        id,
        title,
        description(bins),
        WIDTH,
        BARS_BOTTOM + 10,
        canvas.shapes(),
        List.of(
            new Block.Key("k-interval", "share correct and 95 % interval, groups resampled"),
            new Block.Key("k-dashed", "as it should be")));
  }

  private static void counts(Canvas canvas, Axis across, List<Bin> bins) {
    long most = bins.stream().mapToLong(Bin::count).max().orElse(1);
    canvas.text(LEFT, BARS_TOP - 2, "start", "tick", "predictions in the bin");
    for (Bin bin : bins) {
      double from = across.at(bin.from());
      double width = across.at(bin.to()) - from;
      double height = Math.max(1, (BARS_BOTTOM - BARS_TOP - 20.0) * bin.count() / most);
      canvas
          .box(from + 1, BARS_BOTTOM - height, Math.max(1, width - 2), height, "bar")
          .text(
              from + width / 2,
              BARS_BOTTOM - height - 4,
              "middle",
              "tick",
              Digits.TYPESET.count(bin.count()));
    }
    canvas.line(LEFT, BARS_BOTTOM, RIGHT, BARS_BOTTOM, "axis");
  }

  private static String description(List<Bin> bins) {
    StringBuilder text = new StringBuilder();
    for (Bin bin : bins) {
      text.append(
          "Of %s predictions with a mean confidence of %s, a share of %s is correct. "
              .formatted(
                  Digits.TYPESET.count(bin.count()),
                  Digits.TYPESET.score(bin.confidence()),
                  Digits.TYPESET.score(bin.accuracy())));
    }
    return text.toString().strip();
  }
}
