package io.stanchion.app.print;

import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.metric.NeutralLabel;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.Study;
import io.stanchion.evaluation.study.SystemResult;
import java.util.List;
import java.util.Map;

/** A study as tables on the terminal. */
public final class StudyTables {
  private final Results results;
  private final boolean folds;

  /**
   * Prepares the tables, without one of the folds.
   *
   * @param results Takes their lines.
   */
  public StudyTables(Results results) {
    this(results, false);
  }

  /**
   * Prepares the tables.
   *
   * @param results Takes their lines.
   * @param folds Whether to print a line for each fold.
   */
  public StudyTables(Results results, boolean folds) {
    this.results = results;
    this.folds = folds;
  }

  /**
   * Prints a study.
   *
   * @param study The study.
   */
  public void print(Study study) {
    data(study.data());
    if (!study.finished()) {
      results.line("INTERRUPTED: what follows is what was finished");
    }
    study.evaluations().forEach(this::evaluation);
    ExtraTables extras = new ExtraTables(results);
    study.learningCurve().ifPresent(extras::learningCurve);
    extras.quality(study.quality());
    footnotes(study.data().labels());
  }

  private void data(Study.Data data) {
    results.line(
        "%s: %d paragraphs, %d groups, %s",
        Plain.line(data.name()),
        data.paragraphs(),
        data.groups(),
        Plain.line(data.labels().toString()));
    if (!data.grouped()) {
      results.line("NOTE: no group column: each row is its own group, as in a random split");
    }
    if (!data.duplicates().isEmpty()) {
      results.line("%s", data.duplicates());
    }
  }

  private void evaluation(Evaluation evaluation) {
    String repeats = evaluation.repeats() == 1 ? "once" : evaluation.repeats() + " repeats";
    results.line("").line("%s, %s", evaluation.name(), repeats);
    SystemTables systems = new SystemTables(results);
    systems.headlines(evaluation);
    if (evaluation.flipRate().isPresent()) {
      results.line(
          "with another target, %s of the predictions change",
          Digits.PLAIN.score(evaluation.flipRate()));
    }
    systems.comparisons(evaluation.comparisons());
    List<SystemResult> models =
        evaluation.systems().stream()
            .filter(system -> system.role() == SystemResult.Role.MODEL)
            .toList();
    DetailTables details = new DetailTables(results);
    models.forEach(system -> details.print(system, models.size() > 1));
    if (folds) {
      new ExtraTables(results).folds(evaluation.folds());
    }
  }

  private void footnotes(Map<String, Long> labels) {
    results.line("").line("%s", formulas(labels));
    NeutralLabel.find(List.copyOf(labels.keySet()))
        .ifPresent(
            neutral ->
                results.line(
                    "false alarms: paragraphs of '%s' that are given a stance. Stances: precision"
                        + " and recall of the other labels, pooled.",
                    Plain.line(neutral)));
    results.line(
        "95 %% by group: whole groups resampled; by paragraph: as if they were independent.");
    results.line("deff: variance by group over variance by paragraph; eff. n: independent");
    results.line("paragraphs that would tell as much. –: undefined.");
  }

  private static String formulas(Map<String, Long> labels) {
    return NeutralLabel.find(List.copyOf(labels.keySet()))
        .filter(neutral -> labels.size() == 3)
        .map(
            neutral ->
                "macro-F1: mean of the labels' F1. F_avg: mean F1 of the two labels besides '"
                    + Plain.line(neutral)
                    + "'.")
        .orElse("macro-F1: mean of the labels' F1. F_avg needs a neutral label and two others.");
  }
}
