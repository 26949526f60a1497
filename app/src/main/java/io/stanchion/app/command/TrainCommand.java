package io.stanchion.app.command;

import static java.util.Objects.requireNonNull;

import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.ModelSummary;
import io.stanchion.app.print.Results;
import io.stanchion.app.print.TrialLines;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.ModelFolder;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.crossval.TargetMode;
import io.stanchion.evaluation.crossval.Training;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model from a file of labels. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains a model from labelled paragraphs.",
    footer =
        """

        If the rows have several targets, the target is a feature: one joint model, with n-grams for
        each target. For a model of one target, use --target; for a model of each, --per-target.

        If an option has several values, such as --learning-rate 0.01,0.03, a cross-validation by group
        inside the labels chooses one. The same cross-validation calibrates the confidence.

        Without --features, or with --features auto, the same cross-validation takes the best of full,
        full+bge-small-en-v15-q, full+stance-small-en-q:stance, and full with both encoders. The result lists
        what was tried and taken. An encoder is tried if the class path has it and it has at most 30,000
        portions of 500 characters to read, which takes some ten minutes of one processor. Each different
        text is at least one portion. The stance encoder also needs a target in every row. If three labels
        match its stances by --rename or by their names (favor, for, pro, support, agree or positive;
        against, anti, con, oppose, disagree or negative; none, neutral or neither), they are pooled, and
        otherwise its vectors are tried (:pair). --features full trains on n-grams alone, in seconds.

        With an encoder, the file holds a cascade: a fast model of n-grams alone stands before the
        model, for 'classify --speed fast' and '--speed balanced'.

        Examples:
          stanchion train labels.csv --model my.stance
          stanchion train labels.csv --features full --model fast.stance
          stanchion train labels.csv --features full+bge-small-en-v15-q --model my.stance
          stanchion train labels.csv --auxiliary more.csv --auxiliary-weight 0.3 --model my.stance
          stanchion train tweets.csv --label-column stance --group-column author --model tweets.stance
          stanchion train tweets.csv --target Atheism --model atheism.stance
          stanchion train tweets.csv --per-target --model models/\
        """)
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LABELS",
      arity = "1..*",
      description = "CSV with a header, or JSON Lines; - is standard input.")
  private List<String> labels = List.of();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "The model to write.")
  private Path model = Path.of("");

  @Option(
      names = "--calibrate",
      paramLabel = "FILE",
      description =
          "Labels to choose settings and to calibrate on, which neither the model nor its encoder"
              + " has seen. Default: held-out parts of LABELS.")
  private Optional<Path> apart = Optional.empty();

  @Option(
      names = "--fast-model",
      paramLabel = "FILE",
      description = "Also write the fast model of a cascade to a file of its own.")
  private Optional<Path> fastModel = Optional.empty();

  @Option(
      names = "--per-target",
      description =
          "Trains a model for each target, on its rows alone; --model then names a directory.")
  private boolean perTarget;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = TrainingMixin.automatic();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> inputs = new ArrayList<>(training.files());
    inputs.addAll(labels);
    apart.ifPresent(file -> inputs.add(file.toString()));
    List<Path> outputs = new ArrayList<>(List.of(model));
    fastModel.ifPresent(outputs::add);
    OutputNames.check(outputs, inputs);
    if (perTarget && fastModel.isPresent()) {
      throw new DataException("--fast-model is for one model; it cannot stand with --per-target");
    }
    if (!perTarget) {
      AtomicOutput.requireWritable(model);
    }
    LabelledData data = labelOptions.read(labels, training.renaming());
    LoneLabels.name(data, spec);
    Training all =
        new Training(
            data,
            perTarget ? TargetMode.PER_TARGET : TargetMode.JOINT,
            training::space,
            apart.map(file -> labelOptions.read(List.of(file.toString()), training.renaming())));
    Map<String, Path> files = files(all);
    Map<String, StanceModel> models;
    try (Progress progress = new Progress(terminal, "trainings", all.trainings())) {
      models = all.run(progress::step);
    }
    models.forEach((target, trained) -> ModelFile.write(trained, file(files, target)));
    fastModel.ifPresent(
        file -> models.values().forEach(one -> ModelFile.write(one.at(Speed.FAST), file)));
    print(models, files, all);
    return all.untrainable().isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  /** Finds a file for each model, so that nothing is trained that cannot be written. */
  private Map<String, Path> files(Training all) {
    return perTarget
        ? new ModelFolder(model).place(all.targets())
        : Map.of(Training.ALL_TARGETS, model);
  }

  private static Path file(Map<String, Path> files, String target) {
    return requireNonNull(files.get(target), "every model has its file");
  }

  private void print(Map<String, StanceModel> models, Map<String, Path> files, Training all) {
    try (Results results = new Results(terminal)) {
      training.notes().forEach(note -> results.line("NOTE: %s", note));
      List<String> targets = List.copyOf(models.keySet());
      for (String target : targets) {
        if (!target.equals(targets.get(0))) {
          results.line("");
        }
        StanceModel trained = requireNonNull(models.get(target));
        TrialLines.print(all.trials(target), results);
        ModelSummary.print(trained, results);
        results.line("written to  %s", Plain.line(file(files, target).toString()));
      }
      if (!all.untrainable().isEmpty()) {
        results
            .line("")
            .line(
                "no model, because all their paragraphs have one label: %s",
                Plain.few(all.untrainable()));
      }
    }
  }
}
