package io.stanchion.app.option;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldFile;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for splitting labelled paragraphs into folds. */
public final class FoldMixin {
  private static final String BY_GROUP = "article";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Setting(unset = "article and number")
  @Option(
      names = "--folds",
      paramLabel = "N|article",
      description =
          """
          article: leave one group out. N: grouped N-fold. Default: N is 5, or 3 with fewer than \
          10 groups; 'crossval' does both.\
          """)
  private String folds = "";

  @Option(
      names = "--read-folds",
      paramLabel = "FILE",
      description = "Uses the folds in FILE (columns repeat,fold,id).")
  private Optional<Path> readFolds = Optional.empty();

  @Setting
  @Option(
      names = "--duplicates",
      paramLabel = "HOW",
      description =
          """
          Near-duplicate texts in different groups: join (their groups become one), purge (each \
          training part leaves out copies of its test texts), keep, or auto (join; purge if more \
          than half of the rows would become one group). Default: auto.\
          """)
  private DuplicateHandling duplicates = DuplicateHandling.AUTO;

  /**
   * Checks the value of {@code --folds}.
   *
   * @throws ParameterException If it is neither a number of folds nor 'article'.
   */
  public void check() {
    if (!byDefault() && !byGroup() && (!folds.matches("[1-9][0-9]{0,5}") || folds.equals("1"))) {
      throw new ParameterException(
          spec.commandLine(), "--folds must be 'article' or a number from 2, got '" + folds + "'");
    }
  }

  /**
   * Checks whether the command chooses the folds.
   *
   * @return True without {@code --folds}.
   */
  public boolean byDefault() {
    return folds.isEmpty();
  }

  /**
   * Checks whether each group is a fold.
   *
   * @return True for {@code --folds article}.
   */
  public boolean byGroup() {
    return folds.equals(BY_GROUP);
  }

  /**
   * Returns the file of folds to use.
   *
   * @return The file of {@code --read-folds}, if it was given.
   */
  public Optional<Path> file() {
    return readFolds;
  }

  /**
   * Handles near-duplicates.
   *
   * @param asRead The labelled set.
   * @return The set, ready to be split.
   */
  public DuplicateHandling.Handled handled(LabelledData asRead) {
    return duplicates.apply(asRead);
  }

  /**
   * Returns the number of folds.
   *
   * @param data The set to be split.
   * @return The number that was given, or the default for its groups.
   */
  public int number(LabelledData data) {
    int groups = data.groupCount();
    return byDefault()
        ? Math.min(groups < 10 ? 3 : 5, Math.max(2, groups))
        : Integer.parseInt(folds);
  }

  /**
   * Makes a fold of each group.
   *
   * @param handled The set to be split.
   * @return The folds.
   */
  public static FoldPlan leaveOneGroupOut(DuplicateHandling.Handled handled) {
    return handled.copies().purged(Splitter.leaveOneGroupOut(handled.data()), handled.data());
  }

  /**
   * Makes the folds that were asked for: those of a file, one for each group, or a number of them.
   *
   * @param handled The set to be split.
   * @param repeats The number of repeats, if the folds are numbered.
   * @param seed Decides which groups share a fold.
   * @return The folds.
   */
  public FoldPlan plan(DuplicateHandling.Handled handled, int repeats, long seed) {
    LabelledData data = handled.data();
    if (readFolds.isPresent()) {
      return FoldFile.read(readFolds.get(), data);
    }
    return byGroup()
        ? leaveOneGroupOut(handled)
        : handled.copies().purged(Splitter.groupedKFold(data, number(data), repeats, seed), data);
  }
}
