package io.stanchion.app.report;

import io.stanchion.evaluation.study.CalibrationResult.HandOver;
import io.stanchion.evaluation.study.CalibrationResult.RiskPoint;
import io.stanchion.evaluation.study.Digits;
import java.util.List;
import java.util.stream.DoubleStream;

/** The share of errors by the share of paragraphs that are answered. */
final class RiskPlot {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 460;
  private static final int LEFT = 44;
  private static final int RIGHT = 424;
  private static final int TOP = 34;
  private static final int BOTTOM = 410;

  private RiskPlot() {}

  static Block.Graphic draw(
      String id, String title, List<RiskPoint> points, List<HandOver> handOver) {
    Axis across = Axis.unit(LEFT, RIGHT);
    double highest =
        DoubleStream.concat(
                points.stream().mapToDouble(RiskPoint::risk),
                handOver.stream().mapToDouble(one -> one.high().orElse(one.error())))
            .max()
            .orElse(1);
    Axis up = Axis.around(0, Math.max(0.05, highest), BOTTOM, TOP);
    Canvas canvas = new Canvas(across, up).grid().names("share answered", "share of errors");
    canvas.curve(
        points.stream().map(point -> new double[] {point.coverage(), point.risk()}).toList(),
        "curve");
    for (HandOver one : handOver) {
      canvas
          .bar(1 - one.share(), one.low(), one.high(), "whisker main")
          .dot(across.at(1 - one.share()), up.at(one.error()), 4.5, "dot main");
    }
    return new Block.Graphic(
        id,
        title,
        description(points, handOver),
        WIDTH,
        HEIGHT,
        canvas.shapes(),
        List.of(
            new Block.Key("k-curve", "errors among the most confident"),
            new Block.Key("k-interval", "hand-over table, with 95 % interval")));
  }

  private static String description(List<RiskPoint> points, List<HandOver> handOver) {
    StringBuilder text = new StringBuilder("Errors among the most confident answers. ");
    if (!points.isEmpty()) {
      RiskPoint all = points.get(points.size() - 1);
      text.append(
          "With %s answered, the error is %s. "
              .formatted(Digits.TYPESET.percent(all.coverage()), Digits.TYPESET.score(all.risk())));
    }
    for (HandOver one : handOver) {
      text.append(
          "With %s handed over it is %s. "
              .formatted(Digits.TYPESET.percent(one.share()), Digits.TYPESET.score(one.error())));
    }
    return text.toString().strip();
  }
}
