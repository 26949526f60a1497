package io.stanchion.app.option;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How labelled paragraphs are split into folds. */
public final class FoldMixin {
  private static final String BY_GROUP = "article";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--folds",
      paramLabel = "N|article",
      description =
          "article: leave one group out. N: grouped N-fold. Default: N is 5, or 3 below 10 groups;"
              + " 'crossval' does both.")
  private String folds = "";

  @Option(
      names = "--read-folds",
      paramLabel = "FILE",
      description = "Use these folds (columns repeat,fold,id).")
  private Optional<Path> readFolds = Optional.empty();

  @Option(
      names = "--duplicates",
      paramLabel = "HOW",
      description = {
        "Near-duplicate texts in different groups: join (their groups become one), purge (leave",
        "copies of its test texts out of each training part), keep, or auto (join, but purge where",
        "more than half of the rows would become one group). Default: auto."
      })
  private DuplicateHandling duplicates = DuplicateHandling.AUTO;

  /**
   * Checks what was given.
   *
   * @throws ParameterException If it is neither a number of folds nor 'article'.
   */
  public void check() {
    if (!byDefault() && !byGroup() && (!folds.matches("[1-9][0-9]{0,5}") || folds.equals("1"))) {
      throw new ParameterException(
          spec.commandLine(),
          "--folds '" + folds + "' is neither 'article' nor a number from 2 on");
    }
  }

  public boolean byDefault() {
    return folds.isEmpty();
  }

  public boolean byGroup() {
    return folds.equals(BY_GROUP);
  }

  /** The file of folds to use. */
  public Optional<Path> file() {
    return readFolds;
  }

  public DuplicateHandling.Handled handled(LabelledData asRead) {
    return duplicates.apply(asRead);
  }

  /** How many folds there are, where they are numbered. */
  public int number(LabelledData data) {
    int groups = data.groupCount();
    return byDefault()
        ? Math.min(groups < 10 ? 3 : 5, Math.max(2, groups))
        : Integer.parseInt(folds);
  }

  public static FoldPlan leaveOneGroupOut(DuplicateHandling.Handled handled) {
    return handled.copies().purged(Splitter.leaveOneGroupOut(handled.data()), handled.data());
  }

  /** The folds that were asked for: those of a file, one for each group, or so many. */
  public FoldPlan plan(DuplicateHandling.Handled handled, int repeats, long seed) {
    LabelledData data = handled.data();
    if (readFolds.isPresent()) {
      return FoldFile.read(readFolds.get(), data);
    }
    return byGroup()
        ? leaveOneGroupOut(handled)
        : handled.copies().purged(Splitter.groupedKFold(data, number(data), repeats, seed), data);
  }

  public Map<String, String> settings(String unsaid) {
    return Map.of(
        "folds",
        byDefault() ? unsaid : folds,
        "duplicates",
        duplicates.toString().toLowerCase(Locale.ROOT));
  }
}
