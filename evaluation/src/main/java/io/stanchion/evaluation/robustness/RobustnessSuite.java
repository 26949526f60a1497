package io.stanchion.evaluation.robustness;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import io.stanchion.evaluation.metric.NeutralLabel;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Behavioural tests in the manner of CheckList (Ribeiro et al., 2020, 2020.acl-main.442): pairs of
 * texts that differ in one respect, with the relation in which their predictions must stand.
 *
 * @param pairs The pairs in file order.
 */
public record RobustnessSuite(List<Pair> pairs) {
  private static final List<String> COLUMNS =
      List.of("id", "category", "relation", "text_a", "text_b");

  /**
   * Two texts.
   *
   * @param where The file and the line where they stand, to begin a message with.
   * @param id The pair's id.
   * @param category In what respect they differ.
   * @param relation The relation that must hold between the predictions.
   * @param textA The first text.
   * @param textB The second text.
   * @param labelA The first text's gold label; empty if there is none.
   * @param labelB The second text's gold label; empty if there is none.
   * @param target The target of the stance; may be empty.
   */
  public record Pair(
      String where,
      String id,
      String category,
      Relation relation,
      String textA,
      String textB,
      Optional<String> labelA,
      Optional<String> labelB,
      String target) {}

  /**
   * A model's predictions for a pair.
   *
   * @param pair The pair.
   * @param predictionA The first text's prediction.
   * @param predictionB The second text's prediction.
   * @param passed Whether the relation holds.
   * @param correct Whether both texts got their gold labels; empty if one has none.
   */
  public record Outcome(
      Pair pair,
      Prediction predictionA,
      Prediction predictionB,
      boolean passed,
      Optional<Boolean> correct) {}

  /**
   * The results of a model on some pairs.
   *
   * @param pairs The number of pairs.
   * @param passed The number of them that are in their relation.
   * @param correct The number of them with both gold labels right. A model that gives every text
   *     the same label passes every {@code same}: this does not.
   */
  public record Tally(int pairs, int passed, int correct) {
    /**
     * Computes the pass rate.
     *
     * @return A fraction in [0, 1].
     */
    public double passRate() {
      return (double) passed / pairs;
    }
  }

  /** Copies the list. */
  public RobustnessSuite {
    pairs = List.copyOf(pairs);
  }

  /**
   * Reads a suite.
   *
   * @param input A CSV file with the columns {@code id,category,relation,text_a,text_b} and, where
   *     there are any, {@code label_a}, {@code label_b} and {@code target}.
   * @return The suite.
   * @throws DataException If the file is not in order.
   */
  public static RobustnessSuite read(Input input) {
    Table table = Table.read(input, COLUMNS);
    List<Pair> pairs = new ArrayList<>();
    for (Table.Row row : table.rows()) {
      Relation relation =
          Relation.find(row.get("relation"))
              .orElseThrow(
                  () ->
                      new DataException(
                          table.where(row)
                              + "column 'relation': '"
                              + row.get("relation")
                              + "' is not one of same, different, opposite, not-more:LABEL"));
      pairs.add(
          new Pair(
              table.where(row),
              row.get("id"),
              row.get("category"),
              relation,
              row.get("text_a"),
              row.get("text_b"),
              present(row.get("label_a")),
              present(row.get("label_b")),
              row.get("target")));
    }
    if (pairs.isEmpty()) {
      throw new DataException(input.name() + ": holds no pairs");
    }
    return new RobustnessSuite(pairs);
  }

  private static Optional<String> present(String field) {
    return field.isBlank() ? Optional.empty() : Optional.of(field);
  }

  /**
   * Runs a model over the pairs.
   *
   * @param model The model.
   * @return An outcome per pair, in file order.
   * @throws DataException If a pair speaks of a label that the model does not have.
   */
  public List<Outcome> run(StanceModel model) {
    Optional<String> neutral = NeutralLabel.find(model.labels());
    return pairs.stream().map(pair -> outcome(pair, model, neutral)).toList();
  }

  private static Outcome outcome(Pair pair, StanceModel model, Optional<String> neutral) {
    if (pair.relation() instanceof Relation.NotMore notMore) {
      requireLabel(pair, "relation", notMore.label(), model);
    }
    pair.labelA().ifPresent(label -> requireLabel(pair, "label_a", label, model));
    pair.labelB().ifPresent(label -> requireLabel(pair, "label_b", label, model));
    Prediction a = model.predict(paragraph(pair, pair.textA()));
    Prediction b = model.predict(paragraph(pair, pair.textB()));
    Optional<Boolean> correct =
        pair.labelA()
            .flatMap(
                labelA ->
                    pair.labelB()
                        .map(labelB -> labelA.equals(a.label()) && labelB.equals(b.label())));
    return new Outcome(pair, a, b, pair.relation().holds(a, b, model.labels(), neutral), correct);
  }

  private static void requireLabel(Pair pair, String column, String label, StanceModel model) {
    if (!model.labels().contains(label)) {
      throw new DataException(
          pair.where()
              + "column '"
              + column
              + "': the model has no label '"
              + label
              + "', its labels are "
              + model.labels());
    }
  }

  private static Paragraph paragraph(Pair pair, String text) {
    return new Paragraph(pair.id(), "robustness", 1, Kind.PARAGRAPH, pair.target(), text);
  }

  /**
   * Adds outcomes up.
   *
   * @param outcomes Outcomes.
   * @return The tally per category, categories in alphabetical order.
   */
  public static Map<String, Tally> byCategory(List<Outcome> outcomes) {
    Map<String, Tally> tallies = new TreeMap<>();
    outcomes.stream()
        .map(outcome -> outcome.pair().category())
        .distinct()
        .forEach(
            category ->
                tallies.put(
                    category,
                    tally(outcomes, outcome -> outcome.pair().category().equals(category))));
    return tallies;
  }

  /**
   * Adds outcomes up.
   *
   * @param outcomes Outcomes.
   * @param which Which of them.
   * @return Their tally.
   */
  public static Tally tally(List<Outcome> outcomes, Predicate<Outcome> which) {
    List<Outcome> some = outcomes.stream().filter(which).toList();
    return new Tally(
        some.size(),
        (int) some.stream().filter(Outcome::passed).count(),
        (int) some.stream().filter(outcome -> outcome.correct().orElse(false)).count());
  }
}
