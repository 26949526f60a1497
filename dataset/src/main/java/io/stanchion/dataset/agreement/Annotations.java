package io.stanchion.dataset.agreement;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * @throws DataException If a column is missing, or an annotator labels a unit twice.
   */
  public static List<Annotations> read(Input input, String labelColumn, String coderColumn) {
    boolean several = !coderColumn.isEmpty();
    Table table =
        Table.read(
            input, several ? List.of("id", labelColumn, coderColumn) : List.of("id", labelColumn));
    Map<String, Map<String, String>> byCoder = new LinkedHashMap<>();
    for (Table.Row row : table.rows()) {
      String coder = several ? row.get(coderColumn) : input.name();
      Map<String, String> labels = byCoder.computeIfAbsent(coder, c -> new LinkedHashMap<>());
      String label = row.get(labelColumn);
      if (!label.isBlank() && labels.put(row.get("id"), label) != null) {
        throw new DataException(
            table.where(row) + "'" + coder + "' has labelled '" + row.get("id") + "' already");
      }
    }
    return byCoder.entrySet().stream()
        .map(entry -> new Annotations(entry.getKey(), entry.getValue()))
        .toList();
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
    Table table = Table.read(input, List.of("id", groupColumn));
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
