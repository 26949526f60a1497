package io.stanchion.app.print;

import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.TrainingOptions;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The settings that a model's was chosen from, and which was taken. */
public final class TrialLines {
  private TrialLines() {}

  /**
   * Prints a line for each setting; none if there was no choice.
   *
   * @param trials The settings in the order in which they were tried.
   * @param results Takes the lines.
   */
  public static void print(List<Search.Trial> trials, Results results) {
    if (trials.size() < 2) {
      return;
    }
    results.line("tried, by macro-F1 in a cross-validation inside the labels:");
    for (Search.Trial trial : trials) {
      results.line(
          "  %s  %s%s",
          Digits.PLAIN.score(trial.macroF1()),
          spelled(trial.options(), trials),
          trial.taken() ? "  (taken)" : "");
    }
  }

  /** Spells a setting as on the command line, without options that are the same for all. */
  private static String spelled(TrainingOptions options, List<Search.Trial> trials) {
    return spelled(options.features())
        + varied("--min-documents", options, trials, one -> one.features().minDocuments())
        + varied(
            "--auxiliary-weight",
            options,
            trials,
            one -> one.auxiliary().map(Auxiliary::weight).orElse(0.0))
        + varied("--class-weights", options, trials, TrainingOptions::classWeights)
        + varied("--learning-rate", options, trials, TrainingOptions::learningRate)
        + (options.features().pools().isEmpty()
            ? ""
            : varied("--stance-share", options, pooled(trials), TrialLines::share));
  }

  /** Spells features, for example {@code full+bge-small-en-v15-q --encoder-length 1.0}. */
  private static String spelled(FeatureSpec spec) {
    StringBuilder name = new StringBuilder(spec.blocks().size() == 1 ? "words" : "full");
    for (EncoderBlock block : spec.encoders()) {
      String use = block.input() == EncoderBlock.Input.PAIR ? ":pair" : "";
      name.append('+').append(block.encoder().name()).append(use);
    }
    for (StancePool pool : spec.pools()) {
      name.append('+').append(pool.encoder().name()).append(":stance");
    }
    spec.encoders().stream()
        .findFirst()
        .ifPresent(block -> name.append(" --encoder-length ").append(block.length()));
    return name.toString();
  }

  private static String varied(
      String name,
      TrainingOptions options,
      List<Search.Trial> trials,
      Function<TrainingOptions, Object> value) {
    boolean same = trials.stream().map(one -> value.apply(one.options())).distinct().count() < 2;
    return same ? "" : " " + name + " " + lower(value.apply(options));
  }

  private static List<Search.Trial> pooled(List<Search.Trial> trials) {
    return trials.stream().filter(one -> !one.options().features().pools().isEmpty()).toList();
  }

  private static double share(TrainingOptions options) {
    return options.features().pools().get(0).share();
  }

  private static String lower(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
