package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Collects the shapes of a drawing whose frame maps values to units. */
final class Canvas {
  private final Axis across;
  private final Axis up;
  private final List<Shape> shapes = new ArrayList<>();

  Canvas(Axis across, Axis up) {
    this.across = across;
    this.up = up;
  }

  List<Shape> shapes() {
    return List.copyOf(shapes);
  }

  /** A grid with its numbers: lines upright at the ticks across, and level at those up. */
  Canvas grid() {
    for (double tick : across.ticks()) {
      double x = across.at(tick);
      line(x, up.start(), x, up.end(), "grid");
      text(x, up.start() + 18, "middle", "tick", across.name(tick));
    }
    for (double tick : up.ticks()) {
      double y = up.at(tick);
      line(across.start(), y, across.end(), y, "grid");
      text(across.start() - 8, y + 4, "end", "tick", up.name(tick));
    }
    line(across.start(), up.start(), across.end(), up.start(), "axis");
    line(across.start(), up.start(), across.start(), up.end(), "axis");
    return this;
  }

  Canvas names(String xName, String yName) {
    text((across.start() + across.end()) / 2, up.start() + 38, "middle", "axis-name", xName);
    text(across.start(), up.end() - 10, "start", "axis-name", yName);
    return this;
  }

  Canvas line(double x1, double y1, double x2, double y2, String style) {
    shapes.add(new Shape.Line(at(x1), at(y1), at(x2), at(y2), style));
    return this;
  }

  Canvas dot(double x, double y, double radius, String style) {
    shapes.add(new Shape.Circle(at(x), at(y), at(radius), style));
    return this;
  }

  Canvas box(double x, double y, double width, double height, String style) {
    shapes.add(new Shape.Box(at(x), at(y), at(width), at(height), style));
    return this;
  }

  Canvas text(double x, double y, String anchor, String style, String text) {
    shapes.add(new Shape.Label(at(x), at(y), anchor, style, text));
    return this;
  }

  /** An upright bar between two values, with caps, at a value across. */
  Canvas bar(double x, OptionalDouble low, OptionalDouble high, String style) {
    if (low.isPresent() && high.isPresent()) {
      double from = up.at(low.getAsDouble());
      double to = up.at(high.getAsDouble());
      double at = across.at(x);
      line(at, from, at, to, style);
      line(at - 4, from, at + 4, from, style);
      line(at - 4, to, at + 4, to, style);
    }
    return this;
  }

  /** A line through points, each a pair of values. */
  Canvas curve(List<double[]> points, String style) {
    return path(points, "", style);
  }

  /** The area that a closed line through points includes. */
  Canvas area(List<double[]> points, String style) {
    return path(points, "Z", style);
  }

  private Canvas path(List<double[]> points, String end, String style) {
    if (points.size() > 1) {
      StringBuilder commands = new StringBuilder();
      for (double[] point : points) {
        commands
            .append(commands.length() == 0 ? 'M' : 'L')
            .append(at(across.at(point[0])))
            .append(' ')
            .append(at(up.at(point[1])));
      }
      shapes.add(new Shape.Path(commands + end, style));
    }
    return this;
  }

  private static String at(double coordinate) {
    return Digits.PLAIN.fixed(coordinate, 1);
  }

  /** A square that stands on its tip. */
  Canvas diamond(double x, double y, double radius, String style) {
    String commands =
        "M"
            + at(x)
            + " "
            + at(y - radius)
            + "L"
            + at(x + radius)
            + " "
            + at(y)
            + "L"
            + at(x)
            + " "
            + at(y + radius)
            + "L"
            + at(x - radius)
            + " "
            + at(y)
            + "Z";
    shapes.add(new Shape.Path(commands, style));
    return this;
  }
}
