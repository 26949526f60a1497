package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.page.PageMetadata;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Numbers the units of one article, has their kinds recognised, and passes them on in order. */
final class ArticleUnits {
  private static final int SHOWN = 200;

  private final String file;
  private final String article;
  private final Consumer<Entry> sink;
  private final int longest;
  private final KindRecogniser kinds;
  private long number;

  ArticleUnits(Input input, Limits limits, Consumer<Entry> sink) {
    this.file = input.name();
    this.article = input.article();
    this.longest = limits.paragraphBytes();
    this.sink = sink;
    this.kinds = new KindRecogniser(sink);
  }

  /** Passes the units on together with the metadata of their document. */
  ArticleUnits(Input input, Limits limits, PageMetadata metadata, FieldSink sink) {
    this(
        input,
        limits,
        entry -> sink.accept(entry, entry instanceof Entry.Read ? metadata::toFields : Map::of));
  }

  /**
   * Adds a unit.
   *
   * @param text Its text as found.
   * @param marked The kind that the document's own markup gives it.
   */
  void add(String text, Optional<Kind> marked) {
    number++;
    if (text.length() > longest / 3 && text.getBytes(StandardCharsets.UTF_8).length > longest) {
      kinds.flush();
      reject(
          number,
          tooLong(text.getBytes(StandardCharsets.UTF_8).length),
          text.substring(0, Math.min(text.length(), SHOWN)));
      return;
    }
    Paragraph unit =
        new Paragraph(
            article + ":" + number, article, number, marked.orElse(Kind.PARAGRAPH), "", text);
    kinds.accept(unit, marked.isPresent());
  }

  /** Counts a unit that cannot be read; it has no line, but a number. */
  void reject(String text, String reason) {
    number++;
    kinds.flush();
    reject(number, reason, text);
  }

  private String tooLong(long bytes) {
    return "the paragraph has "
        + bytes
        + " bytes, more than the "
        + longest
        + " allowed; split it, or raise --max-paragraph-bytes";
  }

  private void reject(long line, String reason, String original) {
    sink.accept(new Entry.Rejected(file, line, reason, original));
  }

  /** Abandons a paragraph of several lines, of which only the first is still known. */
  void rejectTooLong(Line first, long bytes) {
    reject(first, tooLong(bytes));
  }

  void reject(Line line, String reason) {
    number++;
    kinds.flush();
    sink.accept(new Entry.Rejected(file, line.number(), line.offset(), reason, line.text()));
  }

  /** Passes on what is held back where the rest of the article cannot be read. */
  void breakOff() {
    kinds.flush();
  }

  void end() {
    kinds.end();
  }
}
