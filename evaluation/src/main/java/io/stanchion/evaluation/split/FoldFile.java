package io.stanchion.evaluation.split;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.CsvWriter;
import io.stanchion.dataset.writer.FormulaGuard;
import io.stanchion.evaluation.split.FoldPlan.Fold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folds as a CSV file with the columns {@code repeat,fold,id,group,label}: a row for each test
 * paragraph of each fold, so that anybody's model can be run on the same folds.
 */
public final class FoldFile {
  private static final List<String> HEADER = List.of("repeat", "fold", "id", "group", "label");

  private FoldFile() {}

  /**
   * Writes a plan.
   *
   * @param plan The plan.
   * @param data The set it splits.
   * @param file Where to.
   * @throws DataException If the file cannot be written.
   */
  public static void write(FoldPlan plan, LabelledData data, Path file) {
    AtomicOutput.write(file, out -> write(plan, data, CsvWriter.guarded(out)));
  }

  private static void write(FoldPlan plan, LabelledData data, CsvWriter csv) throws IOException {
    csv.row(HEADER);
    for (Fold fold : plan.folds()) {
      for (LabelledParagraph one : fold.testOf(data)) {
        csv.field(fold.repeat()).field(fold.number());
        csv.field(one.paragraph().id()).field(one.group()).field(one.label()).end();
      }
    }
  }

  /**
   * Reads a plan; only the columns {@code repeat}, {@code fold} and {@code id} are looked at.
   *
   * @param file The file.
   * @param data The set to split.
   * @return The plan, checked against the set; grouped if no group is ever on both sides.
   * @throws DataException If the file is not a plan for this set.
   */
  public static FoldPlan read(Path file, LabelledData data) {
    Map<String, Integer> indexOf = new HashMap<>();
    for (int i = 0; i < data.paragraphs().size(); i++) {
      indexOf.put(data.paragraphs().get(i).paragraph().id(), i);
    }
    Map<Integer, Map<Integer, List<Integer>>> parts = new TreeMap<>();
    Table table = Table.read(Input.of(file.toString()), List.of("repeat", "fold", "id"));
    for (Table.Row row : table.rows()) {
      Integer index = indexOf.get(FormulaGuard.original(row.get("id")));
      if (index == null) {
        throw new DataException(
            table.where(row) + "column 'id': '" + row.get("id") + "' is not in " + data.name());
      }
      parts
          .computeIfAbsent(number(table, row, "repeat"), repeat -> new TreeMap<>())
          .computeIfAbsent(number(table, row, "fold"), fold -> new ArrayList<>())
          .add(index);
    }
    List<Fold> folds = new ArrayList<>();
    parts.forEach(
        (repeat, numbered) ->
            numbered.forEach(
                (number, test) ->
                    folds.add(new Fold(repeat, number, test.stream().sorted().toList()))));
    if (folds.isEmpty()) {
      throw new DataException(file + ": holds no folds");
    }
    boolean grouped = folds.stream().noneMatch(fold -> splitsGroup(fold, data));
    return new FoldPlan("folds of " + file.getFileName(), grouped, folds).checked(data);
  }

  private static boolean splitsGroup(Fold fold, LabelledData data) {
    Set<String> test = new HashSet<>();
    fold.testOf(data).forEach(one -> test.add(one.group()));
    return fold.trainingOf(data).stream().anyMatch(one -> test.contains(one.group()));
  }

  private static int number(Table table, Table.Row row, String column) {
    String value = row.get(column);
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new DataException(
          table.where(row)
              + "column '"
              + column
              + "': '"
              + value
              + "' is not a number from 1 to 999999");
    }
    return Integer.parseInt(value);
  }
}
