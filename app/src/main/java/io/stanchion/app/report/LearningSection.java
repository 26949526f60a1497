package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.LearningCurve;
import io.stanchion.evaluation.study.LearningCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A section about the learning curve and its forecast for more labels. */
final class LearningSection {
  private LearningSection() {}

  static Section of(LearningCurve curve) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Prose(words(curve), ""));
    LearningPlot plot =
        new LearningPlot(
            curve.metric().title(),
            Stream.concat(curve.byParagraphs().stream(), curve.byGroups().stream()).toList());
    List<Block> graphics = new ArrayList<>();
    if (isDefined(curve.byParagraphs())) {
      graphics.add(
          plot.draw("learning-paragraphs", "paragraphs", curve.byParagraphs(), Point::paragraphs));
    }
    if (isDefined(curve.byGroups())) {
      graphics.add(plot.draw("learning-groups", "groups", curve.byGroups(), Point::groups));
    }
    if (!graphics.isEmpty()) {
      blocks.add(new Block.Row(graphics));
    }
    List<Block> tables = new ArrayList<>();
    table(tables, curve, "paragraphs", curve.byParagraphs());
    table(tables, curve, "groups", curve.byGroups());
    if (!tables.isEmpty()) {
      blocks.add(new Block.Row(tables));
    }
    return Section.of("learning-curve", "Learning curve", blocks);
  }

  private static boolean isDefined(List<Point> points) {
    return points.stream().anyMatch(point -> point.value().isPresent());
  }

  private static String words(LearningCurve curve) {
    StringBuilder text = new StringBuilder();
    text.append("Each fold's model (")
        .append(Visible.name(curve.split()))
        .append(") was trained anew on a part of its training paragraphs and tested as ever. ");
    if (curve.perDoubling().isPresent()) {
      text.append("When the number of paragraphs doubles, ")
          .append(curve.metric().title())
          .append(" changes by ")
          .append(change(curve.perDoubling(), curve.perDoublingLow(), curve.perDoublingHigh()))
          .append(". ");
    }
    if (curve.forecast().isPresent()) {
      text.append("If the line goes on, the next ")
          .append(Digits.TYPESET.count(curve.nextLabels()))
          .append(" labels change it by ")
          .append(change(curve.forecast(), curve.forecastLow(), curve.forecastHigh()))
          .append(". ");
      if (curve.forecastLow().orElse(-1) <= 0) {
        text.append("That more labels help is not shown by these data.");
      }
    }
    return text.toString().strip();
  }

  private static String change(OptionalDouble value, OptionalDouble low, OptionalDouble high) {
    String range = Digits.TYPESET.signedRange(low, high);
    return Digits.TYPESET.signed(value)
        + (range.equals(Digits.UNDEFINED) ? "" : " (95 % interval " + range + ")");
  }

  private static void table(
      List<Block> tables, LearningCurve curve, String unit, List<Point> points) {
    if (points.isEmpty()) {
      return;
    }
    TableBuilder table =
        new TableBuilder("Learning curve, " + unit + " drawn at random")
            .text("training paragraphs")
            .number("training groups", curve.metric().title());
    for (Point point : points) {
      table.row(
          List.of(
              Block.Cell.of(Digits.TYPESET.whole(point.paragraphs())),
              Block.Cell.of(Digits.TYPESET.whole(point.groups())),
              Block.Cell.of(
                  Digits.TYPESET.score(point.value()),
                  Digits.TYPESET.range(point.low(), point.high()))));
    }
    tables.add(
        table.note("Means over folds. In brackets: 95 % interval, test groups resampled.").build());
  }
}
