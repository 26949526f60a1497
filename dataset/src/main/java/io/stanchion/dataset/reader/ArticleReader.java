package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads articles from plain text, Markdown, HTML, CSV, JSON Lines and the rows of {@link SemEval},
 * each also gzipped.
 *
 * <p>Every record of the input becomes exactly one {@link Entry}, in input order; input that cannot
 * be read becomes {@link Entry.Rejected} and never an exception. Text, CSV and JSON Lines are read
 * in bounded memory; Markdown and HTML are read whole, up to 32 MiB.
 *
 * <p>Immutable, and so safe for use by several threads.
 */
public final class ArticleReader {
  private final ReadOptions options;

  /**
   * Creates a reader.
   *
   * @param options How to read.
   */
  public ArticleReader(ReadOptions options) {
    this.options = options;
  }

  /**
   * Reads one input to its end.
   *
   * @param input What to read.
   * @param sink Takes the entries in input order.
   */
  public void read(Input input, Consumer<Entry> sink) {
    try (InputStream raw = input.open();
        InputStream in = Utf8Stream.open(raw, options.encoding())) {
      read(in, input, sink);
    } catch (DataException e) {
      // The entry names the input itself.
      String place = "^" + Pattern.quote(input.name()) + ":(\\d+:)? ";
      sink.accept(wholeInput(input, String.valueOf(e.getMessage()).replaceFirst(place, "")));
    } catch (IOException e) {
      sink.accept(wholeInput(input, Failure.describe(e)));
    }
  }

  private void read(InputStream in, Input input, Consumer<Entry> sink) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    switch (format(buffered, input)) {
      case TEXT -> new TextArticle(options.paragraphBreak()).read(buffered, input, sink);
      case MARKDOWN -> MarkdownArticle.read(buffered, input, sink);
      case HTML -> HtmlArticle.read(buffered, input, sink);
      case CSV, SEMEVAL -> new CsvArticles(options).read(buffered, input, sink);
      case JSONL -> new JsonArticles(options.columns()).read(buffered, input, sink);
    }
  }

  private Format format(BufferedInputStream in, Input input) throws IOException {
    if (options.format().isPresent()) {
      return options.format().get();
    }
    String start = new String(Utf8Stream.peek(in, 1 << 10), StandardCharsets.UTF_8);
    boolean semEval =
        start
            .lines()
            .filter(line -> !line.isBlank())
            .limit(1)
            .anyMatch(line -> SemEval.isIn(input.name(), line));
    return semEval ? Format.SEMEVAL : Format.find(input.name()).orElseGet(() -> sniff(start));
  }

  private static Format sniff(String start) {
    String first = start.stripLeading().toLowerCase(Locale.ROOT);
    if (first.startsWith("{")) {
      return Format.JSONL;
    }
    boolean html = first.startsWith("<!doctype html") || first.startsWith("<html");
    return html ? Format.HTML : Format.TEXT;
  }

  private static Entry.Rejected wholeInput(Input input, String reason) {
    return new Entry.Rejected(input.name(), 0, reason, "");
  }

  /** Reads all of a document that has to be seen whole. */
  static byte[] readWhole(InputStream in) throws IOException {
    int limit = 32 << 20;
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new IOException("the document has more than the 32 MiB allowed; split it");
    }
    return bytes;
  }

  /** Decodes UTF-8; nothing if it is not. */
  static Optional<String> decoded(byte[] utf8) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A column's value, or nothing where it is absent or blank. */
  static Optional<String> present(String value) {
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }
}
