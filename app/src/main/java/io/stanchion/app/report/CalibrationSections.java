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

/** What a system's probabilities are worth. */
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
              Block.Cell.of(Digits.score(bin.from()) + " to " + Digits.score(bin.to())),
              Block.Cell.of(Digits.count(bin.count())),
              Block.Cell.of(Digits.score(bin.confidence())),
              Block.Cell.of(Digits.score(bin.accuracy()), Digits.range(bin.low(), bin.high()))));
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
              Block.Cell.of(
                  Visible.text(before.name())
                      + (MetricNames.isLoss(before.name()) ? "\u00a0↓" : "")),
              Block.Cell.of(
                  Digits.score(before.interval().value()),
                  Digits.range(before.interval().low(), before.interval().high())),
              system
                  .metric(before.name())
                  .map(
                      after ->
                          Block.Cell.of(
                              Digits.score(after.value()), Digits.range(after.low(), after.high())))
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
                        + Digits.percent(one.share())
                        + " of the paragraphs, those below a confidence of "
                        + Digits.score(one.confidence())
                        + ", to a person, and the error on the others "
                        + (one.error() < all.risk() ? "falls" : "goes")
                        + " from "
                        + Digits.score(all.risk())
                        + " to "
                        + error(one)
                        + ".",
                    ""));
  }

  private static String error(HandOver one) {
    String range = Digits.range(one.low(), one.high());
    return Digits.score(one.error()) + (range.equals(Digits.UNDEFINED) ? "" : " " + range);
  }

  private Block handOver() {
    TableBuilder table =
        new TableBuilder("What handing over to a person does, " + name)
            .text("handed over")
            .number("below confidence", "error on the others");
    for (HandOver one : calibration.handOver()) {
      table.row(
          List.of(
              Block.Cell.of(Digits.percent(one.share())),
              Block.Cell.of(Digits.score(one.confidence())),
              Block.Cell.of(Digits.score(one.error()), Digits.range(one.low(), one.high()))));
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
        table.row(Digits.percent(point.coverage()), Digits.score(point.risk()));
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
              Block.Cell.of(Digits.percent(set.promised())),
              Block.Cell.of(
                  Digits.score(set.covered().value()),
                  Digits.range(set.covered().low(), set.covered().high())),
              Block.Cell.of(Digits.ratio(OptionalDouble.of(set.meanSize()))),
              Block.Cell.of(Digits.percent(set.single()))));
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
