package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.crossval.EpochChoice;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.nio.file.Path;
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
      "per target. For a model of one target, use --target.",
      "",
      "Examples:",
      "  stanchion train labels.csv --model my.stance",
      "  stanchion train tweets.csv --label-column stance --group-column author \\",
      "      --model tweets.stance",
      "  stanchion train tweets.csv --target Atheism --model atheism.stance"
    })
final class TrainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "LABELS", description = "CSV with a header, or - for standard input.")
  private String labels = "";

  @Option(names = "--model", paramLabel = "FILE", required = true, description = "Where to.")
  private Path model = Path.of("");

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();

  TrainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LabelledData data = labelOptions.read(labels);
    TrainingOptions options = EpochChoice.choose(data, training.options(data));
    StanceModel trained = Trainer.train(data, options);
    ModelFile.write(trained, model);
    try (Results results = new Results(terminal)) {
      ModelSummary.print(trained, results);
      results.line("written to  %s", Plain.line(model.toString()));
    }
    return Stanchion.DONE;
  }
}
