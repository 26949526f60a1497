package io.stanchion.app.report;

import java.util.ArrayList;
import java.util.List;

/** A builder of tables. */
final class TableBuilder {
  private final String caption;
  private final List<Block.Column> columns = new ArrayList<>();
  private final List<List<Block.Cell>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  TableBuilder(String caption) {
    this.caption = caption;
  }

  TableBuilder text(String... heads) {
    for (String head : heads) {
      columns.add(new Block.Column(head, "t"));
    }
    return this;
  }

  TableBuilder number(String... heads) {
    for (String head : heads) {
      columns.add(new Block.Column(head, "n"));
    }
    return this;
  }

  TableBuilder row(List<Block.Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          caption + ": " + cells.size() + " cells for " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  TableBuilder row(String... cells) {
    return row(List.of(cells).stream().map(Block.Cell::of).toList());
  }

  TableBuilder note(String note) {
    notes.add(note);
    return this;
  }

  Block build() {
    return new Block.Table(caption, List.copyOf(columns), List.copyOf(rows), List.copyOf(notes));
  }
}
