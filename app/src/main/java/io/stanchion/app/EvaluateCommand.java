package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.metric.ConfusionMatrix;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Provenance;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores a model on labelled paragraphs. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Scores a model on labelled paragraphs that it was not trained on.",
    footer = {
      "",
      "Examples:",
      "  stanchion evaluate test.csv --model my.stance",
      "  stanchion evaluate test.csv --model tweets.stance --target Atheism"
    })
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "The model.")
  private Path model = Path.of("");

  @Mixin private LabelOptions labelOptions = new LabelOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StanceModel read = ModelFile.read(model);
    LabelledData data = labelOptions.read(labels);
    List<String> gold = data.paragraphs().stream().map(LabelledParagraph::label).toList();
    List<String> predicted =
        data.paragraphs().stream().map(one -> read.predict(one.paragraph()).label()).toList();
    TreeSet<String> all = new TreeSet<>(data.labels());
    all.addAll(read.labels());
    ConfusionMatrix matrix = ConfusionMatrix.of(List.copyOf(all), gold, predicted);
    String majority = majority(read.provenance());
    ConfusionMatrix baseline =
        ConfusionMatrix.of(matrix.labels(), gold, Collections.nCopies(gold.size(), majority));
    try (Results results = new Results(terminal)) {
      Report report = new Report(results, matrix.labels());
      results.line("%s: %d paragraphs", Plain.line(data.name()), gold.size());
      if (data.sha256().equals(read.provenance().dataSha256())) {
        results.line("NOTE: the model was trained on this very file; the scores mean nothing");
      }
      results.line("");
      report.header();
      report.row("model", List.of(matrix));
      report.row("majority (" + majority + ")", List.of(baseline));
      report.footnote();
      results.line("");
      report.perLabel(List.of(matrix));
      results.line("");
      report.confusion(matrix);
    }
    return Stanchion.DONE;
  }

  private static String majority(Provenance provenance) {
    return provenance.labelCounts().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
