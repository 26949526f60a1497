package io.stanchion.app.command;

import io.stanchion.app.option.FoldMixin;
import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.Renaming;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the parts of a cross-validation as files. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the training and the test part of each fold as files.",
      """
      They are the parts that 'crossval' uses with the same options, for systems that it does not
      train: an encoder by 'finetune', or another program.\
      """
    },
    footer =
        """

        DIR gets fold-1-train.csv, fold-1-test.csv, fold-2-train.csv and so on, and folds.csv for
        --read-folds. No group and no near-duplicate text is on both sides of a fold, unless the folds
        of --read-folds have them there, or --duplicates is keep.

        Examples:
          stanchion split tweets.csv --folds 5 --out folds
          stanchion finetune folds/fold-1-train.csv --encoder stance-small-en-q --out fold-1.onnx
          stanchion predict folds/fold-1-test.csv --encoder fold-1.onnx --out fold-1.csv
          awk 'FNR > 1 || NR == 1' fold-?.csv > predictions.csv
          stanchion evaluate tweets.csv --predictions predictions.csv\
        """)
final class SplitCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LABELS",
      arity = "0..*",
      description =
          "CSV with a header, or JSON Lines; - is standard input. Default: the shipped labels.")
  private List<String> labels = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The directory to write to; it is created if it does not exist.")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the folds. Default: ${DEFAULT-VALUE}.")
  private long seed = TrainingMixin.DEFAULT_SEED;

  @Mixin private FoldMixin folds = new FoldMixin();
  @Mixin private Renaming renaming = new Renaming();
  @Mixin private LabelOptions labelOptions = new LabelOptions();

  SplitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    folds.check();
    LabelledData asRead = labelOptions.readOrShipped(labels, renaming);
    LoneLabels.name(asRead, spec);
    DuplicateHandling.Handled handled = folds.handled(asRead);
    FoldPlan plan = folds.plan(handled, 1, seed);
    check(plan);
    write(plan, handled.data());
    try (Results results = new Results(terminal)) {
      if (!handled.sentence().isEmpty()) {
        results.line("%s.", handled.sentence());
      }
      for (FoldPlan.Fold fold : plan.folds()) {
        results.line(
            "fold %d: %d paragraphs to train on, %d to test on",
            fold.number(), fold.trainingOf(handled.data()).size(), fold.test().size());
      }
      results.line("written to  %s", Plain.line(out.toString()));
    }
    return ExitCode.DONE;
  }

  private void check(FoldPlan plan) {
    if (plan.repeats() > 1) {
      throw new DataException(plan.name() + ": has " + plan.repeats() + " repeats; expected one");
    }
    if (plan.folds().size() > MOST) {
      throw new DataException(
          plan.name()
              + ": has "
              + plan.folds().size()
              + " folds; expected at most "
              + MOST
              + ", so give --folds a number");
    }
    List<Path> files = files(plan);
    try {
      Files.createDirectories(out);
      try (DirectoryStream<Path> before = Files.newDirectoryStream(out, "fold-*-*.csv")) {
        for (Path file : before) {
          if (!files.contains(file)) {
            throw new DataException(
                file + ": belongs to another split; delete it, or name another directory");
          }
        }
      }
    } catch (IOException e) {
      throw DataException.unwritable(out, e);
    }
    OutputNames.checkWritable(files, inputs());
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(labels);
    folds.file().ifPresent(file -> inputs.add(file.toString()));
    return inputs;
  }

  private List<Path> files(FoldPlan plan) {
    List<Path> files = new ArrayList<>(List.of(plan()));
    for (FoldPlan.Fold fold : plan.folds()) {
      files.add(part(fold, "train"));
      files.add(part(fold, "test"));
    }
    return files;
  }

  private Path plan() {
    return out.resolve("folds.csv");
  }

  private Path part(FoldPlan.Fold fold, String side) {
    return out.resolve("fold-" + fold.number() + "-" + side + ".csv");
  }

  private void write(FoldPlan plan, LabelledData data) {
    for (FoldPlan.Fold fold : plan.folds()) {
      write(fold.trainingOf(data), part(fold, "train"));
      write(fold.testOf(data), part(fold, "test"));
    }
    FoldFile.write(plan, data, plan());
  }

  /**
   * Writes texts and names as they were read, because a guard against formulas would be trained on.
   */
  private static void write(List<LabelledParagraph> some, Path file) {
    AtomicOutput.write(
        file,
        to -> {
          CsvWriter csv = CsvWriter.verbatim(to);
          csv.row(List.of("id", "group", "target", "text", "label"));
          for (LabelledParagraph one : some) {
            csv.field(one.paragraph().id()).field(one.group()).field(one.paragraph().target());
            csv.field(one.paragraph().text()).field(one.label()).end();
          }
        });
  }
}
