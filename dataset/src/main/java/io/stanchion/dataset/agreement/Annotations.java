package io.stanchion.dataset.agreement;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one annotator said.
 *
 * @param coder Who it was.
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
}
