package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.SemEval;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Rows as the scorer of SemEval-2016 task 6 takes them. The format has no quotes: a tab or the end
 * of a line inside a field becomes a blank, and is counted.
 */
final class SemEvalSink implements RowSink {
  private final OutputStream out;
  private final LongAdder changed;
  private final Utf8Buffer line = new Utf8Buffer();

  SemEvalSink(OutputStream out, LongAdder changed) {
    this.out = out;
    this.changed = changed;
  }

  /**
   * Begins a file.
   *
   * @throws DataException If the labels are not those of the format.
   */
  static void writeHeader(OutputStream out, List<String> labels) throws IOException {
    if (!SemEval.LABELS.containsAll(labels)) {
      throw new DataException(
          "the semeval format knows the labels AGAINST, FAVOR and NONE, the model's are "
              + labels
              + "; choose another format, or train on labels of these names");
    }
    Utf8Buffer header = new Utf8Buffer();
    header.append(String.join("\t", SemEval.HEADER)).append('\n').writeTo(out);
  }

  @Override
  public void accept(Row row) throws IOException {
    String label = row.label().isEmpty() ? SemEval.UNLABELLED : row.label();
    String id = oneLine(row.paragraph().id());
    String target = oneLine(row.paragraph().target());
    String text = oneLine(row.paragraph().text());
    line.append(id).append('\t').append(target).append('\t').append(text);
    line.append('\t').append(label).append('\n').writeTo(out);
  }

  private String oneLine(String field) {
    boolean plain = field.indexOf('\t') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
    if (plain) {
      return field;
    }
    changed.increment();
    return field.replace("\r\n", " ").replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
