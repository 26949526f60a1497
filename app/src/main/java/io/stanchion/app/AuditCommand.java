package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.quality.LabelAudit;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.NearDuplicates;
import io.stanchion.evaluation.split.Splitter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists labels that somebody should look at again. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists rows to send back to labelling: labels that a model trained without them confidently",
      "takes for others, and nearly equal texts with different labels. Nothing is changed."
    },
    footer = {
      "",
      "Suspicious is what a model finds odd: with a weak model, many of them are right.",
      "",
      "Examples:",
      "  stanchion audit labels.csv",
      "  stanchion audit labels.csv --top 50"
    })
final class AuditCommand implements Callable<Integer> {
  private static final int FOLDS = 5;

  private final Terminal terminal;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Rows to show of each list. Default: ${DEFAULT-VALUE}.")
  private int top = 20;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();

  AuditCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LabelledData asRead = labelOptions.read(labels);
    List<LabelAudit.Contradiction> contradictions = LabelAudit.contradictions(asRead);
    LabelledData data = NearDuplicates.joinGroups(asRead, NearDuplicates.find(asRead.paragraphs()));
    FoldPlan plan =
        Splitter.groupedKFold(data, Math.min(FOLDS, data.groupCount()), 1, training.seed());
    List<LabelAudit.Suspicious> suspicious;
    try (Progress progress = new Progress(terminal, "folds", plan.folds().size())) {
      CrossValidated result =
          CrossValidation.run(data, plan, training.options(data), progress::step);
      suspicious = LabelAudit.suspicious(data, result.scored(1));
    }
    try (Results results = new Results(terminal)) {
      results.line(
          "%s: %d of %d labels are suspicious, %d pairs of equal texts contradict each other",
          Plain.line(data.name()),
          suspicious.size(),
          data.paragraphs().size(),
          contradictions.size());
      results.line("").line("%-24s %-12s %-12s %6s  text", "id", "label", "perhaps", "margin");
      suspicious.stream().limit(Math.max(0, top)).forEach(one -> print(one, results));
      results.line("").line("%-24s %-24s %-12s %-12s", "id", "id", "label", "label");
      contradictions.stream().limit(Math.max(0, top)).forEach(one -> print(one, results));
    }
    return Stanchion.DONE;
  }

  private static void print(LabelAudit.Suspicious one, Results results) {
    LabelledParagraph row = one.paragraph();
    results.line(
        "%-24s %-12s %-12s %6.3f  %s",
        Plain.cut(row.paragraph().id(), 24),
        Plain.cut(row.label(), 12),
        Plain.cut(one.suggested(), 12),
        one.margin(),
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
}
