package io.stanchion.app.report;

import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.CalibrationResult.HandOver;
import io.stanchion.evaluation.study.CalibrationResult.RiskPoint;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.SystemResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Sections about the quality of a system's probabilities. */
final class CalibrationSections {
  private static final double A_FIFTH = 0.2;

  private final SystemResult system;
  private final CalibrationResult calibration;
  private final String name;
  private final String id;

  CalibrationSections(SystemResult system, CalibrationResult calibration, String name, String id) {
    this.system = system;
    this.calibration = calibration;
    this.name = name;
    this.id = id;
  }

  List<Section> sections() {
    return List.of(reliability(), risk(), sets());
  }

  private Section reliability() {
    List<Block> blocks = new ArrayList<>();
    if (!calibration.reliability().isEmpty()) {
      blocks.add(
          new Block.Prose(
              calibration.calibrated()
                  ? "The probabilities were corrected by a temperature that was fitted inside each"
                      + " training part."
                  : "The probabilities are as the system gave them.",
              ""));
      blocks.add(
          new Block.Row(
              List.of(
                  ReliabilityPlot.draw(
                      id + "-reliability-plot",
                      "Reliability of the most probable label, " + name,
                      calibration.reliability()),
                  bins())));
    }
    if (!calibration.uncorrected().isEmpty()) {
      blocks.add(correction());
    }
    return Section.of(id + "-reliability", "Reliability", blocks);
  }

  private Block bins() {
    TableBuilder table =
        new TableBuilder("Bins of the reliability diagram, " + name)
            .text("confidence")
            .number("predictions", "mean confidence", "share correct");
    for (CalibrationResult.Bin bin : calibration.reliability()) {
      table.row(
          List.of(
              Block.Cell.of(
                  Digits.TYPESET.score(bin.from()) + " to " + Digits.TYPESET.score(bin.to())),
              Block.Cell.of(Digits.TYPESET.count(bin.count())),
              Block.Cell.of(Digits.TYPESET.score(bin.confidence())),
              Block.Cell.of(
                  Digits.TYPESET.score(bin.accuracy()),
                  Digits.TYPESET.range(bin.low(), bin.high()))));
    }
    return table.note("In brackets: 95 % interval, whole groups resampled.").build();
  }

  private Block correction() {
    TableBuilder table =
        new TableBuilder("What the correction of the probabilities does, " + name)
            .text("metric")
            .number("before", "after");
    for (SystemResult.MetricValue before : calibration.uncorrected()) {
      table.row(
          List.of(
              Block.Cell.of(ShownMetrics.head(before.metric())),
              Block.Cell.of(
                  Digits.TYPESET.score(before.interval().value()),
                  Digits.TYPESET.range(before.interval().low(), before.interval().high())),
              system
                  .metric(before.metric())
                  .map(
                      after ->
                          Block.Cell.of(
                              Digits.TYPESET.score(after.value()),
                              Digits.TYPESET.range(after.low(), after.high())))
                  .orElseGet(() -> Block.Cell.of(Digits.UNDEFINED))));
    }
    return table
        .note("In brackets: 95 % interval, whole groups resampled. ↓: less is better.")
        .build();
  }

  private Section risk() {
    List<Block> blocks = new ArrayList<>();
    List<Block> tables = new ArrayList<>();
    if (!calibration.handOver().isEmpty()) {
      tables.add(handOver());
    }
    if (!calibration.riskCoverage().isEmpty()) {
      handOverSentence().ifPresent(blocks::add);
      tables.add(curve());
      blocks.add(
          new Block.Row(
              List.of(
                  RiskPlot.draw(
                      id + "-risk-plot",
                      "Errors among the most confident answers, " + name,
                      calibration.riskCoverage(),
                      calibration.handOver()),
                  new Block.Stack(tables))));
    } else {
      blocks.addAll(tables);
    }
    return Section.of(id + "-risk", "Risk and coverage", blocks);
  }

  private Optional<Block> handOverSentence() {
    RiskPoint all = calibration.riskCoverage().get(calibration.riskCoverage().size() - 1);
    return calibration.handOver().stream()
        .filter(one -> one.share() > 0)
        .min(Comparator.comparingDouble(one -> Math.abs(one.share() - A_FIFTH)))
        .map(
            one ->
                new Block.Prose(
                    "Send "
                        + Digits.TYPESET.percent(one.share())
                        + " of the paragraphs, those below a confidence of "
                        + Digits.TYPESET.score(one.confidence())
                        + ", to a person, and the error on the others "
                        + (one.error() < all.risk() ? "falls" : "goes")
                        + " from "
                        + Digits.TYPESET.score(all.risk())
                        + " to "
                        + error(one)
                        + change(one.error(), all.risk())
                        + ".",
                    ""));
  }

  private static String change(double error, double before) {
    return before > 0 ? " (" + Digits.TYPESET.signed(100 * (error / before - 1), 0) + " %)" : "";
  }

  private static String error(HandOver one) {
    String range = Digits.TYPESET.range(one.low(), one.high());
    return Digits.TYPESET.score(one.error()) + (range.equals(Digits.UNDEFINED) ? "" : " " + range);
  }

  private Block handOver() {
    TableBuilder table =
        new TableBuilder("What handing over to a person does, " + name)
            .text("handed over")
            .number("below confidence", "error on the others");
    for (HandOver one : calibration.handOver()) {
      table.row(
          List.of(
              Block.Cell.of(Digits.TYPESET.percent(one.share())),
              Block.Cell.of(Digits.TYPESET.score(one.confidence())),
              Block.Cell.of(
                  Digits.TYPESET.score(one.error()), Digits.TYPESET.range(one.low(), one.high()))));
    }
    return table.note("In brackets: 95 % interval, whole groups resampled.").build();
  }

  private Block curve() {
    TableBuilder table =
        new TableBuilder("Points of the risk–coverage curve, " + name)
            .text("answered")
            .number("share of errors");
    int last = -1;
    for (RiskPoint point : calibration.riskCoverage()) {
      int tenth = (int) Math.floor(point.coverage() * 10 + 1e-9);
      if (tenth > last && tenth > 0) {
        table.row(Digits.TYPESET.percent(point.coverage()), Digits.TYPESET.score(point.risk()));
        last = tenth;
      }
    }
    return table.build();
  }

  private Section sets() {
    TableBuilder table =
        new TableBuilder("Prediction sets, " + name)
            .text("promised coverage")
            .number("covered", "mean number of labels", "sets of one label");
    for (CalibrationResult.SetResult set : calibration.sets()) {
      table.row(
          List.of(
              Block.Cell.of(Digits.TYPESET.percent(set.promised())),
              Block.Cell.of(
                  Digits.TYPESET.score(set.covered().value()),
                  Digits.TYPESET.range(set.covered().low(), set.covered().high())),
              Block.Cell.of(Digits.TYPESET.ratio(OptionalDouble.of(set.meanSize()))),
              Block.Cell.of(Digits.TYPESET.percent(set.single()))));
    }
    table
        .note("A set holds every label that cannot be ruled out at the promised coverage, which")
        .note(
            "holds for groups like those seen. In brackets: 95 % interval, whole groups"
                + " resampled.");
    return Section.of(
        id + "-sets",
        "Prediction sets",
        calibration.sets().isEmpty() ? List.of() : List.of(table.build()));
  }
}
