package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.SemEval;
import io.stanchion.dataset.writer.Utf8Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Rows in the format of SemEval-2016 task 6, for its scorer. The format has no quotes: a tab or the
 * end of a line inside a field becomes a blank, and is counted.
 */
final class SemEvalRows implements RowWriter {
  private final List<String> labels;

  /** The number of fields that the format could not hold as they were. */
  private final LongAdder changed = new LongAdder();

  SemEvalRows(List<String> labels) {
    this.labels = labels;
  }

  @Override
  public void begin(Utf8Buffer to) {
    if (!SemEval.LABELS.containsAll(labels)) {
      throw new DataException(
          "the semeval format has the labels AGAINST, FAVOR and NONE, the model's are "
              + labels
              + "; choose another format, or train on labels of these names");
    }
    to.append(String.join("\t", SemEval.HEADER)).append('\n');
  }

  @Override
  public void write(List<Row> rows, Utf8Buffer to) {
    for (Row row : rows) {
      write(row, to);
    }
  }

  private void write(Row row, Utf8Buffer to) {
    String label = row.label().isEmpty() ? SemEval.UNLABELLED : row.label();
    String id = oneLine(row.paragraph().id());
    String target = oneLine(row.paragraph().target());
    String text = oneLine(row.paragraph().text());
    to.append(id).append('\t').append(target).append('\t').append(text);
    to.append('\t').append(label).append('\n');
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
  public Optional<String> note() {
    return changed.sum() == 0
        ? Optional.empty()
        : Optional.of("semeval: tabs or line ends became blanks in " + changed.sum() + " fields");
  }
}
