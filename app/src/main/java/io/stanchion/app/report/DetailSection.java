package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.CalibrationResult;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.study.SystemResult.LabelScores;
import io.stanchion.evaluation.study.SystemResult.Part;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One system in detail. */
final class DetailSection {
  private static final int MOST_ROWS = 20;

  private final SystemResult system;
  private final String name;
  private final String id;
  private final boolean repeated;

  /** {@code split} is what to add to the system's name in captions; may be empty. */
  DetailSection(SystemResult system, String split, String id, boolean repeated) {
    this.system = system;
    this.name = Visible.cut(system.name(), 60) + (split.isEmpty() ? "" : ", " + split);
    this.id = id;
    this.repeated = repeated;
  }

  Section section() {
    List<Section> parts = new ArrayList<>();
    parts.add(metrics());
    parts.add(labels());
    parts.add(confusion());
    Map<String, List<Part>> byKind = new LinkedHashMap<>();
    system
        .parts()
        .forEach(part -> byKind.computeIfAbsent(part.by(), by -> new ArrayList<>()).add(part));
    int number = 1;
    for (Map.Entry<String, List<Part>> one : byKind.entrySet()) {
      parts.add(part(one.getKey(), one.getValue(), id + "-by-" + number++));
    }
    CalibrationResult none =
        new CalibrationResult(false, List.of(), List.of(), List.of(), List.of(), List.of());
    parts.addAll(
        new CalibrationSections(system, system.calibration().orElse(none), name, id).sections());
    return new Section(
        id,
        "In detail: " + Visible.cut(system.name(), 60),
        List.of(),
        parts.stream().filter(part -> !part.isEmpty()).toList());
  }

  private Section metrics() {
    TableBuilder table =
        new TableBuilder("All metrics of " + name)
            .text("metric")
            .number("value", "95 % by group", "95 % by paragraph", "design effect", "effective n");
    for (SystemResult.MetricValue metric : system.metrics()) {
      table.row(
          ShownMetrics.head(metric.metric()),
          Digits.TYPESET.score(metric.interval().value()),
          Digits.TYPESET.range(metric.interval().low(), metric.interval().high()),
          Digits.TYPESET.range(metric.interval().naiveLow(), metric.interval().naiveHigh()),
          Digits.TYPESET.ratio(metric.interval().designEffect()),
          Digits.TYPESET.whole(metric.interval().effectiveSize()));
    }
    table
        .note("By group: whole groups resampled; by paragraph: as if paragraphs were independent.")
        .note("Design effect: the variance by group over that by paragraph; effective n: how many")
        .note("independent paragraphs would tell as much.");
    if (system.metrics().stream().anyMatch(metric -> metric.metric().isLoss())) {
      table.note("↓: less is better.");
    }
    return section("metrics", "Metrics", system.metrics().isEmpty() ? List.of() : List.of(table));
  }

  private Section labels() {
    if (system.labels().isEmpty()) {
      return Section.of(id + "-labels", "", List.of());
    }
    TableBuilder table =
        new TableBuilder("Precision, recall and F1 per label, " + name)
            .text("label")
            .number("precision", "recall", "F1", "paragraphs");
    for (LabelScores label : system.labels()) {
      table.row(
          List.of(
              Block.Cell.of(Visible.text(label.label())),
              Block.Cell.of(Digits.TYPESET.score(label.precision())),
              Block.Cell.of(Digits.TYPESET.score(label.recall())),
              Block.Cell.of(
                  Digits.TYPESET.score(label.f1().value()),
                  Digits.TYPESET.range(label.f1().low(), label.f1().high())),
              Block.Cell.of(Digits.TYPESET.count(label.support()))));
    }
    return Section.of(
        id + "-labels",
        "Labels",
        List.of(
            LabelPlot.draw(id + "-labels-plot", "Scores per label, " + name, system.labels()),
            table.build()));
  }

  private Section confusion() {
    boolean square =
        !system.confusion().isEmpty() && system.confusion().size() == system.labels().size();
    return Section.of(
        id + "-confusion",
        "Confusion matrix",
        square ? List.of(ConfusionTable.of(system, name, repeated)) : List.of());
  }

  private Section part(String by, List<Part> all, String partId) {
    List<Part> parts = thatMatter(all);
    List<Block> blocks = new ArrayList<>();
    boolean favg = parts.stream().anyMatch(part -> part.favg().isPresent());
    IntervalPlot.ofScores(partId + "-plot", "Accuracy by " + by + ", " + name)
        .draw(
            parts.stream()
                .map(part -> IntervalPlot.Row.of(part.name(), part.accuracy(), "main"))
                .map(DetailSection::withoutNaive)
                .toList())
        .ifPresent(blocks::add);
    TableBuilder table =
        new TableBuilder("Scores by " + by + ", " + name)
            .text(by)
            .number("paragraphs", Metric.ACCURACY.title(), Metric.MACRO_F1.title());
    if (favg) {
      table.number(Metric.F_AVG.title());
    }
    parts.forEach(part -> table.row(cells(part, favg)));
    if (parts.size() < all.size()) {
      table.row(others(all, parts, favg));
      table.note(
          "The %s of %s with the most errors; the others are in the JSON report."
              .formatted(Digits.TYPESET.count(MOST_ROWS), Digits.TYPESET.count(all.size())));
    }
    table.note(
        by.equals("group")
            ? "In brackets: 95 % interval, paragraphs of the group resampled."
            : "In brackets: 95 % interval, whole groups resampled.");
    blocks.add(table.build());
    if (parts.stream().anyMatch(part -> !part.stances().isEmpty())) {
      blocks.add(stances(by, parts));
    }
    // Side by side where there is room, as there is in print.
    return Section.of(partId, "By " + by, List.of(new Block.Row(List.copyOf(blocks))));
  }

  private Block stances(String by, List<Part> parts) {
    List<Metric> metrics =
        List.of(Metric.FALSE_ALARMS, Metric.STANCE_PRECISION, Metric.STANCE_RECALL);
    TableBuilder table = new TableBuilder("Stances by " + by + ", " + name).text(by);
    metrics.forEach(metric -> table.number(ShownMetrics.head(metric)));
    for (Part part : parts) {
      List<Block.Cell> cells = new ArrayList<>();
      cells.add(Block.Cell.of(name(part)));
      for (Metric metric : metrics) {
        Optional<Interval> interval = part.stance(metric);
        cells.add(
            Block.Cell.of(
                interval.map(one -> Digits.TYPESET.score(one.value())).orElse(Digits.UNDEFINED),
                Digits.TYPESET.range(interval)));
      }
      table.row(cells);
    }
    return table.note("In brackets: 95 % interval, whole groups resampled.").build();
  }

  private static String name(Part part) {
    return part.name().isEmpty() ? "(none)" : Visible.text(part.name());
  }

  /** Keeps the parts with the most errors, in the order of all. */
  private static List<Part> thatMatter(List<Part> all) {
    Set<Part> kept =
        all.stream()
            .sorted(
                Comparator.comparingDouble(DetailSection::errors)
                    .thenComparingLong(Part::paragraphs)
                    .reversed())
            .limit(MOST_ROWS)
            .collect(Collectors.toSet());
    return all.stream().filter(kept::contains).toList();
  }

  private static double errors(Part part) {
    return Math.rint(part.paragraphs() * (1 - part.accuracy().value().orElse(0)) * 1e6) / 1e6;
  }

  private static List<Block.Cell> others(List<Part> all, List<Part> shown, boolean favg) {
    List<Part> rest = all.stream().filter(part -> !shown.contains(part)).toList();
    long paragraphs = rest.stream().mapToLong(Part::paragraphs).sum();
    double errors = rest.stream().mapToDouble(DetailSection::errors).sum();
    List<Block.Cell> cells = new ArrayList<>();
    cells.add(Block.Cell.of("the other " + Digits.TYPESET.count(rest.size())));
    cells.add(Block.Cell.of(Digits.TYPESET.count(paragraphs)));
    cells.add(Block.Cell.of(Digits.TYPESET.score(1 - errors / paragraphs)));
    cells.add(Block.Cell.of(""));
    if (favg) {
      cells.add(Block.Cell.of(""));
    }
    return cells;
  }

  private static IntervalPlot.Row withoutNaive(IntervalPlot.Row row) {
    return new IntervalPlot.Row(
        row.name(),
        row.value(),
        row.low(),
        row.high(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        row.style());
  }

  private static List<Block.Cell> cells(Part part, boolean favg) {
    Stream<Block.Cell> cells =
        Stream.of(
            Block.Cell.of(name(part)),
            Block.Cell.of(Digits.TYPESET.count(part.paragraphs())),
            Block.Cell.of(
                Digits.TYPESET.score(part.accuracy().value()),
                Digits.TYPESET.range(part.accuracy().low(), part.accuracy().high())),
            Block.Cell.of(Digits.TYPESET.score(part.macroF1())));
    return favg
        ? Stream.concat(cells, Stream.of(Block.Cell.of(Digits.TYPESET.score(part.favg())))).toList()
        : cells.toList();
  }

  private Section section(String suffix, String title, List<TableBuilder> tables) {
    return Section.of(id + "-" + suffix, title, tables.stream().map(TableBuilder::build).toList());
  }
}
