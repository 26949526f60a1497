package io.stanchion.app.command;

import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.quality.LabelAudit;
import io.stanchion.evaluation.quality.OddGroups;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.study.Digits;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists labels that may be wrong. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists rows whose labels should be checked.",
      """
      These are labels that contradict a confident prediction by a model trained without them,
      nearly equal texts with different labels, and groups that differ from the others in their
      labels or in the share of correct predictions. No file is changed.\
      """
    },
    footer =
        """

        A suspicious label is one that the model does not expect. If the model is weak, many such labels
        are right.

        Examples:
          stanchion audit labels.csv
          stanchion audit labels.csv --top 50\
        """)
final class AuditCommand implements Callable<Integer> {
  private static final int FOLDS = 5;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LABELS",
      arity = "1..*",
      description = "CSV with a header, or JSON Lines; - is standard input.")
  private List<String> labels = List.of();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Rows to show from each list. Default: ${DEFAULT-VALUE}.")
  private int top = 20;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Range.from("--top", 0, top);
    LabelledData asRead = labelOptions.read(labels, training.renaming());
    LoneLabels.name(asRead, spec);
    DuplicateHandling.Handled handled = DuplicateHandling.AUTO.apply(asRead);
    Scored outOfFold = crossValidated(handled);
    List<LabelAudit.Contradiction> contradictions = LabelAudit.contradictions(asRead);
    List<LabelAudit.Suspicious> suspicious = LabelAudit.suspicious(handled.data(), outOfFold);
    try (Results results = new Results(terminal)) {
      results.line(
          "%s: %d of %d labels are suspicious, %d pairs of equal texts contradict each other",
          Plain.line(asRead.name()),
          suspicious.size(),
          asRead.paragraphs().size(),
          contradictions.size());
      results.line("").line("%-24s %-12s %-12s %6s  text", "id", "label", "perhaps", "margin");
      suspicious.stream().limit(top).forEach(one -> print(one, results));
      results.line("").line("%-24s %-24s %-12s %-12s", "id", "id", "label", "label");
      contradictions.stream().limit(top).forEach(one -> print(one, results));
      OddGroups.find(outOfFold).forEach(one -> print(one, results));
    }
    return ExitCode.DONE;
  }

  private Scored crossValidated(DuplicateHandling.Handled handled) {
    LabelledData data = handled.data();
    FoldPlan plan =
        handled
            .copies()
            .purged(
                Splitter.groupedKFold(data, Math.min(FOLDS, data.groupCount()), 1, training.seed()),
                data);
    CrossValidation validation =
        new CrossValidation(data, handled.copies(), training.space(data), 0);
    try (Progress progress = new Progress(terminal, "trainings", validation.trainings(plan))) {
      return validation.run(plan, progress::step, fold -> {}).scored().get(0);
    }
  }

  private static void print(LabelAudit.Suspicious one, Results results) {
    LabelledParagraph row = one.paragraph();
    results.line(
        "%-24s %-12s %-12s %6s  %s",
        Plain.cut(row.paragraph().id(), 24),
        Plain.cut(row.label(), 12),
        Plain.cut(one.suggested(), 12),
        Digits.PLAIN.score(one.margin()),
        Plain.cut(row.paragraph().text(), 60));
  }

  private static void print(LabelAudit.Contradiction one, Results results) {
    results.line(
        "%-24s %-24s %-12s %-12s",
        Plain.cut(one.first().paragraph().id(), 24),
        Plain.cut(one.second().paragraph().id(), 24),
        Plain.cut(one.first().label(), 12),
        Plain.cut(one.second().label(), 12));
  }

  private static void print(OddGroups.OddGroup one, Results results) {
    results.line(
        "odd group %s: %s (p %s)",
        Plain.cut(one.group(), 40), Plain.line(one.what()), Digits.PLAIN.p(one.p()));
  }
}
