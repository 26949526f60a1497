package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.evaluation.calibration.CalibrationFit;
import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.model.Calibration;
import io.stanchion.model.FastModel;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains cascades: a model with an encoder, and before it one of the same n-grams alone, which
 * answers where it is confident enough. The threshold is fitted on predictions of held-out groups.
 */
final class Cascade {
  /** The share of the encoder's gain in macro-F1 that the cascade may lose. */
  private static final double LOSS = 0.1;

  private static final int STEPS = 100;

  private Cascade() {}

  /**
   * Chooses settings, and trains the model and the fast one before it.
   *
   * @param training The training paragraphs.
   * @param copies Which of them are copies of each other.
   * @param space The settings to choose from.
   * @param progress Called after each training, from any thread.
   * @return A cascade if the chosen setting has an encoder; otherwise the model alone.
   */
  public static StanceModel train(
      LabelledData training, Copies copies, Search.Space space, Runnable progress) {
    return run(training, copies, space, Optional.empty(), progress).model();
  }

  /**
   * A model and its choice.
   *
   * @param model The cascade or model.
   * @param trials The settings that were chosen from, in their order; none where the paragraphs
   *     could not be split.
   */
  record Trained(StanceModel model, List<Search.Trial> trials) {}

  /**
   * Does the same as {@link #train}, and returns what was tried too.
   *
   * @param apart Paragraphs that neither the model nor an encoder of its was trained on: settings
   *     are chosen, and calibration and the confidence of the fast model fitted, on these, and no
   *     longer on held-out paragraphs, which an encoder may have seen. Empty to do without.
   */
  static Trained run(
      LabelledData training,
      Copies copies,
      Search.Space space,
      Optional<LabelledData> apart,
      Runnable progress) {
    if (apart.isPresent()) {
      return new Trained(chosenApart(training, space, apart.get(), progress), List.of());
    }
    Trials trials = Trials.run(training, copies, both(space), progress);
    Search.Choice whole = trials.choice(space);
    StanceModel model = whole.train(training);
    if (whole.options().features().encodes()) {
      Search.Choice fast = trials.choice(withoutEncoders(space));
      double confidence =
          fast.outOfFold().isPresent() && whole.outOfFold().isPresent()
              ? confidence(
                  calibrated(fast.outOfFold().get(), fast.calibration()), whole.outOfFold().get())
              : Double.POSITIVE_INFINITY;
      model = model.behind(new FastModel(fast.train(training), confidence));
    }
    return new Trained(model, trials.list(space, whole));
  }

  private static StanceModel chosenApart(
      LabelledData training, Search.Space space, LabelledData apart, Runnable progress) {
    Fitted whole = bestApart(training, space, apart, progress);
    if (!whole.encodes()) {
      return whole.model();
    }
    Fitted fast = bestApart(training, withoutEncoders(space), apart, progress);
    double confidence =
        confidence(calibrated(fast.unseen(), fast.model().calibration()), whole.unseen());
    return whole.model().behind(new FastModel(fast.model(), confidence));
  }

  /**
   * A calibrated model.
   *
   * @param unseen Its predictions of paragraphs that it was not trained on, before calibration.
   */
  private record Fitted(StanceModel model, boolean encodes, Scored unseen) {}

  /** Chooses and calibrates on paragraphs apart; of equals, the likelier one is taken. */
  private static Fitted bestApart(
      LabelledData training, Search.Space space, LabelledData apart, Runnable progress) {
    return space.settings().stream()
        .flatMap(
            options -> {
              List<StanceModel> path = Trainer.trainPath(training, options, space.epochs());
              progress.run();
              return path.stream().map(alone -> tried(alone, options, apart));
            })
        .max(
            Comparator.<Fitted>comparingDouble(one -> ofApart(one, Metric.MACRO_F1))
                .thenComparingDouble(one -> -ofApart(one, Metric.LOG_LOSS)))
        .map(
            best ->
                new Fitted(
                    best.model().withCalibration(CalibrationFit.of(best.unseen())),
                    best.encodes(),
                    best.unseen()))
        .orElseThrow();
  }

  private static Fitted tried(StanceModel alone, TrainingOptions options, LabelledData apart) {
    StanceModel model = alone.pooledWith(options.features().pools());
    List<String> labels = model.labels();
    Scored unseen =
        new Scored(
            labels,
            apart.paragraphs().stream()
                .map(one -> OutOfFold.item(one, model.predict(one.paragraph()), labels, labels))
                .toList());
    return new Fitted(model, options.features().encodes(), unseen);
  }

  private static double ofApart(Fitted one, Metric metric) {
    return metric.of(one.unseen()).orElse(0);
  }

  /**
   * Counts the trainings that {@link #train} reports.
   *
   * @param training The training paragraphs.
   * @param space The settings to choose from.
   * @return The number of calls of {@code progress}.
   */
  public static int trainings(LabelledData training, Search.Space space) {
    return Search.trainings(training, both(space));
  }

  /** Adds the settings of fast models, of which many a space has some already. */
  private static Search.Space both(Search.Space space) {
    return new Search.Space(
        Stream.concat(space.settings().stream(), withoutEncoders(space).settings().stream())
            .distinct()
            .toList(),
        space.epochs());
  }

  private static Search.Space withoutEncoders(Search.Space space) {
    List<TrainingOptions> settings =
        space.settings().stream()
            .map(options -> options.withFeatures(options.features().withoutEncoders()))
            .distinct()
            .toList();
    return new Search.Space(settings, space.epochs());
  }

  /**
   * Finds the confidence that the fast model needs to answer.
   *
   * @param fast Its held-out predictions, with calibrated probabilities.
   * @param whole The other model's, of the same paragraphs.
   * @return The least confidence at which the cascade keeps nine tenths of what the other model
   *     adds to the macro-F1; 0 if it adds nothing.
   */
  static double confidence(Scored fast, Scored whole) {
    double ofWhole = Metric.MACRO_F1.of(whole).orElse(0);
    double ofFast = Metric.MACRO_F1.of(fast).orElse(0);
    double enough = ofWhole - LOSS * Math.max(0, ofWhole - ofFast);
    Map<String, Scored.Item> byId = new HashMap<>();
    whole.items().forEach(item -> byId.put(item.id(), item));
    return IntStream.rangeClosed(0, STEPS)
        .mapToDouble(step -> (double) step / STEPS)
        .filter(sure -> Metric.MACRO_F1.of(cascade(fast, byId, sure)).orElse(0) >= enough)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static Scored cascade(Scored fast, Map<String, Scored.Item> whole, double sure) {
    return new Scored(
        fast.labels(),
        fast.items().stream()
            .map(
                item ->
                    Collections.max(item.probabilities()) >= sure
                        ? item
                        : whole.getOrDefault(item.id(), item))
            .toList());
  }

  private static Scored calibrated(Scored scored, Calibration calibration) {
    return new Scored(
        scored.labels(),
        scored.items().stream()
            .map(
                item ->
                    new Scored.Item(
                        item.id(),
                        item.group(),
                        item.target(),
                        item.kind(),
                        item.gold(),
                        item.predicted(),
                        calibration.apply(item.probabilities())))
            .toList());
  }
}
