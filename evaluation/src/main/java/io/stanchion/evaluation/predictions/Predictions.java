package io.stanchion.evaluation.predictions;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import io.stanchion.dataset.writer.FormulaGuard;
import io.stanchion.evaluation.metric.Scored;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One system's predictions by paragraph id: of a model of ours, or from a CSV file that any system
 * may have written.
 *
 * @param name The system's name.
 * @param probabilityLabels The labels that it gives probabilities for; empty if it gives none.
 * @param byId Its predictions.
 */
public record Predictions(
    String name, List<String> probabilityLabels, Map<String, Predicted> byId) {
  private static final double SUM_TOLERANCE = 0.01;

  /**
   * One prediction.
   *
   * @param label The label.
   * @param probabilities The probability of each label that the system gives one for.
   */
  public record Predicted(String label, Map<String, Double> probabilities) {}

  /**
   * Gold labels and predictions, matched.
   *
   * @param scored The paragraphs that have both.
   * @param missing Ids of gold labels without a prediction.
   * @param extra Ids of predictions without a gold label.
   */
  public record Matched(Scored scored, List<String> missing, List<String> extra) {}

  /**
   * Predicts the paragraphs of a data set with a model.
   *
   * @param name The system's name.
   * @param model The model.
   * @param gold The paragraphs.
   * @return Its predictions of all of them.
   */
  public static Predictions of(String name, StanceModel model, LabelledData gold) {
    return of(name, model.labels(), gold, paragraph -> Optional.of(model.predict(paragraph)));
  }

  /**
   * Predicts the paragraphs of a data set.
   *
   * @param name The system's name.
   * @param labels The labels that probabilities stand for, in their order.
   * @param gold The paragraphs.
   * @param predict Predicts a paragraph; empty for one that is left out.
   * @return The predictions of all that were not left out.
   */
  public static Predictions of(
      String name,
      List<String> labels,
      LabelledData gold,
      Function<Paragraph, Optional<Prediction>> predict) {
    Map<String, Predicted> byId = new LinkedHashMap<>();
    for (LabelledParagraph one : gold.paragraphs()) {
      predict
          .apply(one.paragraph())
          .ifPresent(prediction -> byId.put(one.paragraph().id(), predicted(prediction, labels)));
    }
    return new Predictions(name, labels, byId);
  }

  private static Predicted predicted(Prediction prediction, List<String> labels) {
    Map<String, Double> probabilities = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      probabilities.put(labels.get(i), prediction.probabilities().get(i));
    }
    return new Predicted(prediction.label(), probabilities);
  }

  /**
   * Reads a file with the columns {@code id} and {@code label} (or {@code predicted}, or {@code
   * prediction}) and, if the system has probabilities, {@code p_<label>} for each label. Rows
   * without a label are passed over.
   *
   * @param input The file.
   * @return The predictions.
   * @throws DataException If the file is not in order: a column is missing, an id occurs twice, or
   *     probabilities are no probabilities.
   */
  public static Predictions read(Input input) {
    Table table = Table.read(input, List.of("id"));
    String labelColumn =
        List.of("predicted", "prediction", "label").stream()
            .filter(table.header()::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    new DataException(
                        input.name()
                            + ":1: no column 'label', 'predicted' or 'prediction' in the header "
                            + table.header()));
    List<String> labels =
        table.header().stream()
            .filter(column -> column.startsWith("p_"))
            .map(column -> column.substring(2))
            .toList();
    Map<String, Predicted> byId = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      String label = FormulaGuard.original(row.get(labelColumn));
      if (!label.isBlank()) {
        Predicted predicted = new Predicted(label, probabilities(table, row, labels));
        if (byId.put(FormulaGuard.original(row.get("id")), predicted) != null) {
          throw new DataException(
              table.where(row) + "column 'id': '" + row.get("id") + "' has a prediction already");
        }
      }
    }
    return new Predictions(input.name(), labels, byId);
  }

  private static Map<String, Double> probabilities(
      Table table, Table.Row row, List<String> labels) {
    Map<String, Double> probabilities = new TreeMap<>();
    double sum = 0;
    for (String label : labels) {
      double probability = probability(table, row, label);
      probabilities.put(label, probability);
      sum += probability;
    }
    if (!labels.isEmpty() && Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new DataException(
          table.where(row) + "the probabilities add up to " + sum + "; expected 1");
    }
    return probabilities;
  }

  /**
   * Reads the probability of a label.
   *
   * @param table The file.
   * @param row A row of it.
   * @param label The label.
   * @return A number from 0 to 1.
   * @throws DataException If the column {@code p_<label>} has none.
   */
  public static double probability(Table table, Table.Row row, String label) {
    String field = row.get("p_" + label);
    double probability = number(field);
    if (!(probability >= 0 && probability <= 1)) {
      throw new DataException(
          table.where(row)
              + "column 'p_"
              + label
              + "': '"
              + field
              + "' is not a probability; expected a number from 0 to 1");
    }
    return probability;
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Renames labels. Probabilities of labels that get the same name are added up.
   *
   * @param names The new name of each label that is to have another.
   * @return The predictions under these names.
   */
  public Predictions renamed(Map<String, String> names) {
    if (names.isEmpty()) {
      return this;
    }
    UnaryOperator<String> rename = label -> names.getOrDefault(label, label);
    Map<String, Predicted> renamed = new LinkedHashMap<>();
    byId.forEach(
        (id, predicted) -> {
          Map<String, Double> probabilities = new TreeMap<>();
          predicted
              .probabilities()
              .forEach((label, p) -> probabilities.merge(rename.apply(label), p, Double::sum));
          renamed.put(id, new Predicted(rename.apply(predicted.label()), probabilities));
        });
    return new Predictions(
        name, probabilityLabels.stream().map(rename).distinct().toList(), renamed);
  }

  /**
   * Matches the predictions with gold labels.
   *
   * @param gold The gold labels.
   * @param wanted The ids to score; others are left out without being named missing.
   * @return The matched set; its labels are all that occur on either side, and it has probabilities
   *     if the system gives them.
   * @throws DataException If no id is on both sides.
   */
  public Matched match(LabelledData gold, Collection<String> wanted) {
    Set<String> labels = new TreeSet<>(gold.labels());
    labels.addAll(probabilityLabels);
    byId.values().forEach(predicted -> labels.add(predicted.label()));
    return match(gold, wanted, List.copyOf(labels));
  }

  /**
   * Matches the predictions with gold labels, with given labels, so that several systems' sets can
   * be compared.
   *
   * @param gold The gold labels.
   * @param wanted The ids to score; others are left out without being named missing.
   * @param labels All labels, in order.
   * @return The matched set.
   * @throws DataException If no id is on both sides.
   */
  public Matched match(LabelledData gold, Collection<String> wanted, List<String> labels) {
    List<Scored.Item> items = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> extra = new TreeSet<>(byId.keySet());
    for (LabelledParagraph one : gold.paragraphs()) {
      String id = one.paragraph().id();
      extra.remove(id);
      Predicted predicted = byId.get(id);
      if (predicted == null) {
        missing.add(id);
      } else if (wanted.contains(id)) {
        items.add(item(one, predicted, labels));
      }
    }
    if (items.isEmpty()) {
      throw new DataException(
          name
              + ": none of its "
              + byId.size()
              + " ids is in "
              + gold.name()
              + "; expected the ids of column 'id' there");
    }
    return new Matched(new Scored(labels, items), missing, List.copyOf(extra));
  }

  private Scored.Item item(LabelledParagraph one, Predicted predicted, List<String> labels) {
    List<Double> probabilities =
        probabilityLabels.isEmpty()
            ? List.of()
            : labels.stream()
                .map(label -> predicted.probabilities().getOrDefault(label, 0.0))
                .toList();
    return Scored.Item.of(one, predicted.label(), probabilities);
  }
}
