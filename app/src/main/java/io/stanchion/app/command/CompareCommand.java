package io.stanchion.app.command;

import io.stanchion.app.option.BootstrapOptions;
import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.Renaming;
import io.stanchion.app.option.ReportOptions;
import io.stanchion.app.print.Results;
import io.stanchion.app.print.StudyTables;
import io.stanchion.app.print.Unmatched;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.predictions.LabelCheck;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.study.Gaps;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.TestSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares systems by their predictions. */
@Measures
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares any systems' predictions of the same labelled paragraphs.",
      """
      It prints each metric with its interval, and tests every difference, paired, by article.\
      """
    },
    footer =
        """

        Systems are scored on the paragraphs that all of them predicted. Missing ids are listed, and make
        the exit code 1.

        Examples:
          stanchion compare gold.csv bert.csv llm.csv --report comparison.html
          stanchion compare gold.csv a.csv b.csv c.csv --metric F_AVG --group-column outlet\
        """)
final class CompareCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "GOLD", description = "Labels: CSV with a header.")
  private String gold = "";

  @Parameters(
      index = "1..*",
      arity = "2..*",
      paramLabel = "PREDICTIONS",
      description = "CSV with the columns id and label, and optionally p_<label> for each label.")
  private List<String> files = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "The metric whose differences are tested: ${COMPLETION-CANDIDATES}. Default: MACRO_F1.")
  private Metric metric = Metric.MACRO_F1;

  @Mixin private Renaming renaming = new Renaming();
  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();
  @Mixin private ReportOptions reports = new ReportOptions();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> inputs = new ArrayList<>(files);
    inputs.add(gold);
    reports.check(List.of(), inputs);
    LabelledData data = labelOptions.read(List.of(gold), renaming);
    List<Predictions> systems =
        files.stream()
            .map(file -> Predictions.read(Input.of(file)).renamed(renaming.names()))
            .toList();
    List<LabelCheck> checks =
        systems.stream().map(one -> LabelCheck.of(one, data, labelOptions.allowed())).toList();
    Set<String> common = common(data, systems);
    List<String> labels = labels(data, systems);
    List<Predictions.Matched> matched =
        systems.stream().map(system -> system.match(data, common, labels)).toList();
    List<Scored> scored = matched.stream().map(Predictions.Matched::scored).toList();
    List<Gaps> gaps =
        IntStream.range(0, systems.size())
            .mapToObj(i -> Gaps.of(systems.get(i).name(), matched.get(i), checks.get(i)))
            .flatMap(Optional::stream)
            .toList();
    Study study =
        new TestSet(data, bootstrap.bootstrap(), reports.context(data, List.of(gold), files), gaps)
            .study(files, scored, metric);
    try (Results results = new Results(terminal)) {
      results.line(
          "%s: %d of %d paragraphs have a prediction of every system",
          Plain.line(data.name()), common.size(), data.paragraphs().size());
      for (int i = 0; i < systems.size(); i++) {
        Unmatched.print(systems.get(i).name(), matched.get(i), checks.get(i), results);
      }
      new StudyTables(results).print(study);
    }
    reports.write(study);
    boolean complete =
        matched.stream().allMatch(one -> one.missing().isEmpty())
            && checks.stream().allMatch(one -> one.messages().isEmpty());
    return complete ? ExitCode.DONE : ExitCode.REJECTED;
  }

  /** Finds the paragraphs that every system has predicted. */
  private static Set<String> common(LabelledData data, List<Predictions> systems) {
    Set<String> common = new LinkedHashSet<>(TestSet.ids(data));
    systems.forEach(system -> common.retainAll(system.byId().keySet()));
    if (common.isEmpty()) {
      throw new DataException(
          data.name() + ": no paragraph has a prediction of every system; check the ids");
    }
    return common;
  }

  private static List<String> labels(LabelledData data, List<Predictions> systems) {
    Set<String> labels = new TreeSet<>(data.labels());
    for (Predictions system : systems) {
      labels.addAll(system.probabilityLabels());
      system.byId().values().forEach(predicted -> labels.add(predicted.label()));
    }
    return List.copyOf(labels);
  }
}
