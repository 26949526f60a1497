package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.util.Optional;
import java.util.function.Consumer;

/** Numbers the units of one article, has their kinds recognised, and passes them on in order. */
final class ArticleUnits {
  private final String file;
  private final String article;
  private final Consumer<Entry> sink;
  private final KindRecogniser kinds;
  private long number;

  ArticleUnits(String file, String article, Consumer<Entry> sink) {
    this.file = file;
    this.article = article;
    this.sink = sink;
    this.kinds = new KindRecogniser(sink);
  }

  /**
   * Adds a unit.
   *
   * @param text Its text as found.
   * @param marked The kind that the document's own markup gives it.
   */
  void add(String text, Optional<Kind> marked) {
    number++;
    Paragraph unit =
        new Paragraph(
            article + ":" + number, article, number, marked.orElse(Kind.PARAGRAPH), "", text);
    kinds.accept(unit, marked.isPresent());
  }

  void reject(Line line, String reason) {
    number++;
    kinds.flush();
    sink.accept(new Entry.Rejected(file, line.number(), reason, line.text()));
  }

  /** Passes on what is held back where the rest of the article cannot be read. */
  void breakOff() {
    kinds.flush();
  }

  void end() {
    kinds.end();
  }
}
