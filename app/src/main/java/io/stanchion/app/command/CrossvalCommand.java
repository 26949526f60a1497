package io.stanchion.app.command;

import io.stanchion.app.option.BootstrapOptions;
import io.stanchion.app.option.FoldMixin;
import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.ReportOptions;
import io.stanchion.app.option.Setting;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.option.WritesFile;
import io.stanchion.app.print.Results;
import io.stanchion.app.print.StudyTables;
import io.stanchion.app.print.Verdict;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.Interruption;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.Range;
import io.stanchion.evaluation.crossval.TargetMode;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.study.CrossvalRun;
import io.stanchion.evaluation.study.Study;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates. */
@Measures
@Command(
    name = "crossval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cross-validates on labelled paragraphs, by article or another group.",
      """
      It also shows how optimistic a split by single paragraphs is.\
      """
    },
    footer =
        """

        Everything that is fitted is fitted inside each training part: features, weights, calibration,
        and the choice among several values of --features, --class-weights, --learning-rate or --epochs.

        The default of --features is full, unlike that of 'train', because auto takes minutes. With
        --features auto, every training part chooses as 'train' does, and the result estimates how good the
        model of a 'train' without --features is.

        A split by group never has near-duplicate texts on both sides. After Ctrl-C, the finished part
        is printed and written.

        Examples:
          stanchion crossval
          stanchion crossval labels.csv --folds article
          stanchion crossval labels.csv --group-column outlet --folds 5 --repeats 10
          stanchion crossval labels.csv --features full,words --learning-rate 0.01,0.03,0.1
          stanchion crossval labels.csv --features auto --folds 5
          stanchion crossval labels.csv --report report.html --report results.json
          stanchion crossval labels.csv --write-folds folds.csv
          stanchion crossval labels.csv --read-folds folds.csv
          stanchion crossval tweets.csv --folds 5 --per-target\
        """)
final class CrossvalCommand implements Callable<Integer> {
  private static final int MAX_GROUPS_LEFT_OUT = 50;
  private static final int SMALL = 1000;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LABELS",
      arity = "0..*",
      description =
          "CSV with a header, or JSON Lines; - is standard input. Default: the shipped labels.")
  private List<String> labels = List.of();

  @Setting(unset = "5; 1 above 1000 rows")
  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Repeats of a split into N folds. Default: 5; 1 above 1000 rows.")
  private Optional<Integer> repeats = Optional.empty();

  @WritesFile
  @Option(
      names = "--write-predictions",
      paramLabel = "FILE",
      description =
          """
          Writes the out-of-fold predictions of the first split's first repeat, for 'evaluate' \
          and 'compare'.\
          """)
  private Optional<Path> writePredictions = Optional.empty();

  @WritesFile
  @Option(
      names = "--write-folds",
      paramLabel = "FILE",
      description = "Writes the folds of the last grouped split.")
  private Optional<Path> writeFolds = Optional.empty();

  @Setting
  @Option(
      names = "--per-target",
      description =
          "Trains a model for each target, on the same folds, and pools their predictions.")
  private boolean perTarget;

  @Option(
      names = "--learning-curve",
      negatable = true,
      description = "Also trains on parts of the labels. Default: yes, up to 1000 rows.")
  private Optional<Boolean> learningCurve = Optional.empty();

  @Option(names = "--folds-table", description = "Prints a line for each fold too.")
  private boolean foldsTable;

  @Mixin private FoldMixin folds = new FoldMixin();
  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();
  @Mixin private ReportOptions reports = new ReportOptions();

  CrossvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    repeats.ifPresent(given -> Range.from("--repeats", 1, given));
    folds.check();
    List<String> read = inputs();
    read.addAll(labels);
    read.addAll(training.files());
    reports.check(Stream.of(writePredictions, writeFolds).flatMap(Optional::stream).toList(), read);
    LabelledData asRead = labelOptions.readOrShipped(labels, training.renaming());
    LoneLabels.name(asRead, spec);
    DuplicateHandling.Handled handled = folds.handled(asRead);
    List<CrossvalRun.Split> splits = splits(handled);
    writeFolds.ifPresent(
        file -> FoldFile.write(splits.get(splits.size() - 1).fair(), handled.data(), file));
    CrossvalRun run =
        new CrossvalRun(
            handled,
            splits,
            perTarget ? TargetMode.PER_TARGET : TargetMode.JOINT,
            training.space(handled.data()),
            bootstrap.bootstrap());
    run(run, asRead);
    return ExitCode.DONE;
  }

  private void run(CrossvalRun run, LabelledData asRead) {
    boolean curve = learningCurve.orElse(asRead.paragraphs().size() <= SMALL);
    try (Interruption interruption = new Interruption(() -> finish(run, asRead, false))) {
      try (Progress progress = new Progress(terminal, "trainings", run.trainings(curve))) {
        run.run(
            curve,
            () -> {
              interruption.check();
              progress.step();
            });
      }
      interruption.finish();
    }
    finish(run, asRead, true);
  }

  private void finish(CrossvalRun run, LabelledData asRead, boolean finished) {
    Study study = run.study(asRead, reports.context(asRead, labels, inputs()), finished);
    try (Results results = new Results(terminal)) {
      results.line("features: %s", run.features());
      new StudyTables(results, foldsTable).print(study);
      Verdict.of(study).ifPresent(verdict -> results.line("").line("%s", verdict));
    }
    writePredictions.ifPresent(run::writePredictions);
    reports.write(study);
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(training.inputs());
    folds.file().ifPresent(file -> inputs.add(file.toString()));
    return inputs;
  }

  private List<CrossvalRun.Split> splits(DuplicateHandling.Handled handled) {
    LabelledData data = handled.data();
    if (folds.file().isPresent()) {
      return List.of(
          new CrossvalRun.Split(folds.plan(handled, 1, training.seed()), Optional.empty()));
    }
    int groups = data.groupCount();
    List<CrossvalRun.Split> splits = new ArrayList<>();
    boolean leaveOut = data.grouped() && groups <= MAX_GROUPS_LEFT_OUT;
    if (folds.byGroup() || (folds.byDefault() && leaveOut)) {
      splits.add(new CrossvalRun.Split(FoldMixin.leaveOneGroupOut(handled), random(data, groups)));
    }
    if (!folds.byGroup()) {
      FoldPlan plan = folds.plan(handled, repeats(data), training.seed());
      splits.add(new CrossvalRun.Split(plan, random(data, folds.number(data))));
    }
    return splits;
  }

  /** Makes a split that is blind to groups. If each row is its own group, there is no other. */
  private Optional<FoldPlan> random(LabelledData data, int k) {
    return data.grouped()
        ? Optional.of(Splitter.randomKFold(data, Math.min(k, 10), repeats(data), training.seed()))
        : Optional.empty();
  }

  private int repeats(LabelledData data) {
    int usual = data.paragraphs().size() > SMALL ? 1 : 5;
    return repeats.orElse(usual);
  }
}
