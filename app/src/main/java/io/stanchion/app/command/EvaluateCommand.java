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
import io.stanchion.classify.ModelFolder;
import io.stanchion.classify.Models;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.reader.Input;
import io.stanchion.evaluation.predictions.LabelCheck;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.study.Gaps;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.TestSet;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a model, or the predictions of another system, on labelled paragraphs. */
@Measures
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Scores a model, or any system's predictions, on a test set.",
      """
      Intervals take whole articles, not single paragraphs, as independent.\
      """
    },
    footer =
        """

        A file of predictions has the columns id and label, and p_<label> for each label if the system
        has probabilities. Missing ids are listed, and make the exit code 1.

        Examples:
          stanchion evaluate test.csv --model my.stance
          stanchion evaluate test.csv --predictions llm.csv --report llm.html
          stanchion evaluate test.csv --model tweets.stance --target Atheism
          stanchion evaluate tweets.csv --model models/\
        """)
final class EvaluateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Scores this model, or a directory of models, one for each target.")
  private Optional<Path> modelFile = Optional.empty();

  @Option(names = "--predictions", paramLabel = "FILE", description = "Scores these predictions.")
  private Optional<String> predictionFile = Optional.empty();

  @Mixin private Renaming renaming = new Renaming();
  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();
  @Mixin private ReportOptions reports = new ReportOptions();

  EvaluateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (modelFile.isPresent() == predictionFile.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "give either --model FILE or --predictions FILE");
    }
    reports.check(List.of(), Stream.concat(Stream.of(labels), inputs().stream()).toList());
    Optional<StanceModel> model =
        modelFile.filter(file -> !Files.isDirectory(file)).map(ModelFile::read);
    LabelledData data = labelOptions.read(List.of(labels), renaming);
    Predictions predictions =
        model
            .map(read -> Predictions.of("model", read, data))
            .orElseGet(() -> others(data))
            .renamed(renaming.names());
    LabelCheck check = LabelCheck.of(predictions, data, labelOptions.allowed());
    Predictions.Matched matched = predictions.match(data, TestSet.ids(data));
    List<Gaps> gaps = Gaps.of(predictions.name(), matched, check).stream().toList();
    Study study =
        new TestSet(
                data, bootstrap.bootstrap(), reports.context(data, List.of(labels), inputs()), gaps)
            .study(predictions.name(), matched.scored(), model);
    try (Results results = new Results(terminal)) {
      Unmatched.print(predictions.name(), matched, check, results);
      if (model.isPresent() && data.sha256().equals(model.get().provenance().dataSha256())) {
        results.line("NOTE: the model was trained on this very file; the scores mean nothing");
      }
      new StudyTables(results).print(study);
    }
    reports.write(study);
    // A model may well know labels that a test set lacks.
    boolean odd = predictionFile.isPresent() && !check.messages().isEmpty();
    return matched.missing().isEmpty() && !odd ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private Predictions others(LabelledData data) {
    return modelFile
        .map(directory -> perTarget(new ModelFolder(directory).read(Speed.BEST), data))
        .orElseGet(() -> Predictions.read(Input.of(predictionFile.orElseThrow())));
  }

  private static Predictions perTarget(Models.PerTarget models, LabelledData data) {
    return Predictions.of("models per target", models.labels(), data, models::predict);
  }

  private List<String> inputs() {
    Stream<Path> models =
        modelFile.stream()
            .flatMap(
                file ->
                    Files.isDirectory(file)
                        ? new ModelFolder(file).files().stream()
                        : Stream.of(file));
    return Stream.concat(models.map(Path::toString), predictionFile.stream()).toList();
  }
}
