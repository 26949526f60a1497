package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import java.io.IOException;
import java.util.List;

/** Where rows go, in one form or several. */
public record Outputs(List<RowOutput> each) {
  /** Some rows, as far as each output can prepare them. */
  public record Pieces(List<RowOutput.Piece> each) {}

  /** Copies the list. */
  public Outputs {
    each = List.copyOf(each);
  }

  /** Does what can be done out of order, on any thread. */
  public Pieces prepare(List<Row> some) {
    return new Pieces(each.stream().map(one -> one.prepare(some)).toList());
  }

  public void write(Pieces pieces) throws IOException {
    for (int i = 0; i < each.size(); i++) {
      each.get(i).write(pieces.each().get(i));
    }
  }

  /** Passes everything on to what lies below. */
  public void flush() throws IOException {
    for (RowOutput one : each) {
      one.flush();
    }
  }

  /** Writes what is still to be written; does not close what lies below. */
  public void finish() throws IOException {
    for (RowOutput one : each) {
      one.finish();
    }
  }
}
