package io.stanchion.dataset.reader;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A plain text, as a sequence of paragraphs. */
final class TextArticle {
  private static final int PEEK = 1 << 15;
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…:;][”\"’')\\]»]*\\s*$");

  private final ParagraphBreak paragraphBreak;

  TextArticle(ParagraphBreak paragraphBreak) {
    this.paragraphBreak = paragraphBreak;
  }

  void read(BufferedInputStream in, Input input, Consumer<Entry> sink) throws IOException {
    ArticleUnits units = new ArticleUnits(input.name(), input.article(), sink);
    boolean joins = joinsLines(in);
    try {
      read(new LineReader(in), joins, units);
    } catch (IOException e) {
      units.breakOff();
      throw e;
    }
    units.end();
  }

  private static void read(LineReader lines, boolean joins, ArticleUnits units) throws IOException {
    List<Line> block = new ArrayList<>();
    long chars = 0;
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      boolean full = chars > LineReader.MAX_LINE_BYTES;
      if (line.get().isBlank() || full) {
        add(block, units);
        chars = 0;
      }
      if (!line.get().isBlank()) {
        block.add(line.get());
        chars += line.get().text().length();
      }
      if (!joins) {
        add(block, units);
      }
    }
    add(block, units);
  }

  /** Adds the lines, if any, as one unit, or, if one of them is damaged, each by itself. */
  private static void add(List<Line> block, ArticleUnits units) {
    if (block.isEmpty()) {
      return;
    }
    if (block.stream().allMatch(line -> line.problem().isEmpty())) {
      units.add(String.join("\n", block.stream().map(Line::text).toList()), Optional.empty());
    } else {
      for (Line line : block) {
        line.problem()
            .ifPresentOrElse(
                problem -> units.reject(line, problem),
                () -> units.add(line.text(), Optional.empty()));
      }
    }
    block.clear();
  }

  private boolean joinsLines(BufferedInputStream in) throws IOException {
    if (paragraphBreak != ParagraphBreak.AUTO) {
      return paragraphBreak == ParagraphBreak.BLANK_LINE;
    }
    String start = new String(Utf8Stream.peek(in, PEEK), StandardCharsets.UTF_8);
    return isHardWrapped(start.split("\\R", -1));
  }

  /**
   * Tells hard-wrapped text from one paragraph a line: there, most lines that another line follows
   * directly stop in mid-sentence, at about the same width.
   */
  private static boolean isHardWrapped(String[] lines) {
    int followed = 0;
    int wrapped = 0;
    for (int i = 0; i + 1 < lines.length; i++) {
      if (!lines[i].isBlank() && !lines[i + 1].isBlank()) {
        followed++;
        boolean width = lines[i].length() >= 40 && lines[i].length() <= 120;
        wrapped += width && !SENTENCE_END.matcher(lines[i]).find() ? 1 : 0;
      }
    }
    return followed >= 3 && wrapped * 2 > followed;
  }
}
