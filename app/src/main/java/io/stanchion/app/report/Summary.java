package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The results in words and in a few numbers. */
final class Summary {
  private static final int FEW_SYSTEMS = 4;
  private static final int FEW_COMPARISONS = 3;

  private final Study study;

  Summary(Study study) {
    this.study = study;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<String> words = study.evaluations().stream().map(Summary::evaluationWords).toList();
    String first = words.isEmpty() ? "" : words.get(0);
    blocks.add(new Block.Prose((dataSentence() + " " + first).strip(), "lead"));
    study.gaps().stream()
        .limit(FEW_SYSTEMS)
        .forEach(gaps -> blocks.add(new Block.Prose(GapsSection.sentence(gaps), "note")));
    words.stream()
        .skip(1)
        .filter(one -> !one.isEmpty())
        .forEach(one -> blocks.add(new Block.Prose(one, "")));
    if (!study.evaluations().isEmpty()) {
      List<Block.Figure> figures = figures(study.evaluations().get(0));
      if (!figures.isEmpty()) {
        blocks.add(new Block.Figures(figures));
      }
    }
    return blocks;
  }

  private String dataSentence() {
    Study.Data data = study.data();
    return "%s holds %s labelled paragraphs from %s %s."
        .formatted(
            Visible.cut(data.name(), 80),
            Digits.TYPESET.count(data.paragraphs()),
            Digits.TYPESET.count(data.groups()),
            data.groups() == 1 ? "group" : "groups");
  }

  private static String evaluationWords(Evaluation evaluation) {
    Optional<Metric> metric = ShownMetrics.main(evaluation);
    List<SystemResult> models = of(evaluation, Role.MODEL);
    if (metric.isEmpty() || models.isEmpty()) {
      return "";
    }
    List<String> sentences = new ArrayList<>();
    String where = capital("%s: ".formatted(Visible.cut(evaluation.name(), 80)));
    for (SystemResult model : models.subList(0, Math.min(FEW_SYSTEMS, models.size()))) {
      sentences.add(
          sentences.isEmpty() ? reaches(model, metric.get()) : reachesToo(model, metric.get()));
    }
    if (models.size() > FEW_SYSTEMS) {
      sentences.add("The other systems are in the first table.");
    }
    baselines(evaluation, metric.get()).ifPresent(sentences::add);
    differences(evaluation, models, metric.get()).forEach(sentences::add);
    if (models.size() == 1) {
      optimistic(evaluation, models.get(0), metric.get()).ifPresent(sentences::add);
    }
    return where + String.join(" ", sentences);
  }

  private static String reaches(SystemResult model, Metric metric) {
    Optional<Interval> found = model.metric(metric).filter(one -> one.value().isPresent());
    String name = Visible.cut(model.name(), 60);
    if (found.isEmpty()) {
      return "%s has no defined %s.".formatted(name, metric.title());
    }
    Interval interval = found.get();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s reaches a %s of %s"
            .formatted(name, metric.title(), Digits.TYPESET.score(interval.value())));
    String range = Digits.TYPESET.range(interval.low(), interval.high());
    if (!range.equals(Digits.UNDEFINED)) {
      text.append(", with a 95 %% interval of %s when whole groups are resampled".formatted(range));
      String naive = Digits.TYPESET.range(interval.naiveLow(), interval.naiveHigh());
      if (!naive.equals(Digits.UNDEFINED) && !naive.equals(range)) {
        text.append(" (%s if paragraphs were independent)".formatted(naive));
      }
    }
    return text + ".";
  }

  private static String reachesToo(SystemResult model, Metric metric) {
    Optional<Interval> found = model.metric(metric).filter(one -> one.value().isPresent());
    String name = Visible.cut(model.name(), 60);
    if (found.isEmpty()) {
      return "%s has no defined %s.".formatted(name, metric.title());
    }
    String range = Digits.TYPESET.range(found.get().low(), found.get().high());
    return "%s reaches %s%s."
        .formatted(
            name,
            Digits.TYPESET.score(found.get().value()),
            range.equals(Digits.UNDEFINED) ? "" : " " + range);
  }

  private static Optional<String> baselines(Evaluation evaluation, Metric metric) {
    List<SystemResult> baselines =
        of(evaluation, Role.BASELINE).stream()
            .filter(one -> one.value(metric).isPresent())
            .toList();
    Optional<SystemResult> majority = majority(baselines);
    Optional<SystemResult> best =
        baselines.stream()
            .max(
                Comparator.comparingDouble(
                    one -> (metric.isLoss() ? -1 : 1) * one.value(metric).orElse(0)))
            .filter(one -> majority.isEmpty() || !one.equals(majority.get()));
    List<String> parts = new ArrayList<>();
    majority.ifPresent(
        one -> parts.add("the majority label reaches " + Digits.TYPESET.score(one.value(metric))));
    best.ifPresent(
        one ->
            parts.add(
                "the best baseline, %s, %s%s"
                    .formatted(
                        Visible.cut(one.name(), 40),
                        majority.isPresent() ? "" : "reaches ",
                        Digits.TYPESET.score(one.value(metric)))));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(capital(String.join(" and ", parts)) + ".");
  }

  private static Optional<SystemResult> majority(List<SystemResult> baselines) {
    return baselines.stream()
        .filter(one -> one.name().toLowerCase(Locale.ROOT).contains("majority"))
        .findFirst();
  }

  private static List<String> differences(
      Evaluation evaluation, List<SystemResult> models, Metric metric) {
    List<String> names = models.stream().map(SystemResult::name).toList();
    Optional<String> majority = majority(of(evaluation, Role.BASELINE)).map(SystemResult::name);
    List<Evaluation.Comparison> told =
        evaluation.comparisons().stream()
            .filter(one -> one.metric() == metric && one.value().isPresent())
            .filter(one -> names.contains(one.first()))
            .filter(
                one ->
                    models.size() == 1
                        ? majority.filter(one.second()::equals).isPresent()
                        : names.contains(one.second()))
            .limit(FEW_COMPARISONS)
            .toList();
    return told.stream().map(one -> difference(one, one.equals(told.get(0)))).toList();
  }

  private static String difference(Evaluation.Comparison one, boolean first) {
    OptionalDouble p = one.holmP().isPresent() ? one.holmP() : one.permutationP();
    String range = Digits.TYPESET.signedRange(one.low(), one.high());
    return "%s less %s is %s%s%s."
        .formatted(
            capital(Visible.cut(one.first(), 60)),
            Visible.cut(one.second(), 60),
            Digits.TYPESET.signed(one.value()),
            range.equals(Digits.UNDEFINED) ? "" : " " + range,
            p.isPresent()
                ? ", " + Digits.TYPESET.pIs(p.getAsDouble()) + (first ? test(one) : "")
                : "");
  }

  private static String test(Evaluation.Comparison one) {
    return " by a permutation test of groups"
        + (one.holmP().isPresent() ? " with Holm's adjustment" : "");
  }

  private static Optional<String> optimistic(
      Evaluation evaluation, SystemResult model, Metric metric) {
    OptionalDouble honest = model.value(metric);
    return of(evaluation, Role.OPTIMISTIC).stream()
        .filter(one -> one.value(metric).isPresent() && honest.isPresent())
        .findFirst()
        .map(
            one -> {
              double claimed = one.value(metric).orElse(0);
              return ("A split that lets the model see the groups it is tested on would claim %s,"
                      + " a difference of %s.")
                  .formatted(
                      Digits.TYPESET.score(claimed),
                      Digits.TYPESET.signed(claimed - honest.orElse(0)));
            });
  }

  private static List<Block.Figure> figures(Evaluation evaluation) {
    List<Block.Figure> figures = new ArrayList<>();
    List<Metric> metrics = ShownMetrics.headline(evaluation);
    List<SystemResult> models = of(evaluation, Role.MODEL);
    if (metrics.isEmpty() || models.isEmpty()) {
      return figures;
    }
    Metric main = ShownMetrics.main(evaluation).orElse(metrics.get(0));
    if (models.size() > 1) {
      models.stream()
          .limit(FEW_SYSTEMS)
          .forEach(
              model ->
                  figures.add(
                      figure(main.title() + ", " + Visible.cut(model.name(), 24), model, main)));
      return figures;
    }
    SystemResult model = models.get(0);
    figures.add(figure(main.title(), model, main));
    metrics.stream()
        .filter(metric -> metric != main && !metric.isLoss())
        .forEach(metric -> figures.add(figure(metric.title(), model, metric)));
    majority(of(evaluation, Role.BASELINE))
        .ifPresent(one -> figures.add(figure(main.title() + ", majority", one, main)));
    of(evaluation, Role.OPTIMISTIC).stream()
        .findFirst()
        .ifPresent(one -> figures.add(figure(main.title() + ", optimistic split", one, main)));
    return figures;
  }

  private static Block.Figure figure(String name, SystemResult system, Metric metric) {
    String range = Digits.TYPESET.range(system.metric(metric));
    return new Block.Figure(
        name,
        Digits.TYPESET.score(system.value(metric)),
        range.equals(Digits.UNDEFINED) ? "" : range);
  }

  private static List<SystemResult> of(Evaluation evaluation, Role role) {
    return evaluation.systems().stream().filter(system -> system.role() == role).toList();
  }

  private static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
