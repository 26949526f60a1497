package io.stanchion.spark;

import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Limits;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * {@link ReadOptions} as they travel to the executors.
 *
 * @param format The name of the format; empty to find out.
 * @param encoding The name of the encoding.
 * @param paragraphs How plain text falls into paragraphs.
 * @param delimiter What separates fields; empty to go by the header.
 * @param columns The names of the columns with text and target; the latter may be empty.
 * @param limits How much is taken.
 */
record Reading(
    String format,
    String encoding,
    ParagraphBreak paragraphs,
    String delimiter,
    Names columns,
    Limits limits)
    implements Serializable {
  /** The names of columns; {@code target} may be empty. */
  record Names(String text, String target) implements Serializable {}

  static Reading of(ReadOptions options) {
    return new Reading(
        options.format().map(Format::name).orElse(""),
        options.encoding().name(),
        options.paragraphBreak(),
        options.delimiter().map(String::valueOf).orElse(""),
        new Names(options.columns().text(), options.columns().target().orElse("")),
        options.limits());
  }

  ReadOptions options() {
    return new ReadOptions(
        given(format).map(Format::valueOf),
        Charset.forName(encoding),
        paragraphs,
        given(delimiter).map(text -> text.charAt(0)),
        new Columns(columns.text(), "label", Optional.empty(), given(columns.target())),
        limits);
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  /** Returns whether objects of a file may differ in their fields, so that all have to be seen. */
  boolean mayDiffer(ArticleFile file) {
    Optional<Format> known = options().format().or(() -> Format.find(file.name()));
    return known.isEmpty() || known.get() == Format.JSONL;
  }
}
