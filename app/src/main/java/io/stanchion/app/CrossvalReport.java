package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.Baseline;
import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.model.TrainingOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Cross-validations as they finish: the model, what it has to beat, and what the numbers rest on.
 */
final class CrossvalReport {
  private static final int MAX_FOLDS_SHOWN = 60;
  private static final int MAX_TARGETS_SHOWN = 20;

  private final LabelledData data;
  private final TrainingOptions options;
  private final ClusterBootstrap bootstrap;
  private final Progress progress;
  private final Results results;
  private final Report report;

  CrossvalReport(
      LabelledData data,
      TrainingOptions options,
      ClusterBootstrap bootstrap,
      Progress progress,
      Results results) {
    this.data = data;
    this.options = options;
    this.bootstrap = bootstrap;
    this.progress = progress;
    this.results = results;
    this.report = new Report(results, data.labels());
  }

  void head() {
    results.line(
        "%s: %d paragraphs, %d groups, %s",
        Plain.line(data.name()),
        data.paragraphs().size(),
        data.groupCount(),
        Plain.line(LabelledData.labelCounts(data.paragraphs()).toString()));
    if (!data.grouped()) {
      results.line("NOTE: no group column: each row is its own group, as in a random split");
    }
    results.line("features: %s", options.features().description());
  }

  void footnote() {
    report.footnote();
  }

  /** Runs a split and the random one beside it, and prints what came of them. */
  void split(FoldPlan fair, Optional<FoldPlan> random) {
    CrossValidated model = CrossValidation.run(data, fair, options, progress::step);
    results.line("%s, %d repeats", fair.name(), fair.repeats());
    report.header();
    report.row("model", model.matrices());
    report.row("majority", model.majorityMatrices());
    baselines(fair);
    if (model.flipRate().isPresent()) {
      results.line(
          "with another target, %s of the predictions change", Results.score(model.flipRate()));
    }
    random.ifPresent(plan -> random(plan, model));
    intervals(model);
    results.line("");
    report.perLabel(model.matrices());
    results.line("").line("counts of repeat 1");
    report.confusion(model.matrices().get(0));
    targets(model);
    results.line("");
    folds(model);
  }

  private void baselines(FoldPlan plan) {
    for (Baseline baseline : Baseline.of(data)) {
      CrossValidated result =
          CrossValidation.run(baseline.view(data), plan, baseline.options(options), () -> {});
      report.row(baseline.title(), result.matrices());
      progress.step();
    }
  }

  private void random(FoldPlan plan, CrossValidated model) {
    CrossValidated random = CrossValidation.run(data, plan, options, progress::step);
    report.row(plan.name() + " (optimistic)", random.matrices());
    OptionalDouble claimed = CrossValidated.mean(random.matrices(), ConfusionMatrix::macroF1);
    OptionalDouble honest = CrossValidated.mean(model.matrices(), ConfusionMatrix::macroF1);
    if (claimed.isPresent() && honest.isPresent()) {
      double gap = claimed.getAsDouble() - honest.getAsDouble();
      results.line("%-28s %8s", "gap in macro-F1", String.format(Locale.ROOT, "%+.3f", gap));
    }
  }

  private void intervals(CrossValidated model) {
    results.line("").line("the model on repeat 1, with intervals");
    UncertaintyTable table = new UncertaintyTable(bootstrap, results);
    table.header();
    for (Metric metric : Metric.values()) {
      table.row(metric, model.scored(1));
    }
    table.footnote();
  }

  private void targets(CrossValidated model) {
    List<String> targets = data.targets();
    if (targets.size() > 1 && targets.size() <= MAX_TARGETS_SHOWN) {
      results.line("");
      report.header();
      for (String target : targets) {
        report.row(target, model.matrices(one -> one.paragraph().target().equals(target)));
      }
    }
  }

  private void folds(CrossValidated model) {
    if (model.folds().size() > MAX_FOLDS_SHOWN) {
      return;
    }
    results.line("repeat fold epochs  test counts; training counts");
    for (CrossValidation.FoldResult fold : model.folds()) {
      results.line(
          "%6d %4d %6d  %s; %s%s",
          fold.fold().repeat(),
          fold.fold().number(),
          fold.epochs(),
          Plain.line(fold.testCounts().toString()),
          Plain.line(fold.trainingCounts().toString()),
          groupsOf(fold, model));
    }
    results.line("");
  }

  private String groupsOf(CrossValidation.FoldResult fold, CrossValidated model) {
    List<String> groups =
        fold.fold().test().stream().map(i -> data.paragraphs().get(i).group()).distinct().toList();
    boolean few = model.plan().grouped() && data.grouped() && groups.size() <= 3;
    return few ? groups.stream().map(Plain::line).collect(Collectors.joining(", ", "; ", "")) : "";
  }
}
