package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.writer.Utf8Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one run on their way to one output or several, each in a format of its own. Rows are
 * {@linkplain #prepare prepared} by any thread and {@linkplain #write written} in order by one.
 */
public final class RowOutputs {
  private static final int PIECE = 1 << 16;

  private final Columns columns;
  private final TextStyle style;
  private final List<Output> outputs = new ArrayList<>();

  /** An output, with its header as long as nothing has been written. */
  private record Output(RowWriter writer, OutputStream stream, Utf8Buffer header) {}

  /** Some rows, as far as they could be prepared out of order. */
  public static final class Prepared {
    private final boolean isEmpty;
    private final List<Row> rows;
    private final List<Utf8Buffer> pieces;

    private Prepared(boolean isEmpty, List<Row> rows, List<Utf8Buffer> pieces) {
      this.isEmpty = isEmpty;
      this.rows = rows;
      this.pieces = pieces;
    }
  }

  /**
   * Creates outputs, none so far.
   *
   * @param labels The labels, in the order of their probabilities.
   * @param sets Whether rows have prediction sets.
   * @param style The look of rows that a person reads.
   */
  public RowOutputs(List<String> labels, boolean sets, TextStyle style) {
    this(new Columns(labels, sets, List.of()), style);
  }

  /**
   * Creates outputs, none so far.
   *
   * @param columns The columns of rows.
   * @param style The look of rows that a person reads.
   */
  public RowOutputs(Columns columns, TextStyle style) {
    this.columns = columns;
    this.style = style;
  }

  /**
   * Adds an output. Its header is written before the first row, or at the end.
   *
   * @param format Its format.
   * @param stream Takes the rows; not closed.
   * @param resumed Whether it has a header, and maybe rows, already.
   * @throws io.stanchion.dataset.DataException If the format cannot hold the rows.
   */
  public void add(RowFormat format, OutputStream stream, boolean resumed) {
    Utf8Buffer header = new Utf8Buffer(1 << 10);
    Output output = new Output(format.writer(columns, style), stream, header);
    if (!resumed) {
      output.writer().begin(header);
    }
    outputs.add(output);
  }

  /**
   * Does what can be done out of order, on any thread.
   *
   * @param rows Some rows.
   * @return The rows, ready to be written.
   */
  public Prepared prepare(List<Row> rows) {
    List<Utf8Buffer> pieces = new ArrayList<>(outputs.size());
    boolean needed = false;
    for (Output output : outputs) {
      Utf8Buffer piece = new Utf8Buffer(PIECE);
      if (output.writer().isInOrder()) {
        needed = true;
      } else {
        output.writer().write(rows, piece);
      }
      pieces.add(piece);
    }
    return new Prepared(rows.isEmpty(), needed ? rows : List.of(), pieces);
  }

  /**
   * Writes the rows that follow those already written.
   *
   * @param prepared The rows.
   * @throws IOException If they cannot be written.
   */
  public void write(Prepared prepared) throws IOException {
    for (int i = 0; i < outputs.size() && !prepared.isEmpty; i++) {
      Output output = outputs.get(i);
      Utf8Buffer piece = prepared.pieces.get(i);
      if (output.writer().isInOrder()) {
        output.writer().write(prepared.rows, piece);
      }
      output.header().writeTo(output.stream());
      piece.writeTo(output.stream());
    }
  }

  /**
   * Passes everything on to the streams below.
   *
   * @throws IOException If one cannot be written.
   */
  public void flush() throws IOException {
    for (Output output : outputs) {
      output.header().writeTo(output.stream());
      output.stream().flush();
    }
  }

  /**
   * Writes what stands behind the last row; does not close the streams below.
   *
   * @throws IOException If one cannot be written.
   */
  public void finish() throws IOException {
    for (Output output : outputs) {
      output.header().writeTo(output.stream());
      Utf8Buffer end = new Utf8Buffer(1 << 10);
      output.writer().end(end);
      end.writeTo(output.stream());
      output.stream().flush();
    }
  }

  /**
   * Returns what a person should know of the rows that were written.
   *
   * @return Lines, mostly none.
   */
  public List<String> notes() {
    return outputs.stream().map(one -> one.writer().note()).flatMap(Optional::stream).toList();
  }
}
