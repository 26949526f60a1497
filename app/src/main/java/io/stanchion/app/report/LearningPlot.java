package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.LearningCurve.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A metric by the size of the training part. */
final class LearningPlot {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 330;
  private static final int LEFT = 44;
  private static final int RIGHT = 424;
  private static final int TOP = 34;
  private static final int BOTTOM = 280;

  private final String metric;
  private final Axis up;

  /** Both panels have the same axis, so that they can be compared. */
  LearningPlot(String metric, List<Point> points) {
    this.metric = metric;
    this.up =
        Axis.around(
            Math.min(0, ends(points).min().orElse(0)),
            Math.max(0.1, ends(points).max().orElse(1)),
            BOTTOM,
            TOP);
  }

  Block.Graphic draw(String id, String unit, List<Point> all, ToDoubleFunction<Point> size) {
    List<Point> points =
        all.stream()
            .filter(point -> point.value().isPresent() && size.applyAsDouble(point) > 0)
            .toList();
    Axis across = Axis.sizes(points.stream().map(size::applyAsDouble).toList(), LEFT, RIGHT);
    Canvas canvas =
        new Canvas(across, up).grid().names("training " + unit + " (logarithmic)", metric);
    canvas.area(band(points, size), "band");
    canvas.curve(
        points.stream()
            .map(point -> new double[] {size.applyAsDouble(point), point.value().orElse(0)})
            .toList(),
        "curve");
    for (Point point : points) {
      double x = size.applyAsDouble(point);
      canvas
          .bar(x, point.low(), point.high(), "whisker main thin")
          .dot(across.at(x), up.at(point.value().orElse(0)), 4.5, "dot main");
    }
    return new Block.Graphic(
        id,
        metric + " by training " + unit,
        description(points, unit, size),
        WIDTH,
        HEIGHT,
        canvas.shapes(),
        List.of(new Block.Key("k-interval", "value and 95 % interval, test groups resampled")));
  }

  private static List<double[]> band(List<Point> points, ToDoubleFunction<Point> size) {
    List<double[]> low = new ArrayList<>();
    List<double[]> high = new ArrayList<>();
    for (Point point : points) {
      if (point.low().isPresent() && point.high().isPresent()) {
        double x = size.applyAsDouble(point);
        high.add(new double[] {x, point.high().getAsDouble()});
        low.add(new double[] {x, point.low().getAsDouble()});
      }
    }
    if (low.size() < 2) {
      return List.of();
    }
    Collections.reverse(low);
    high.addAll(low);
    return high;
  }

  private static DoubleStream ends(List<Point> points) {
    return points.stream()
        .flatMapToDouble(
            point ->
                DoubleStream.concat(
                    point.value().stream(),
                    DoubleStream.concat(point.low().stream(), point.high().stream())));
  }

  private String description(List<Point> points, String unit, ToDoubleFunction<Point> size) {
    StringBuilder text = new StringBuilder();
    for (Point point : points) {
      text.append(
          "With %s training %s, %s is %s. "
              .formatted(
                  Digits.TYPESET.whole(size.applyAsDouble(point)),
                  unit,
                  metric,
                  Digits.TYPESET.score(point.value())));
    }
    return text.toString().strip();
  }
}
