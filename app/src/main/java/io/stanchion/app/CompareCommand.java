package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.Input;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.evaluation.uncertainty.Paired;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares systems by their predictions. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares any systems' predictions of the same labelled paragraphs: each metric with its",
      "interval, and every difference tested, paired, by article."
    },
    footer = {
      "",
      "Systems are scored on the paragraphs that all of them have predicted. Ids that are missing",
      "are named, and make the exit code 1.",
      "",
      "Examples:",
      "  stanchion compare gold.csv bert.csv llm.csv",
      "  stanchion compare gold.csv a.csv b.csv c.csv --metric F_AVG --group-column outlet"
    })
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "GOLD", description = "Labels: CSV with a header.")
  private String gold = "";

  @Parameters(
      index = "1..*",
      arity = "2..*",
      paramLabel = "PREDICTIONS",
      description = "CSV with the columns id and label, and p_<label> where there are any.")
  private List<String> files = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "What differences are tested in: ${COMPLETION-CANDIDATES}. Default: MACRO_F1.")
  private Metric metric = Metric.MACRO_F1;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LabelledData data = labelOptions.read(gold);
    List<Predictions> systems =
        files.stream().map(file -> Predictions.read(Input.of(file))).toList();
    Set<String> labels = new TreeSet<>(data.labels());
    Set<String> common = new LinkedHashSet<>(EvaluateCommand.ids(data));
    for (Predictions system : systems) {
      labels.addAll(system.probabilityLabels());
      system.byId().values().forEach(predicted -> labels.add(predicted.label()));
      common.retainAll(system.byId().keySet());
    }
    if (common.isEmpty()) {
      throw new DataException("no paragraph of " + data.name() + " was predicted by every system");
    }
    List<Predictions.Matched> matched =
        systems.stream().map(system -> system.match(data, common, List.copyOf(labels))).toList();
    try (Results results = new Results(terminal)) {
      results.line(
          "%s: %d of %d paragraphs have a prediction of every system",
          Plain.line(data.name()), common.size(), data.paragraphs().size());
      for (int i = 0; i < systems.size(); i++) {
        Unmatched.print(systems.get(i).name(), matched.get(i), results);
      }
      List<Scored> scored = matched.stream().map(Predictions.Matched::scored).toList();
      systems(scored, results);
      differences(scored, results);
    }
    boolean complete = matched.stream().allMatch(one -> one.missing().isEmpty());
    return complete ? Stanchion.DONE : Stanchion.REJECTED;
  }

  private void systems(List<Scored> scored, Results results) {
    UncertaintyTable table = new UncertaintyTable(bootstrap.bootstrap(), results);
    for (int i = 0; i < scored.size(); i++) {
      results.line("").line("%s", Plain.line(files.get(i)));
      table.header();
      for (Metric one : Metric.values()) {
        table.row(one, scored.get(i));
      }
    }
    table.footnote();
  }

  private record Compared(String names, Paired.Difference difference, double mcnemar) {}

  private void differences(List<Scored> scored, Results results) {
    ClusterBootstrap draws = bootstrap.bootstrap();
    List<Compared> pairs = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      for (int j = i + 1; j < scored.size(); j++) {
        Paired paired = new Paired(scored.get(i), scored.get(j));
        pairs.add(
            new Compared(
                files.get(i) + " - " + files.get(j),
                paired.difference(metric, draws),
                paired.mcnemarP()));
      }
    }
    double[] holm =
        Paired.holm(pairs.stream().mapToDouble(pair -> pair.difference().p().orElse(1)).toArray());
    results.line("").line("differences in %s", metric.card().name());
    results.line(
        "%-40s %7s  %-17s %8s %8s %9s", "", "value", "95 % by group", "p", "p (Holm)", "McNemar p");
    for (int i = 0; i < pairs.size(); i++) {
      Paired.Difference difference = pairs.get(i).difference();
      results.line(
          "%-40s %7s  %-17s %8s %8s %9s",
          Plain.cut(pairs.get(i).names(), 40),
          Results.score(difference.value()),
          UncertaintyTable.range(difference.low(), difference.high()),
          probability(difference.p()),
          probability(
              difference.p().isPresent() ? OptionalDouble.of(holm[i]) : OptionalDouble.empty()),
          probability(OptionalDouble.of(pairs.get(i).mcnemar())));
    }
    results.line(
        "p: permutation test, predictions swapped by whole groups. McNemar's test is exact,");
    results.line("but takes paragraphs as independent: read it as a lower bound.");
  }

  private static String probability(OptionalDouble p) {
    return p.isPresent() ? String.format(Locale.ROOT, "%.4f", p.getAsDouble()) : "–";
  }
}
