package io.stanchion.dataset.agreement;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.Spelling;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of one annotator.
 *
 * @param coder The annotator.
 * @param labels The label per unit id, in file order; units without a label are not in it.
 */
public record Annotations(String coder, Map<String, String> labels) {
  /**
   * Reads the labels of one annotator, or of several.
   *
   * @param input A CSV file with a column {@code id}; rows without a label are passed over.
   * @param labelColumn The column with the label.
   * @param coderColumn The column that names the annotator; empty if the file is of one, whose name
   *     is then the file's.
   * @return The annotators in the order in which they first occur.
   * @throws DataException If a column is missing, a label has no unit or no annotator, or an
   *     annotator labels a unit twice.
   */
  public static List<Annotations> read(Input input, String labelColumn, String coderColumn) {
    boolean several = !coderColumn.isEmpty();
    Table table =
        Table.read(
                input,
                several ? List.of("id", labelColumn, coderColumn) : List.of("id", labelColumn))
            .restored();
    Map<String, Map<String, String>> byCoder = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      String coder = several ? row.get(coderColumn) : input.name();
      String label = row.get(labelColumn);
      if (!label.isBlank()) {
        requireName(table, row, "id", "every label needs its unit");
        if (several) {
          requireName(table, row, coderColumn, "every label needs its annotator");
        }
      }
      if (coder.isBlank()) {
        continue;
      }
      Map<String, String> labels = byCoder.computeIfAbsent(coder, c -> new LinkedHashMap<>());
      if (!label.isBlank() && labels.put(row.get("id"), label) != null) {
        throw new DataException(
            table.where(row) + "'" + coder + "' has labelled '" + row.get("id") + "' already");
      }
    }
    return byCoder.entrySet().stream()
        .map(entry -> new Annotations(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static void requireName(Table table, Table.Row row, String column, String reason) {
    if (row.get(column).isBlank()) {
      throw new DataException(table.where(row) + "column '" + column + "' is empty; " + reason);
    }
  }

  /**
   * Lists the names that are probably other spellings of one another: of labels, annotators and
   * units. Labels that differ so count as different ones in every measure.
   *
   * @param coders All annotators.
   * @return A message for each name, such as {@code label 'Pro' (2 times) differs from 'pro' by
   *     case; did you mean 'pro'?}.
   */
  public static List<String> problems(List<Annotations> coders) {
    Map<String, Long> labels = new TreeMap<>();
    Map<String, Long> names = new TreeMap<>();
    Map<String, Long> units = new TreeMap<>();
    for (Annotations one : coders) {
      names.merge(one.coder(), (long) one.labels().size(), Long::sum);
      one.labels()
          .forEach(
              (unit, label) -> {
                labels.merge(label, 1L, Long::sum);
                units.merge(unit, 1L, Long::sum);
              });
    }
    List<String> problems = new ArrayList<>();
    add("label", Spelling.ofLabels(labels), problems);
    add("annotator", Spelling.ofNames(names), problems);
    add("id", Spelling.ofIds(units), problems);
    return List.copyOf(problems);
  }

  private static void add(String what, Spelling spelling, List<String> problems) {
    spelling.doubts().forEach(doubt -> problems.add(what + " " + doubt.messageWithCount()));
  }

  static DataException nothingInCommon(List<Annotations> coders) {
    List<String> counts =
        coders.stream().map(one -> one.coder() + " " + one.labels().size()).toList();
    List<String> problems = problems(coders);
    return new DataException(
        "no unit has labels of two annotators (labels: "
            + String.join(", ", counts)
            + "); expected the same ids from each"
            + (problems.isEmpty() ? "" : "\n" + String.join("\n", problems)));
  }

  /**
   * Reads the groups of units, such as their articles.
   *
   * @param input A CSV file with a column {@code id}.
   * @param groupColumn The column that names the group.
   * @return The group per unit id; units whose group is blank are not in it.
   * @throws DataException If a column is missing, or a unit is in two groups.
   */
  public static Map<String, String> groups(Input input, String groupColumn) {
    Table table = Table.read(input, List.of("id", groupColumn)).restored();
    Map<String, String> groups = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      String group = row.get(groupColumn);
      String before = group.isBlank() ? group : groups.putIfAbsent(row.get("id"), group);
      if (before != null && !before.equals(group)) {
        throw new DataException(
            table.where(row)
                + "'"
                + row.get("id")
                + "' is in the group '"
                + before
                + "' already, not in '"
                + group
                + "'");
      }
    }
    return groups;
  }
}
