package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Baseline;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.NearDuplicates;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.model.TrainingOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Cross-validates. */
@Command(
    name = "crossval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Cross-validates on labelled paragraphs: by article (or another group), and, to show how",
      "optimistic that is, by single paragraphs."
    },
    footer = {
      "",
      "Everything fitted, the number of epochs included, is fitted inside each training part.",
      "",
      "Examples:",
      "  stanchion crossval",
      "  stanchion crossval labels.csv --folds article",
      "  stanchion crossval labels.csv --group-column outlet --folds 5 --repeats 10",
      "  stanchion crossval labels.csv --write-folds folds.csv",
      "  stanchion crossval labels.csv --read-folds folds.csv"
    })
final class CrossvalCommand implements Callable<Integer> {
  private static final int MAX_GROUPS_LEFT_OUT = 50;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LABELS",
      arity = "0..1",
      description = "CSV with a header, or - for standard input. Default: the shipped labels.")
  private String labels = "";

  @Option(
      names = "--folds",
      paramLabel = "N|article",
      description =
          "article: leave one group out. N: grouped N-fold. Default: both, N being 5, or 3 below 10"
              + " groups.")
  private String folds = "";

  @Option(names = "--repeats", paramLabel = "N", description = "Default: 5; 1 above 1000 rows.")
  private int repeats;

  @Option(
      names = "--read-folds",
      paramLabel = "FILE",
      description = "Use these folds (columns repeat,fold,id).")
  private Optional<Path> readFolds = Optional.empty();

  @Option(
      names = "--write-folds",
      paramLabel = "FILE",
      description = "Write the folds of the last grouped split that was run.")
  private Optional<Path> writeFolds = Optional.empty();

  @Option(
      names = "--keep-duplicates",
      description = "Let near-duplicate texts of different groups stand on both sides of a split.")
  private boolean keepDuplicates;

  @Mixin private LabelOptions labelOptions = new LabelOptions();
  @Mixin private TrainingMixin training = new TrainingMixin();
  @Mixin private BootstrapOptions bootstrap = new BootstrapOptions();

  CrossvalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** A split that is fair, and the random one beside it. */
  private record Pair(FoldPlan fair, Optional<FoldPlan> random) {}

  @Override
  public Integer call() {
    LabelledData asRead = labels.isEmpty() ? HuaweiBan.labels() : labelOptions.read(labels);
    List<NearDuplicates.Pair> copies =
        keepDuplicates ? List.of() : NearDuplicates.find(asRead.paragraphs());
    LabelledData data = NearDuplicates.joinGroups(asRead, copies);
    List<Pair> pairs = pairs(data);
    writeFolds.ifPresent(file -> FoldFile.write(pairs.get(pairs.size() - 1).fair(), data, file));
    TrainingOptions options = training.options(data);
    int total =
        pairs.stream()
            .mapToInt(
                pair ->
                    Baseline.of(data).size()
                        + pair.fair().folds().size()
                        + pair.random().map(plan -> plan.folds().size()).orElse(0))
            .sum();
    try (Progress progress = new Progress(terminal, "folds", total);
        Results results = new Results(terminal)) {
      CrossvalReport report =
          new CrossvalReport(data, options, bootstrap.bootstrap(), progress, results);
      report.head();
      if (!copies.isEmpty()) {
        results.line(
            "%d pairs of near-duplicate texts join %d groups into %d",
            copies.size(), asRead.groupCount(), data.groupCount());
      }
      results.line("");
      pairs.forEach(pair -> report.split(pair.fair(), pair.random()));
      report.footnote();
    }
    return Stanchion.DONE;
  }

  private List<Pair> pairs(LabelledData data) {
    if (readFolds.isPresent()) {
      return List.of(new Pair(FoldFile.read(readFolds.get(), data), Optional.empty()));
    }
    int groups = data.groupCount();
    List<Pair> pairs = new ArrayList<>();
    boolean leaveOut = data.grouped() && groups <= MAX_GROUPS_LEFT_OUT;
    if (folds.equals("article") || (folds.isEmpty() && leaveOut)) {
      pairs.add(new Pair(Splitter.leaveOneGroupOut(data), random(data, groups)));
    }
    if (!folds.equals("article")) {
      int k = folds.isEmpty() ? Math.min(groups < 10 ? 3 : 5, Math.max(2, groups)) : number();
      pairs.add(
          new Pair(
              Splitter.groupedKFold(data, k, repeats(data), training.seed()), random(data, k)));
    }
    return pairs;
  }

  /** Where each row is its own group, the random split is the same thing. */
  private Optional<FoldPlan> random(LabelledData data, int k) {
    return data.grouped()
        ? Optional.of(Splitter.randomKFold(data, Math.min(k, 10), repeats(data), training.seed()))
        : Optional.empty();
  }

  private int repeats(LabelledData data) {
    int usual = data.paragraphs().size() > 1000 ? 1 : 5;
    return repeats > 0 ? repeats : usual;
  }

  private int number() {
    if (!folds.matches("[1-9][0-9]{0,5}") || folds.equals("1")) {
      throw new ParameterException(
          spec.commandLine(),
          "--folds '" + folds + "' is neither 'article' nor a number from 2 on");
    }
    return Integer.parseInt(folds);
  }
}
