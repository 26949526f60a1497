package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.SystemResult;
import java.util.ArrayList;
import java.util.List;

/** Counts by gold and predicted label; the darker a cell, the larger its share of the row. */
final class ConfusionTable {
  private static final int SHADES = 9;

  private ConfusionTable() {}

  static Block of(SystemResult system, String name, boolean repeated) {
    TableBuilder table =
        new TableBuilder(
                "Paragraphs by gold label (rows) and predicted label (columns), "
                    + name
                    + (repeated ? ", repeat 1" : ""))
            .text("gold label");
    system.labels().forEach(label -> table.number(Visible.text(label.label())));
    table.number("all");
    for (int gold = 0; gold < system.confusion().size(); gold++) {
      List<Long> counts = system.confusion().get(gold);
      long all = counts.stream().mapToLong(count -> count).sum();
      List<Block.Cell> row = new ArrayList<>();
      row.add(Block.Cell.of(Visible.text(system.labels().get(gold).label())));
      for (int predicted = 0; predicted < counts.size(); predicted++) {
        row.add(cell(counts.get(predicted), all, gold == predicted));
      }
      row.add(Block.Cell.of(Digits.TYPESET.count(all)));
      table.row(row);
    }
    return table
        .note("Per cent and shade: share of the row. Outlined: correct predictions.")
        .build();
  }

  private static Block.Cell cell(long count, long all, boolean correct) {
    double share = all == 0 ? 0 : (double) count / all;
    String style = "shade" + Math.round(share * SHADES) + (correct ? " correct" : "");
    return new Block.Cell(
        Digits.TYPESET.count(count), all == 0 ? "" : Digits.TYPESET.percent(share), style);
  }
}
