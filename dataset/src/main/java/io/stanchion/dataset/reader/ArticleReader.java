package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.page.Omission;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads articles from plain text, Markdown, HTML, CSV, JSON Lines and the rows of {@link SemEval},
 * each also gzipped.
 *
 * <p>Every record of the input becomes exactly one {@link Entry}, in input order; input that cannot
 * be read becomes {@link Entry.Rejected} and never an exception. Text, CSV and JSON Lines are read
 * in bounded memory; Markdown and HTML are read whole, up to a {@linkplain Limits limit}.
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
    readWithFields(input, (entry, fields) -> sink.accept(entry));
  }

  /**
   * Reads one input to its end, as {@link #read} does, and gives all fields of its records.
   *
   * @param input What to read.
   * @param sink Takes the entries in input order.
   */
  public void readWithFields(Input input, FieldSink sink) {
    read(input, sink, omitted -> {});
  }

  /**
   * Reads one input to its end, as {@link #readWithFields} does, and reports what it leaves out.
   *
   * @param input What to read.
   * @param sink Takes the entries in input order, with the fields of rows and objects, and for
   *     pages and Markdown the metadata as named by {@link
   *     io.stanchion.dataset.page.PageMetadata#toFields}.
   * @param omitted Takes each block of text of a page or of Markdown that is no unit, and why.
   */
  public void read(Input input, FieldSink sink, Consumer<Omitted> omitted) {
    Tally tally = new Tally(sink, omitted);
    try (InputStream raw = input.open();
        Utf8Stream.Opened opened = Utf8Stream.opened(raw, options)) {
      read(opened.in(), input, placed(opened.skipped(), tally::entry), tally::omission);
      if (tally.entries == 0) {
        sink.accept(wholeInput(input, tally.nothing()), Map::of);
      }
    } catch (DataException e) {
      // The entry names the input itself.
      String place = "^" + Pattern.quote(input.name()) + ":(\\d+:)? ";
      sink.accept(
          wholeInput(input, String.valueOf(e.getMessage()).replaceFirst(place, "")), Map::of);
    } catch (IOException e) {
      sink.accept(wholeInput(input, DataException.describe(e)), Map::of);
    }
  }

  /** Counts places in the bytes of the file, whatever lies before those that are read. */
  private static FieldSink placed(int skipped, FieldSink sink) {
    if (skipped == 0) {
      return sink;
    }
    return (entry, fields) ->
        sink.accept(
            entry instanceof Entry.Rejected one
                ? skipped > 0 ? one.after(skipped) : one.nowhere()
                : entry,
            fields);
  }

  private void read(InputStream in, Input input, FieldSink sink, Consumer<Omitted> omitted)
      throws IOException {
    Consumer<Entry> plain = entry -> sink.accept(entry, Map::of);
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    switch (format(buffered, input, options)) {
      case TEXT -> new TextArticle(options).read(buffered, input, plain);
      case MARKDOWN -> new MarkdownArticle(options.limits()).read(buffered, input, sink, omitted);
      case HTML -> new HtmlArticle(options.limits()).read(buffered, input, sink, omitted);
      case CSV, SEMEVAL -> new CsvArticles(options).read(buffered, input, sink);
      case JSONL -> new JsonArticles(options).read(buffered, input, sink);
    }
  }

  static Format format(BufferedInputStream in, Input input, ReadOptions options)
      throws IOException {
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
  static byte[] readWhole(InputStream in, Limits limits) throws IOException {
    int limit = limits.documentBytes();
    byte[] bytes = in.readNBytes(limit);
    if (in.read() >= 0) {
      throw new IOException(
          "the document has more than the "
              + limit
              + " bytes allowed; split it, or raise --max-document-bytes");
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

  /** Counts what an input gives, so that none of them gives nothing in silence. */
  private static final class Tally {
    private final FieldSink sink;
    private final Consumer<Omitted> omitted;
    private final Map<Omission, Integer> omissions = new EnumMap<>(Omission.class);
    private long entries;

    Tally(FieldSink sink, Consumer<Omitted> omitted) {
      this.sink = sink;
      this.omitted = omitted;
    }

    void entry(Entry entry, Supplier<Map<String, String>> fields) {
      entries++;
      sink.accept(entry, fields);
    }

    void omission(Omitted one) {
      omissions.merge(one.reason(), 1, Integer::sum);
      omitted.accept(one);
    }

    /** Says why there is no entry. */
    String nothing() {
      String reasons =
          omissions.entrySet().stream()
              .map(one -> one.getValue() + " " + one.getKey())
              .collect(Collectors.joining(", "));
      return reasons.isEmpty()
          ? "no text in it; expected at least one paragraph or row"
          : "no text of an article in it; all blocks of text were left out (" + reasons + ")";
    }
  }
}
