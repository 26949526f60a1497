package io.stanchion.app.command;

import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.ModelSummary;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.crossval.Cascade;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a model from a file of labels. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Trains a model from labelled paragraphs.",
    footer = {
      "",
      "Where the rows have several targets, the target is a feature: one joint model with n-grams",
      "per target. For a model of one target, use --target; for one of each, --per-target.",
      "",
      "Of an option with several values, such as --learning-rate 0.01,0.03, cross-validation by",
      "group inside the labels chooses one; it also gives the confidence its calibration.",
      "",
      "With an encoder, the file holds a cascade: before the model stands a fast one of n-grams",
      "alone, for 'classify --speed fast' and '--speed balanced'.",
      "",
      "Examples:",
      "  stanchion train labels.csv --model my.stance",
      "  stanchion train labels.csv --features full+bge-small-en-v15-q --model my.stance",
      "  stanchion train labels.csv --auxiliary more.csv --auxiliary-weight 0.3 --model my.stance",
      "  stanchion train tweets.csv --label-column stance --group-column author \\",
      "      --model tweets.stance",
      "  stanchion train tweets.csv --target Atheism --model atheism.stance",
      "  stanchion train tweets.csv --per-target --model models/"
    })
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "Where to.")
  private Path model = Path.of("");

  @Option(
      names = "--per-target",
      description =
          "Train a model for each target, on its rows alone; --model then names a directory.")
  private boolean perTarget;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> inputs = new ArrayList<>(training.files());
    inputs.add(labels);
    OutputNames.check(List.of(model), inputs);
    if (!perTarget) {
      AtomicOutput.requireWritable(model);
    }
    LabelledData data = labelOptions.read(labels);
    if (perTarget) {
      return new PerTargetTraining(data, training).run(model, terminal);
    }
    DuplicateHandling.Handled handled = DuplicateHandling.AUTO.apply(data);
    Search.Space space = training.space(data);
    StanceModel trained;
    try (Progress progress =
        new Progress(terminal, "trainings", Cascade.trainings(handled.data(), space))) {
      trained = Cascade.train(handled.data(), handled.copies(), space, progress::step);
    }
    ModelFile.write(trained, model);
    try (Results results = new Results(terminal)) {
      ModelSummary.print(trained, results);
      results.line("written to  %s", Plain.line(model.toString()));
    }
    return ExitCode.DONE;
  }
}
