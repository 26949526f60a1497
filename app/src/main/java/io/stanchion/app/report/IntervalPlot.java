package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Values with their intervals, a row each, and the numbers beside them. */
final class IntervalPlot {
  static final int MOST_ROWS = 40;

  /** Names stand above their rows, so that a drawing is readable on a narrow screen. */
  private static final int WIDTH = 440;

  private static final int LEFT = 20;
  private static final int RIGHT = 420;
  private static final int ROW = 42;
  private static final int TOP = 8;
  private static final int NAME = 34;

  private static final List<Block.Key> KEYS =
      List.of(
          new Block.Key("k-interval", "value and 95 % interval"),
          new Block.Key("k-naive", "95 % interval, paragraphs taken as independent"));

  private final String id;
  private final String title;
  private final boolean difference;

  private IntervalPlot(String id, String title, boolean difference) {
    this.id = id;
    this.title = title;
    this.difference = difference;
  }

  /** A plot of values in [0, 1]. */
  static IntervalPlot ofScores(String id, String title) {
    return new IntervalPlot(id, title, false);
  }

  /** A plot of differences, with a line where there is none. */
  static IntervalPlot ofDifferences(String id, String title) {
    return new IntervalPlot(id, title, true);
  }

  /** A row; {@code style} is {@code main}, {@code plain} or {@code warn}. */
  record Row(
      String name,
      OptionalDouble value,
      OptionalDouble low,
      OptionalDouble high,
      OptionalDouble naiveLow,
      OptionalDouble naiveHigh,
      String style) {
    static Row of(String name, Interval interval, String style) {
      return new Row(
          name,
          interval.value(),
          interval.low(),
          interval.high(),
          interval.naiveLow(),
          interval.naiveHigh(),
          style);
    }
  }

  /** Draws the rows; nothing if no value is defined. */
  Optional<Block> draw(List<Row> all) {
    List<Row> rows = all.subList(0, Math.min(MOST_ROWS, all.size()));
    if (rows.stream().allMatch(row -> row.value().isEmpty())) {
      return Optional.empty();
    }
    int bottom = TOP + ROW * rows.size();
    Axis across = axis(rows);
    Axis up = new Axis(0, 1, bottom, TOP, List.of(), 0, false);
    Canvas canvas = new Canvas(across, up).grid();
    if (difference) {
      canvas.line(across.at(0), bottom, across.at(0), TOP, "zero");
    }
    for (int i = 0; i < rows.size(); i++) {
      row(canvas, across, rows.get(i), TOP + ROW * i + 29);
    }
    boolean naive = rows.stream().anyMatch(row -> row.naiveLow().isPresent());
    return Optional.of(
        new Block.Graphic(
            id,
            title,
            description(rows, all.size()),
            WIDTH,
            bottom + 26,
            canvas.shapes(),
            naive ? KEYS : KEYS.subList(0, 1)));
  }

  private Axis axis(List<Row> rows) {
    if (!difference) {
      return Axis.unit(LEFT, RIGHT);
    }
    double furthest =
        rows.stream()
            .flatMap(row -> Stream.of(row.value(), row.low(), row.high()))
            .flatMapToDouble(
                end -> end.isPresent() ? DoubleStream.of(end.getAsDouble()) : DoubleStream.empty())
            .map(Math::abs)
            .max()
            .orElse(1);
    return Axis.around(-furthest, furthest, LEFT, RIGHT);
  }

  private void row(Canvas canvas, Axis across, Row row, double y) {
    canvas.text(LEFT, y - 13, "start", "name", Visible.cut(row.name(), NAME));
    if (row.naiveLow().isPresent() && row.naiveHigh().isPresent()) {
      double from = across.at(row.naiveLow().getAsDouble());
      canvas.box(
          from, y - 6, Math.max(1, across.at(row.naiveHigh().getAsDouble()) - from), 12, "naive");
    }
    if (row.low().isPresent() && row.high().isPresent()) {
      double from = across.at(row.low().getAsDouble());
      double to = across.at(row.high().getAsDouble());
      canvas.line(from, y, to, y, "whisker " + row.style());
      canvas.line(from, y - 4, from, y + 4, "whisker " + row.style());
      canvas.line(to, y - 4, to, y + 4, "whisker " + row.style());
    }
    row.value().ifPresent(value -> point(canvas, across.at(value), y, row.style()));
    canvas.text(RIGHT, y - 13, "end", "value", value(row));
  }

  private static void point(Canvas canvas, double x, double y, String style) {
    if (style.equals("main")) {
      canvas.dot(x, y, 5, "dot main");
    } else if (style.equals("warn")) {
      canvas.diamond(x, y, 6, "dot warn");
    } else {
      canvas.dot(x, y, 4.5, "dot plain");
    }
  }

  private String value(Row row) {
    String value =
        difference ? Digits.TYPESET.signed(row.value()) : Digits.TYPESET.score(row.value());
    String range =
        difference
            ? Digits.TYPESET.signedRange(row.low(), row.high())
            : Digits.TYPESET.range(row.low(), row.high());
    return range.equals(Digits.UNDEFINED) ? value : value + "  " + range;
  }

  private String description(List<Row> rows, int all) {
    StringBuilder text = new StringBuilder("A dot for each value on a line for its interval. ");
    rows.stream()
        .limit(10)
        .forEach(row -> text.append(Visible.cut(row.name(), 60) + ": " + value(row) + ". "));
    if (all > 10) {
      text.append("The rest is in the table below.");
    }
    return text.toString().strip();
  }
}
