package io.stanchion.app.command;

import io.stanchion.app.option.BootstrapOptions;
import io.stanchion.app.option.FeatureSet;
import io.stanchion.app.option.LabelOptions;
import io.stanchion.app.option.Renaming;
import io.stanchion.app.option.ReportOptions;
import io.stanchion.app.option.Setting;
import io.stanchion.app.option.TrainingMixin;
import io.stanchion.app.print.Results;
import io.stanchion.app.print.StudyTables;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.crossval.AuxiliaryData;
import io.stanchion.evaluation.crossval.CascadeValidation;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.FrontierStudy;
import io.stanchion.evaluation.study.Study;
import io.stanchion.model.Speed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares encoders and auxiliary paragraphs with n-grams, on the same folds. */
@Measures
@Command(
    name = "frontier",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares n-grams, auxiliary paragraphs, encoders and cascades.",
      """
      All are cross-validated on the same folds, and every difference is tested.\
      """
    },
    footer =
        """

        Examples:
          stanchion frontier
          stanchion frontier --encoder bge-small-en-v15-q --encoder static.encoder
          stanchion frontier labels.csv --folds 5 --auxiliary more.csv --report frontier.html\
        """)
final class FrontierCommand implements Callable<Integer> {
  private static final int STEPS = 10;
  private static final int WIDTH = 50;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "LABELS",
      arity = "0..*",
      description =
          "CSV with a header, or JSON Lines; - is standard input. Default: the shipped labels.")
  private List<String> labels = List.of();

  @Setting
  @Option(
      names = "--encoder",
      paramLabel = "NAME|FILE",
      converter = FeatureSet.OfEncoders.class,
      description =
          """
          An encoder, or several separated by +. With :pair, an encoder reads the target too; with \
          :stance, it predicts stances itself. May be repeated. Default: bge-small-en-v15-q.\
          """)
  private List<FeatureSet> encoders =
      List.of(new FeatureSet.OfEncoders().convert("bge-small-en-v15-q"));

  @Setting(unset = "'authored' for the shipped labels")
  @Option(
      names = "--auxiliary",
      paramLabel = "FILE",
      description =
          "Additional paragraphs for training only. Default: 'authored' for the shipped labels.")
  private Optional<String> auxiliary = Optional.empty();

  @Setting(unset = "article")
  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Splits into N folds by group. Default: leave one group out.")
  private Optional<Integer> folds = Optional.empty();

  @Mixin private Renaming renaming = new Renaming();
  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();
  @Mixin private ReportOptions reports = new ReportOptions();

  FrontierCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    folds.ifPresent(given -> Range.from("--folds", 2, given));
    reports.check(List.of(), Stream.concat(labels.stream(), files().stream()).toList());
    LabelledData asRead = labelOptions.readOrShipped(labels, renaming);
    DuplicateHandling.Handled handled = DuplicateHandling.AUTO.apply(asRead);
    LabelledData data = handled.data();
    FoldPlan plan = handled.copies().purged(plan(data), data);
    Map<String, CascadeValidation> runs = runs(handled);
    Map<String, Scored> systems = new LinkedHashMap<>();
    int trainings = runs.values().stream().mapToInt(run -> run.trainings(plan)).sum();
    try (Results results = new Results(terminal)) {
      try (Progress progress = new Progress(terminal, "trainings", trainings)) {
        runs.forEach((name, run) -> add(systems, name, run.run(plan, progress::step), results));
      }
      Study study =
          new FrontierStudy(asRead, handled, plan, bootstrap.bootstrap())
              .study(systems, Metric.MACRO_F1, reports.context(asRead, labels, files()));
      results.line("%s, everything fitted inside each training part", plan.name());
      new StudyTables(results).print(study);
      reports.write(study);
    }
    return ExitCode.DONE;
  }

  /** Lists the files besides the labels that the result depends on. */
  private List<String> files() {
    return Stream.concat(
            auxiliary.stream(),
            encoders.stream()
                .flatMap(set -> set.encoders().stream())
                .map(FeatureSet.Reading::encoder))
        .filter(name -> Files.isRegularFile(Path.of(name)))
        .toList();
  }

  private FoldPlan plan(LabelledData data) {
    return folds.isPresent()
        ? Splitter.groupedKFold(data, folds.get(), 1, TrainingMixin.DEFAULT_SEED)
        : Splitter.leaveOneGroupOut(data);
  }

  private Map<String, CascadeValidation> runs(DuplicateHandling.Handled handled) {
    Map<String, CascadeValidation> runs = new LinkedHashMap<>();
    runs.put("n-grams", run(handled, new TrainingMixin()));
    Optional<String> besides =
        auxiliary.or(
            () -> labels.isEmpty() ? Optional.of(AuxiliaryData.AUTHORED) : Optional.empty());
    besides.ifPresent(
        file -> runs.put("n-grams + " + file, run(handled, new TrainingMixin().with(file))));
    for (FeatureSet set : encoders) {
      TrainingMixin training = new TrainingMixin().with(set, renaming);
      runs.put(set.encoderNames(), run(handled, besides.map(training::with).orElse(training)));
    }
    return runs;
  }

  private static CascadeValidation run(DuplicateHandling.Handled handled, TrainingMixin training) {
    Search.Space space = training.space(handled.data());
    return new CascadeValidation(handled.data(), handled.copies(), space);
  }

  /** Adds the cascade and its whole model; its fast model is among the systems already. */
  private static void add(
      Map<String, Scored> systems, String name, CascadeValidation.Result result, Results results) {
    if (result.encoded() > 0) {
      systems.put(name + ", balanced", result.bySpeed().get(Speed.BALANCED));
      results.line(
          "%s, balanced: the encoder reads %s of the paragraphs",
          Plain.line(name), Digits.PLAIN.percent(result.encoded()));
    }
    systems.put(name, result.bySpeed().get(Speed.BEST));
    List<CascadeValidation.Point> points = result.frontier(STEPS);
    if (!points.isEmpty()) {
      plot(name, points, results);
    }
  }

  /** Draws macro-F1 over the share of texts, the least sure first, that the encoder reads. */
  private static void plot(String name, List<CascadeValidation.Point> points, Results results) {
    results.line("%s reads the texts of which n-grams are least sure; macro-F1:", Plain.line(name));
    for (CascadeValidation.Point point : points) {
      double value = point.macroF1().orElse(0);
      results.line(
          "  %5s  %s  %s",
          Digits.PLAIN.percent(point.encoded()),
          Digits.PLAIN.score(value),
          "█".repeat((int) Math.round(value * WIDTH)));
    }
    results.line("");
  }
}
