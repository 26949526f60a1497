package io.stanchion.app.command;

import io.stanchion.app.option.BootstrapOptions;
import io.stanchion.app.option.FoldMixin;
import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.Range;
import io.stanchion.app.option.ReportOptions;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.Results;
import io.stanchion.app.print.StudyTables;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.run.Interruption;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.study.CrossvalRun;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.RunContext;
import io.stanchion.evaluation.study.RunRecord;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.StudyTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cross-validates. */
@Command(
    name = "crossval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cross-validates on labelled paragraphs, by article or another group.",
      "Shows besides how optimistic it is to split by single paragraphs."
    },
    footer = {
      "",
      "Everything fitted is fitted inside each training part: features, weights, calibration, and",
      "the choice among several values of --features, --class-weights, --learning-rate, --epochs.",
      "",
      "Near-duplicate texts are never on both sides of a split by group. Interrupted with Ctrl-C,",
      "it prints and writes what is finished.",
      "",
      "Examples:",
      "  stanchion crossval",
      "  stanchion crossval labels.csv --folds article",
      "  stanchion crossval labels.csv --group-column outlet --folds 5 --repeats 10",
      "  stanchion crossval labels.csv --features full,words --learning-rate 0.01,0.03,0.1",
      "  stanchion crossval labels.csv --report report.html --report results.json",
      "  stanchion crossval labels.csv --write-folds folds.csv",
      "  stanchion crossval labels.csv --read-folds folds.csv",
      "  stanchion crossval tweets.csv --folds 5 --per-target"
    })
final class CrossvalCommand implements Callable<Integer> {
  private static final int MAX_GROUPS_LEFT_OUT = 50;
  private static final int SMALL = 1000;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "LABELS",
      arity = "0..1",
      description = "CSV with a header, or - for standard input. Default: the shipped labels.")
  private String labels = "";

  @Option(names = "--repeats", paramLabel = "N", description = "Default: 5; 1 above 1000 rows.")
  private Optional<Integer> repeats = Optional.empty();

  @Option(
      names = "--write-predictions",
      paramLabel = "FILE",
      description =
          "Write the out-of-fold predictions of the first split's first repeat, for 'evaluate' and"
              + " 'compare'.")
  private Optional<Path> writePredictions = Optional.empty();

  @Option(
      names = "--write-folds",
      paramLabel = "FILE",
      description = "Write the folds of the last grouped split that was run.")
  private Optional<Path> writeFolds = Optional.empty();

  @Option(
      names = "--per-target",
      description = "Train a model for each target, on the same folds, and pool their predictions.")
  private boolean perTarget;

  @Option(
      names = "--learning-curve",
      negatable = true,
      description = "Train on parts of the labels too. Default: up to 1000 rows.")
  private Optional<Boolean> learningCurve = Optional.empty();

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
    read.add(labels);
    read.addAll(training.files());
    reports.check(Stream.of(writePredictions, writeFolds).flatMap(Optional::stream).toList(), read);
    LabelledData asRead = labels.isEmpty() ? HuaweiBan.labels() : labelOptions.read(labels);
    DuplicateHandling.Handled handled = folds.handled(asRead);
    List<CrossvalRun.Split> splits = splits(handled);
    writeFolds.ifPresent(
        file -> FoldFile.write(splits.get(splits.size() - 1).fair(), handled.data(), file));
    Search.Space space = space(handled.data());
    CrossvalRun run =
        new CrossvalRun(
            handled,
            splits.stream().map(split -> models(split, handled.data())).toList(),
            space,
            bootstrap.bootstrap());
    boolean curve = learningCurve.orElse(asRead.paragraphs().size() <= SMALL);
    try (Interruption interruption =
        new Interruption(() -> finish(run, space, asRead, handled, false))) {
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
    finish(run, space, asRead, handled, true);
    return ExitCode.DONE;
  }

  private CrossvalRun.Split models(CrossvalRun.Split split, LabelledData data) {
    return perTarget
        ? new CrossvalRun.Split(
            split.fair().perTarget(data), split.random().map(plan -> plan.perTarget(data)))
        : split;
  }

  /** A model that knows one target learns nothing from its name. */
  private Search.Space space(LabelledData data) {
    Search.Space space = training.space(data);
    return perTarget
        ? new Search.Space(
            space.settings().stream()
                .map(options -> options.withFeatures(options.features().withTarget(false)))
                .toList(),
            space.epochs())
        : space;
  }

  private void finish(
      CrossvalRun run,
      Search.Space space,
      LabelledData asRead,
      DuplicateHandling.Handled handled,
      boolean finished) {
    List<Evaluation> evaluations = run.evaluations();
    RunContext context = reports.context(asRead, inputs(), settings());
    StudyTexts texts = new StudyTexts(asRead, handled.sentence(), context.dataStatement());
    String features =
        space.settings().stream()
            .map(options -> options.features().description())
            .distinct()
            .collect(Collectors.joining(" | "));
    Study study =
        new Study(
            Study.FORMAT,
            Study.VERSION,
            finished,
            RunRecord.of(context, asRead),
            RunRecord.data(asRead, handled.sentence()),
            evaluations,
            run.learningCurve(),
            run.errors(),
            run.quality(),
            texts.ofCrossValidation(features, evaluations, bootstrap.bootstrap()));
    try (Results results = new Results(terminal)) {
      results.line("features: %s", features);
      new StudyTables(results).print(study);
    }
    writePredictions.ifPresent(file -> run.writePredictions(file));
    reports.write(study);
  }

  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(training.inputs());
    folds.file().ifPresent(file -> inputs.add(file.toString()));
    return inputs;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(training.settings());
    settings.putAll(bootstrap.settings());
    settings.putAll(folds.settings("article and number"));
    settings.put("repeats", repeats.map(String::valueOf).orElse("5; 1 above 1000 rows"));
    settings.put("per-target", String.valueOf(perTarget));
    return settings;
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

  /** Where each row is its own group, the random split is the same thing. */
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
