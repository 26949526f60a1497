package io.stanchion.dataset.reader;

import io.stanchion.dataset.kinds.LineShape;
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

  private static final String HYPHENS = "-\u2010\u00ad";

  private final ParagraphBreak paragraphBreak;
  private final Limits limits;

  TextArticle(ReadOptions options) {
    this.paragraphBreak = options.paragraphBreak();
    this.limits = options.limits();
  }

  void read(BufferedInputStream in, Input input, Consumer<Entry> sink) throws IOException {
    ArticleUnits units = new ArticleUnits(input, limits, sink);
    boolean joins = joinsLines(in);
    LineReader lines = new LineReader(in, limits.paragraphBytes());
    lines.refuseOtherEncodings();
    try {
      read(lines, joins, units);
    } catch (IOException e) {
      units.breakOff();
      throw e;
    }
    units.end();
  }

  private void read(LineReader lines, boolean joins, ArticleUnits units) throws IOException {
    List<Line> block = new ArrayList<>();
    long chars = 0;
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get().isBlank()) {
        add(block, chars, units);
        chars = 0;
      } else {
        chars += line.get().text().length();
        // Of a block that is too long, the first line is enough to reject it.
        if (block.isEmpty() || chars <= limits.paragraphBytes()) {
          block.add(line.get());
        }
      }
      if (!joins) {
        add(block, 0, units);
        chars = 0;
      }
    }
    add(block, chars, units);
  }

  private void add(List<Line> block, long chars, ArticleUnits units) {
    long bytes = chars > limits.paragraphBytes() / 3 ? Math.max(chars, bytes(block)) : chars;
    if (bytes > limits.paragraphBytes() && block.size() > 1) {
      units.rejectTooLong(block.get(0), bytes);
      block.clear();
    } else {
      add(block, units);
    }
  }

  private static long bytes(List<Line> block) {
    return block.stream()
        .mapToLong(line -> line.text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** Adds the lines, if any, as one unit, or, if one of them is damaged, each by itself. */
  private static void add(List<Line> block, ArticleUnits units) {
    if (block.isEmpty()) {
      return;
    }
    if (block.stream().allMatch(line -> line.problem().isEmpty())) {
      units.add(joined(block), Optional.empty());
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

  /** Joins lines; of a word that is divided between two of them, without the hyphen. */
  private static String joined(List<Line> block) {
    StringBuilder text = new StringBuilder(block.get(0).text());
    for (Line line : block.subList(1, block.size())) {
      int hyphen = LineShape.lastVisible(text);
      if (isHyphen(text, hyphen) && startsInLowerCase(line.text())) {
        text.setLength(hyphen);
      } else {
        text.append('\n');
      }
      text.append(line.text());
    }
    return text.toString();
  }

  /** Whether a hyphen, or a soft one, stands there after a letter. */
  private static boolean isHyphen(CharSequence text, int at) {
    return at > 0
        && HYPHENS.indexOf(text.charAt(at)) >= 0
        && Character.isLetter(Character.codePointBefore(text, at));
  }

  private static boolean startsInLowerCase(String line) {
    return !line.isEmpty() && Character.isLowerCase(line.codePointAt(0));
  }

  private boolean joinsLines(BufferedInputStream in) throws IOException {
    if (paragraphBreak != ParagraphBreak.AUTO) {
      return paragraphBreak == ParagraphBreak.BLANK_LINE;
    }
    String start = new String(Utf8Stream.peek(in, PEEK), StandardCharsets.UTF_8);
    return isHardWrapped(start.split("\\R", -1));
  }

  /**
   * Distinguishes hard-wrapped text from one paragraph a line: there, most lines that another line
   * follows directly stop in mid-sentence, at about the same width.
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
