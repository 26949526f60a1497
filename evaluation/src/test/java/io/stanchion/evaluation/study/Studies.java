package io.stanchion.evaluation.study;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.SystemResult.MetricValue;
import io.stanchion.evaluation.study.SystemResult.Role;
import io.stanchion.evaluation.uncertainty.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Studies of the sizes and kinds that commands make; the numbers in them are made up. */
public final class Studies {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final Interval UNDEFINED =
      new Interval(NONE, NONE, NONE, NONE, NONE, NONE, NONE, 5, 1);

  private static final List<String> STANCES = List.of("anti-ban", "neutral", "pro-ban");
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private Studies() {}

  /** Studies of every kind. */
  public static Stream<Study> all() {
    return Stream.of(crossValidated(), ofTweets(), compared(), undefined(), interrupted());
  }

  /** A cross-validation of 78 paragraphs from 5 articles, with everything there is. */
  public static Study crossValidated() {
    List<SystemResult> systems =
        List.of(
            model(
                "model",
                0.441,
                STANCES,
                List.of(List.of(6L, 8L, 3L), List.of(9L, 25L, 6L), List.of(4L, 11L, 6L))),
            few("majority", Role.BASELINE, 0.226),
            few("prior", Role.BASELINE, 0.298),
            few("length only", Role.BASELINE, 0.209),
            few("cue words", Role.BASELINE, 0.267),
            few("text only", Role.BASELINE, 0.438),
            few("random 5-fold", Role.OPTIMISTIC, 0.608));
    List<Evaluation.Comparison> comparisons =
        List.of(
            comparison("model", "majority", 0.215, 0.063),
            comparison("model", "length only", 0.232, 0.031),
            comparison("model", "cue words", 0.174, 0.125),
            comparison("model", "text only", 0.003, 0.94));
    return study(
        "huawei-ban.csv",
        List.of(
            new Evaluation("leave one group out", 1, systems, comparisons, at(0.064), folds(5, 1)),
            new Evaluation(
                "grouped 3-fold",
                5,
                systems.subList(0, 3),
                comparisons.subList(0, 1),
                NONE,
                folds(3, 5))),
        Optional.of(curve()),
        errors());
  }

  /** A test set of 1,249 tweets about five targets, and six systems. */
  public static Study ofTweets() {
    List<String> labels = List.of("AGAINST", "FAVOR", "NONE");
    List<List<Long>> counts =
        List.of(List.of(560L, 80L, 75L), List.of(90L, 170L, 44L), List.of(70L, 38L, 122L));
    List<SystemResult> systems = new ArrayList<>();
    List<String> names =
        List.of(
            "BERTweet, joint",
            "LLM, zero-shot",
            "SVM-ngrams-comb",
            "stanchion joint",
            "fastText",
            "CNN (2016)");
    for (int i = 0; i < names.size(); i++) {
      systems.add(model(names.get(i), 0.71 - 0.02 * i, labels, counts));
    }
    systems.add(few("majority", Role.BASELINE, 0.291));
    systems.add(few("text-only", Role.BASELINE, 0.62));
    systems.add(few("target-only", Role.BASELINE, 0.44));
    List<Evaluation.Comparison> comparisons = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        comparisons.add(
            comparison(names.get(i), names.get(j), 0.02 * (j - i), Math.pow(0.2, j - i)));
      }
    }
    return study(
        "semeval2016-task6a-test.csv",
        List.of(new Evaluation("test set", 1, systems, comparisons, at(0.402), List.of())),
        Optional.empty(),
        errors());
  }

  /** Two systems without probabilities, and nothing besides. */
  public static Study compared() {
    List<SystemResult> systems =
        List.of(
            labelsOnly("predictions/bert.csv", 0.512), labelsOnly("predictions/llm.csv", 0.548));
    Study.Data data =
        new Study.Data("gold.csv", 78, 78, false, counts(STANCES), Map.of("", 78L), 1, "");
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        new Study.Run(
            "stanchion 0.1.0",
            List.of("compare", "gold.csv", "predictions/bert.csv", "predictions/llm.csv"),
            List.of(new Study.InputFile("gold.csv", HASH)),
            Map.of("seed", "1"),
            Map.of()),
        data,
        List.of(
            new Evaluation(
                "test set",
                1,
                systems,
                List.of(comparison("predictions/bert.csv", "predictions/llm.csv", -0.036, 0.4375)),
                NONE,
                List.of())),
        Optional.empty(),
        List.of(),
        noQuality(),
        new Study.Texts("", "", Map.of()));
  }

  /** A run that was interrupted before anything came of it. */
  public static Study interrupted() {
    Study study = compared();
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        false,
        study.run(),
        study.data(),
        List.of(),
        Optional.empty(),
        List.of(),
        noQuality(),
        study.texts());
  }

  /** A study in which nothing that can be undefined is defined. */
  public static Study undefined() {
    SystemResult system =
        new SystemResult(
            "model",
            Role.MODEL,
            metrics(Metric.values().length, 0.5).stream()
                .map(one -> new MetricValue(one.metric(), UNDEFINED))
                .toList(),
            List.of(new SystemResult.LabelScores("a", NONE, NONE, UNDEFINED, 0)),
            List.of(List.of(0L)),
            List.of(new SystemResult.Part("target", "", 0, NONE, NONE, UNDEFINED, List.of())),
            Optional.of(
                new CalibrationResult(
                    false,
                    List.of(new MetricValue(Metric.LOG_LOSS, UNDEFINED)),
                    List.of(new CalibrationResult.Bin(0.5, 0.6, 1, 0.55, 0, NONE, NONE)),
                    List.of(new CalibrationResult.RiskPoint(1, 0)),
                    List.of(new CalibrationResult.HandOver(0.2, 0, NONE, NONE, 0.5)),
                    List.of(new CalibrationResult.SetResult(0.9, UNDEFINED, 1, 1)))));
    Evaluation.Comparison comparison =
        new Evaluation.Comparison(
            "model", "model", Metric.MACRO_F1, NONE, NONE, NONE, NONE, NONE, 1, NONE);
    LearningCurve.Point point = new LearningCurve.Point(1, 10, NONE, NONE, NONE);
    Study study = compared();
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        study.run(),
        study.data(),
        List.of(
            new Evaluation("test set", 1, List.of(system), List.of(comparison), NONE, List.of())),
        Optional.of(
            new LearningCurve(
                "test set",
                Metric.MACRO_F1,
                List.of(point),
                List.of(point),
                NONE,
                NONE,
                NONE,
                100,
                NONE,
                NONE,
                NONE)),
        List.of(),
        noQuality(),
        study.texts());
  }

  /** A study with the same text wherever there is room for foreign text. */
  public static Study saying(String text) {
    SystemResult model =
        model(text, 0.5, List.of(text, "b"), List.of(List.of(3L, 1L), List.of(2L, 4L)));
    List<Evaluation.FoldRow> folds =
        List.of(
            new Evaluation.FoldRow(
                1,
                1,
                text,
                1.5,
                Map.of(text, 3L),
                Map.of(text, 4L),
                0,
                List.of(text),
                text,
                List.of(text)));
    SystemResult.Part part =
        new SystemResult.Part("group", text, 4, at(0.5), at(0.5), interval(0.5), List.of());
    SystemResult whole =
        new SystemResult(
            text,
            Role.MODEL,
            model.metrics(),
            model.labels(),
            model.confusion(),
            List.of(part),
            model.calibration());
    List<WorstError.Piece> pieces =
        List.of(
            new WorstError.Piece(text, 0.2),
            new WorstError.Piece(text, -0.02),
            new WorstError.Piece(text, 0));
    Map<String, String> strings = Map.of(text, text);
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        new Study.Run(
            text, List.of(text), List.of(new Study.InputFile(text, text)), strings, strings),
        new Study.Data(text, 10, 5, true, Map.of(text, 10L), targets(text), 3, text),
        List.of(
            new Evaluation(
                text,
                1,
                List.of(whole),
                List.of(comparison(text, text, 0.1, 0.5)),
                at(0.1),
                folds)),
        Optional.of(
            new LearningCurve(
                text,
                Metric.MACRO_F1,
                curve().byParagraphs(),
                curve().byGroups(),
                at(0.1),
                at(0),
                at(0.2),
                100,
                at(0.1),
                at(0),
                at(0.2))),
        List.of(new WorstError(text + "#", text, "t" + text, text, text, 0.9, pieces)),
        new Quality(
            List.of(new Quality.SuspiciousLabel(text, text, text, 0.5, text)),
            1,
            List.of(new Quality.ContradictingPair(text, text, text, text, 0.9, text)),
            1,
            List.of(new Quality.OddGroup(text, 4, text, 0.01))),
        new Study.Texts("m" + text, "", strings));
  }

  private static Map<String, Long> targets(String text) {
    Map<String, Long> targets = new LinkedHashMap<>();
    targets.put(text, 5L);
    targets.put("other" + text, 5L);
    return targets;
  }

  public static Study withDataStatement(Study study, String markdown) {
    return new Study(
        study.format(),
        study.version(),
        study.finished(),
        study.run(),
        study.data(),
        study.evaluations(),
        study.learningCurve(),
        study.errors(),
        study.quality(),
        new Study.Texts(study.texts().methods(), markdown, study.texts().modelCard()));
  }

  private static Study study(
      String name,
      List<Evaluation> evaluations,
      Optional<LearningCurve> curve,
      List<WorstError> errors) {
    boolean tweets = name.startsWith("semeval");
    List<String> labels = tweets ? List.of("AGAINST", "FAVOR", "NONE") : STANCES;
    Map<String, Long> targets = new LinkedHashMap<>();
    if (tweets) {
      TARGETS.forEach(target -> targets.put(target, 220L + target.length()));
    } else {
      targets.put("Huawei should be banned from 5G networks", 78L);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("--group-column", "article");
    settings.put("--resamples", "2000");
    settings.put("--seed", "1");
    settings.put("features", "words 1-2, characters 2-5, sublinear tf-idf");
    Map<String, String> card = new LinkedHashMap<>();
    card.put("model", "multinomial logistic regression on word and character n-grams");
    card.put("trained on", name + ", " + HASH.substring(0, 12));
    card.put(
        "intended use", "research on the stance of news paragraphs; not for decisions on persons");
    card.put("not for", "other targets than those it was trained on");
    return new Study(
        Study.FORMAT,
        Study.VERSION,
        true,
        new Study.Run(
            "stanchion 0.1.0-SNAPSHOT",
            List.of("crossval", name, "--group-column", "article", "--seed", "1"),
            List.of(new Study.InputFile(name, HASH)),
            settings,
            Map.of("tribuo", "4.3.2")),
        new Study.Data(
            name,
            tweets ? 1249 : 78,
            tweets ? 1249 : 5,
            !tweets,
            counts(labels),
            targets,
            targets.size(),
            tweets ? "" : "2 pairs of near-duplicates join 1 group."),
        evaluations,
        curve,
        errors,
        quality(),
        new Study.Texts(METHODS, STATEMENT, card));
  }

  private static final String METHODS =
      "Macro-F1 is the arithmetic mean of the labels' F1 scores. Intervals are 95 % expanded"
          + " percentile bootstrap intervals with 2,000 resamples of whole articles. Differences"
          + " were tested by a paired permutation test by article and adjusted after Holm. All"
          + " numbers were computed with Stanchion 0.1.0 from 78 paragraphs of 5 articles (seed"
          + " 1).";

  private static final String STATEMENT =
      "# Data statement\n\n**What.** 97 lines of five *English* articles.\n\n"
          + "| label | lines |\n|---|---|\n| `pro-ban` | 21 |\n\n## Files\n\n"
          + "- `huawei-ban.csv`: a row per line\n- [annotations](annotations.csv)\n\n"
          + "Who labelled: <b>nobody</b>.\n";

  private static final List<String> TARGETS =
      List.of(
          "Atheism",
          "Climate Change is a Real Concern",
          "Feminist Movement",
          "Hillary Clinton",
          "Legalization of Abortion");

  private static Map<String, Long> counts(List<String> labels) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put(labels.get(0), 17L);
    counts.put(labels.get(1), 40L);
    counts.put(labels.get(2), 21L);
    return counts;
  }

  private static OptionalDouble at(double value) {
    return OptionalDouble.of(value);
  }

  private static Interval interval(double value) {
    return new Interval(
        at(value),
        at(Math.max(0, value - 0.2)),
        at(value + 0.13),
        at(value - 0.1),
        at(value + 0.09),
        at(3.17),
        at(24.6),
        5,
        0);
  }

  private static List<MetricValue> metrics(int most, double score) {
    return Arrays.stream(Metric.values())
        .limit(most)
        .map(
            metric ->
                new MetricValue(
                    metric,
                    interval(
                        metric == Metric.LOG_LOSS
                            ? 1.04
                            : score + 0.01 * List.of(Metric.values()).indexOf(metric))))
        .toList();
  }

  private static SystemResult few(String name, Role role, double score) {
    return new SystemResult(
        name,
        role,
        List.of(
            new MetricValue(Metric.MACRO_F1, interval(score)),
            new MetricValue(Metric.F_AVG, interval(score - 0.02)),
            new MetricValue(Metric.ACCURACY, interval(score + 0.1))),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static SystemResult labelsOnly(String name, double score) {
    List<MetricValue> metrics = new ArrayList<>(metrics(7, score));
    for (Metric metric : List.of(Metric.LOG_LOSS, Metric.BRIER, Metric.ECE)) {
      metrics.add(new MetricValue(metric, UNDEFINED));
    }
    return new SystemResult(
        name,
        Role.MODEL,
        metrics,
        labels(STANCES),
        List.of(List.of(8L, 6L, 3L), List.of(7L, 28L, 5L), List.of(4L, 8L, 9L)),
        List.of(),
        Optional.empty());
  }

  private static List<SystemResult.LabelScores> labels(List<String> labels) {
    return IntStream.range(0, labels.size())
        .mapToObj(
            i ->
                new SystemResult.LabelScores(
                    labels.get(i),
                    at(0.3 + 0.12 * i),
                    at(0.55 - 0.1 * i),
                    interval(0.4 + 0.03 * i),
                    17 + 11L * i))
        .toList();
  }

  private static SystemResult model(
      String name, double score, List<String> labels, List<List<Long>> confusion) {
    List<SystemResult.Part> parts = new ArrayList<>();
    List<String> groups =
        List.of(
            "000_02c1adb3ee25e0a7", "001_9ab2", "002_letters-page", "003_editorial", "004_op-ed");
    for (int i = 0; i < 5; i++) {
      parts.add(
          new SystemResult.Part(
              labels.contains("NONE") ? "target" : "group",
              labels.contains("NONE") ? TARGETS.get(i) : groups.get(i),
              9 + 4L * i,
              at(score - 0.05 * i),
              i == 2 ? NONE : at(score),
              i == 3
                  ? new Interval(at(1), NONE, NONE, NONE, NONE, NONE, NONE, 1, 0)
                  : interval(score + 0.04 * i - 0.1),
              labels.contains("NONE") ? stances(score + 0.05 * i) : List.of()));
    }
    return new SystemResult(
        name,
        Role.MODEL,
        metrics(11, score),
        labels(labels),
        confusion,
        parts,
        Optional.of(calibration()));
  }

  private static List<MetricValue> stances(double score) {
    return List.of(
        new MetricValue(Metric.FALSE_ALARMS, interval(1 - score)),
        new MetricValue(Metric.STANCE_PRECISION, UNDEFINED),
        new MetricValue(Metric.STANCE_RECALL, interval(score)));
  }

  private static CalibrationResult calibration() {
    List<CalibrationResult.Bin> bins = new ArrayList<>();
    for (int i = 3; i < 10; i++) {
      double middle = 0.1 * i + 0.047;
      bins.add(
          new CalibrationResult.Bin(
              0.1 * i,
              0.1 * (i + 1),
              3 + (i * 7L) % 17,
              middle,
              middle * 0.8,
              i == 9 ? NONE : at(middle * 0.8 - 0.17),
              i == 9 ? NONE : at(middle * 0.8 + 0.14)));
    }
    List<CalibrationResult.RiskPoint> points = new ArrayList<>();
    for (int i = 1; i <= 78; i++) {
      points.add(
          new CalibrationResult.RiskPoint(
              i / 78.0, 0.526 * Math.pow(i / 78.0, 0.5) + 0.03 * Math.sin(i) * (78 - i) / 78));
    }
    List<CalibrationResult.HandOver> handOver = new ArrayList<>();
    for (double share : new double[] {0.1, 0.2, 0.3, 0.5}) {
      double error = 0.526 * Math.pow(1 - share, 0.5);
      handOver.add(
          new CalibrationResult.HandOver(
              share, error, at(error - 0.12), at(error + 0.11), 0.36 + 0.4 * share));
    }
    return new CalibrationResult(
        true,
        List.of(
            new MetricValue(Metric.LOG_LOSS, interval(1.31)),
            new MetricValue(Metric.BRIER, interval(0.71))),
        bins,
        points,
        handOver,
        List.of(
            new CalibrationResult.SetResult(0.8, interval(0.79), 1.84, 0.31),
            new CalibrationResult.SetResult(0.9, interval(0.85), 2.32, 0.12)));
  }

  private static Evaluation.Comparison comparison(
      String first, String second, double value, double p) {
    return new Evaluation.Comparison(
        first,
        second,
        Metric.MACRO_F1,
        at(value),
        at(value - 0.11),
        at(value + 0.09),
        at(p),
        at(Math.min(1, 3 * p)),
        p / 2,
        second.equals("majority") ? at(p) : NONE);
  }

  private static List<Evaluation.FoldRow> folds(int folds, int repeats) {
    List<Evaluation.FoldRow> rows = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (int fold = 1; fold <= folds; fold++) {
        rows.add(
            new Evaluation.FoldRow(
                repeat,
                fold,
                "C=1, epochs=" + (4 + 3 * fold),
                1.2 + 0.1 * fold,
                counts(STANCES),
                counts(STANCES),
                fold == 2 ? 1 : 0,
                List.of("000_02c1adb3ee25e0a7", "002_letters-page").subList(0, folds == 5 ? 1 : 2),
                HASH,
                List.of("000:1", "000:2", "000:3")));
      }
    }
    return rows;
  }

  private static LearningCurve curve() {
    List<LearningCurve.Point> paragraphs = new ArrayList<>();
    List<LearningCurve.Point> groups = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      double value = 0.24 + 0.11 * Math.log(i);
      paragraphs.add(
          new LearningCurve.Point(
              Math.min(4, 1 + i / 2.0), 10.4 * i, at(value), at(value - 0.12), at(value + 0.1)));
    }
    for (int i = 1; i <= 4; i++) {
      double value = 0.22 + 0.15 * Math.log(i);
      groups.add(
          new LearningCurve.Point(i, 15.6 * i, at(value), at(value - 0.14), at(value + 0.12)));
    }
    return new LearningCurve(
        "leave one group out",
        Metric.MACRO_F1,
        paragraphs,
        groups,
        at(0.076),
        at(-0.02),
        at(0.14),
        100,
        at(0.09),
        at(-0.024),
        at(0.166));
  }

  private static List<WorstError> errors() {
    return List.of(
        new WorstError(
            "000:12",
            "000_02c1adb3ee25e0a7",
            "Huawei should be banned from 5G networks",
            "neutral",
            "pro-ban",
            0.913,
            pieces(
                "Some allies |have banned*.04 |Huawei*-.012| from their |networks*.13|, citing"
                    + " |security*.061| concerns, while others |have*-.034| found |no"
                    + " evidence*-.12| of a back door and see no |reason*.011| to follow.")),
        new WorstError(
            "002:3",
            "002_letters-page",
            "Huawei should be banned from 5G networks",
            "anti-ban",
            "pro-ban",
            0.871,
            pieces(
                "“|Spying*.09|”? The |only*-.02| proof of |spying*.102| we ever saw\nwas the"
                    + " other way round.")));
  }

  private static List<WorstError.Piece> pieces(String marked) {
    return Arrays.stream(marked.split("\\|", -1))
        .map(piece -> piece.split("\\*", -1))
        .map(
            piece ->
                new WorstError.Piece(
                    piece[0], piece.length == 2 ? Double.parseDouble(piece[1]) : 0))
        .toList();
  }

  private static Quality quality() {
    return new Quality(
        List.of(
            new Quality.SuspiciousLabel(
                "003:7",
                "neutral",
                "pro-ban",
                0.62,
                "The risk is simply too great: no vendor that answers to Beijing belongs in a"
                    + " network on which hospitals depend."),
            new Quality.SuspiciousLabel(
                "001:2", "pro-ban", "anti-ban", 0.48, "Europe takes pride in open markets.")),
        7,
        List.of(
            new Quality.ContradictingPair(
                "001:4",
                "neutral",
                "004:9",
                "anti-ban",
                0.94,
                "The company has denied the allegations.")),
        1,
        List.of(
            new Quality.OddGroup(
                "002_letters-page", 14, "more often pro-ban: 9 of 14, elsewhere 12 of 64", 0.003)));
  }

  private static Quality noQuality() {
    return new Quality(List.of(), 0, List.of(), 0, List.of());
  }
}
