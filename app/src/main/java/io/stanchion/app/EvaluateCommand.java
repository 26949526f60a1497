package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.Input;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a model, or anybody's predictions, on labelled paragraphs. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Scores a model, or any system's predictions, on labelled paragraphs that it was not trained",
      "on, with intervals that respect articles."
    },
    footer = {
      "",
      "A file of predictions has the columns id and label, and p_<label> for each label if the",
      "system gives probabilities. Ids that are missing are named, and make the exit code 1.",
      "",
      "Examples:",
      "  stanchion evaluate test.csv --model my.stance",
      "  stanchion evaluate test.csv --predictions llm.csv",
      "  stanchion evaluate test.csv --model tweets.stance --target Atheism"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(names = "--model", paramLabel = "FILE", description = "Score this model.")
  private Optional<Path> modelFile = Optional.empty();

  @Option(names = "--predictions", paramLabel = "FILE", description = "Score these predictions.")
  private Optional<String> predictionFile = Optional.empty();

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (modelFile.isPresent() == predictionFile.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "give either --model FILE or --predictions FILE");
    }
    Optional<StanceModel> model = modelFile.map(ModelFile::read);
    LabelledData data = labelOptions.read(labels);
    Predictions predictions =
        model
            .map(read -> Predictions.of("model", read, data))
            .orElseGet(() -> Predictions.read(Input.of(predictionFile.orElseThrow())));
    Predictions.Matched matched = predictions.match(data, ids(data));
    try (Results results = new Results(terminal)) {
      results.line(
          "%s: %d paragraphs, %d groups",
          Plain.line(data.name()), matched.scored().items().size(), data.groupCount());
      Unmatched.print(predictions.name(), matched, results);
      if (model.isPresent() && data.sha256().equals(model.get().provenance().dataSha256())) {
        results.line("NOTE: the model was trained on this very file; the scores mean nothing");
      }
      results.line("");
      print(matched.scored(), bootstrap.bootstrap(), results);
    }
    return matched.missing().isEmpty() ? Stanchion.DONE : Stanchion.REJECTED;
  }

  static List<String> ids(LabelledData data) {
    return data.paragraphs().stream().map(one -> one.paragraph().id()).toList();
  }

  private static void print(Scored scored, ClusterBootstrap bootstrap, Results results) {
    UncertaintyTable table = new UncertaintyTable(bootstrap, results);
    table.header();
    for (Metric metric : Metric.values()) {
      table.row(metric, scored);
    }
    table.footnote();
    Report report = new Report(results, scored.labels());
    results.line("");
    results.line(
        "majority (%s): macro-F1 %s, accuracy %s",
        Plain.line(majority(scored)),
        Results.score(Metric.MACRO_F1.of(constant(scored))),
        Results.score(Metric.ACCURACY.of(constant(scored))));
    results.line("");
    report.perLabel(List.of(scored.matrix(scored.all())));
    results.line("");
    report.confusion(scored.matrix(scored.all()));
    breakdown("target", scored, scored.indicesBy(Scored.Item::target), report, results);
    breakdown("kind", scored, scored.indicesBy(Scored.Item::kind), report, results);
    breakdown("group", scored, scored.indicesBy(Scored.Item::group), report, results);
  }

  private static void breakdown(
      String what, Scored scored, Map<String, int[]> parts, Report report, Results results) {
    if (parts.size() > 1 && parts.size() <= 20) {
      results.line("").line("by %s", what);
      report.header();
      parts.forEach((name, which) -> report.row(name, List.of(scored.matrix(which))));
    }
  }

  private static String majority(Scored scored) {
    return scored.items().stream()
        .collect(Collectors.groupingBy(Scored.Item::gold, Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }

  private static Scored constant(Scored scored) {
    String label = majority(scored);
    return new Scored(
        scored.labels(), scored.items().stream().map(item -> item.withPrediction(label)).toList());
  }
}
