package io.stanchion.classify.output;

import io.stanchion.classify.Row;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.dataset.writer.Utf8Buffer;
import io.stanchion.model.Prediction;
import io.stanchion.model.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rows for a person: an article at a time, and below it its share of each stance. */
final class TextRows implements RowWriter {
  private static final int[] COLOURS = {36, 35, 33, 32, 34, 31};
  private static final int BAR = 20;

  private final List<String> labels;
  private final TextStyle style;
  private final int labelWidth;
  private final Map<String, Integer> counts = new TreeMap<>();
  private String article = "";
  private int units;

  TextRows(List<String> labels, TextStyle style) {
    this.labels = labels;
    this.style = style;
    this.labelWidth = Math.min(20, labels.stream().mapToInt(String::length).max().orElse(0));
  }

  @Override
  public boolean isInOrder() {
    return true;
  }

  @Override
  public void write(List<Row> rows, Utf8Buffer to) {
    for (Row row : rows) {
      write(row, to);
    }
  }

  private void write(Row row, Utf8Buffer to) {
    Paragraph unit = row.paragraph();
    if (units == 0 || !unit.article().equals(article)) {
      rollUp(to);
      article = unit.article();
      println(to, bold(Plain.cut(article, style.width())));
    }
    units++;
    String verdict = " ".repeat(labelWidth + 6);
    String note = row.lacksModel() ? "(" + row.status() + ") " : "";
    if (row.prediction().isPresent()) {
      Prediction prediction = row.prediction().get();
      note = prediction.status() == Status.OK ? "" : "(" + prediction.status() + ") ";
      note += row.set().isEmpty() ? "" : "{" + Plain.line(String.join(", ", row.set())) + "} ";
      if (prediction.status() == Status.OK && !row.abstained()) {
        counts.merge(prediction.label(), 1, Integer::sum);
      }
      String label = row.abstained() ? "–" : prediction.label();
      verdict =
          coloured(label, pad(Plain.cut(label, labelWidth), labelWidth))
              + String.format(Locale.ROOT, " %4.2f ", prediction.confidence());
    }
    String head = String.format(Locale.ROOT, "%5d  %-11s", unit.number(), unit.kind());
    int room = Math.max(20, style.width() - 18 - labelWidth - 6 - note.length() - 1);
    println(to, head + verdict + " " + note + Plain.cut(unit.text(), room));
  }

  /** The shares of the stances among the article's classified units. */
  private void rollUp(Utf8Buffer to) {
    int total = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (units > 0) {
      println(to, "       " + total + " of " + units + " units classified");
    }
    for (String label : labels) {
      if (total > 0) {
        int count = counts.getOrDefault(label, 0);
        int filled = (int) Math.round((double) BAR * count / total);
        println(
            to,
            "       "
                + coloured(label, pad(Plain.cut(label, labelWidth), labelWidth))
                + String.format(Locale.ROOT, " %4d %3.0f %%  ", count, 100.0 * count / total)
                + coloured(label, "█".repeat(filled))
                + "·".repeat(BAR - filled));
      }
    }
    if (units > 0) {
      println(to, "");
    }
    counts.clear();
    units = 0;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }

  private String bold(String text) {
    return style.coloured() ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String coloured(String label, String text) {
    int colour = COLOURS[Math.max(0, labels.indexOf(label)) % COLOURS.length];
    return style.coloured() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  private static void println(Utf8Buffer to, String line) {
    to.append(line).append('\n');
  }

  @Override
  public void end(Utf8Buffer to) {
    rollUp(to);
  }
}
