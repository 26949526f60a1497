package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.page.PageMetadata;
import io.stanchion.dataset.table.OwnRows;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that an input has besides those of a unit, found by a look at it before it is read:
 * at the header of CSV, at every object of a JSON Lines file, and at the metadata of Markdown.
 *
 * @param input The input, to be read instead of the one that was looked at.
 * @param names The names in the order of the input.
 * @param isComplete Whether no later record has other names.
 */
public record InputColumns(Input input, Set<String> names, boolean isComplete) {
  /** Bytes of a stream, which cannot be read twice, that are looked at. */
  private static final int HEAD = 1 << 20;

  private static final List<String> OF_UNITS = List.of("id", "article", "paragraph", "kind");
  private static final List<String> OF_RESULTS =
      List.of("label", "confidence", "prediction_set", "status", "model_hash");

  /** Copies the names. */
  public InputColumns {
    names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  /**
   * Looks at an input. One that cannot be read has no columns; reading it reports why.
   *
   * @param input The input.
   * @param options How to read it.
   * @return Its columns.
   */
  public static InputColumns of(Input input, ReadOptions options) {
    try {
      if (isFile(input)) {
        try (InputStream in = input.open()) {
          return new InputColumns(input, names(in, input, options, true), true);
        }
      }
      BufferedInputStream in = new BufferedInputStream(input.open(), 1 << 16);
      in.mark(HEAD);
      Set<String> names = names(new Head(in), input, options, false);
      in.reset();
      return new InputColumns(new Input(input.name(), input.article(), () -> in), names, false);
    } catch (IOException e) {
      return new InputColumns(input, Set.of(), true);
    }
  }

  /**
   * Finds the fields of a record that are in none of the columns.
   *
   * @param fields The names of all its fields.
   * @param options How it was read.
   * @return Their names.
   */
  public Set<String> unknown(Collection<String> fields, ReadOptions options) {
    Set<String> unknown = others(fields, options.columns());
    unknown.removeAll(names);
    return unknown;
  }

  private static boolean isFile(Input input) {
    try {
      return !input.name().equals("-") && Files.isRegularFile(Path.of(input.name()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Set<String> names(
      InputStream raw, Input input, ReadOptions options, boolean isWhole) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (BufferedInputStream in =
        new BufferedInputStream(Utf8Stream.opened(raw, options).in(), 1 << 16)) {
      switch (ArticleReader.format(in, input, options)) {
        case TEXT -> {}
        case HTML -> names.addAll(PageMetadata.COLUMNS);
        case MARKDOWN ->
            new MarkdownArticle(options.limits())
                .read(in, input, (entry, fields) -> names.addAll(fields.get().keySet()), o -> {});
        case CSV, SEMEVAL ->
            names.addAll(
                Rows.open(
                        input.name(),
                        new LineReader(in, options.limits().paragraphBytes()),
                        options)
                    .header());
        case JSONL -> addFields(new JsonLines(in, options.limits()), isWhole, names);
      }
    } catch (DataException | IOException e) {
      // Reading the input reports it; what was found before counts.
      names.removeIf(String::isBlank);
    }
    return others(names, options.columns());
  }

  private static void addFields(JsonLines lines, boolean isWhole, Set<String> names)
      throws IOException {
    boolean more = true;
    for (Optional<JsonLines.Parsed> one = lines.next(); more && one.isPresent(); ) {
      Map<String, String> fields = one.get().object().isObject() ? one.get().fields() : Map.of();
      names.addAll(fields.keySet());
      more = isWhole || fields.isEmpty();
      one = more ? lines.next() : Optional.empty();
    }
  }

  /** Takes off what the columns of a unit hold, and what a run of Stanchion has added. */
  private static Set<String> others(Collection<String> found, Columns columns) {
    Set<String> names = new LinkedHashSet<>(found);
    boolean ours = OwnRows.have(found);
    names.removeIf(String::isBlank);
    names.removeAll(List.of("article", "paragraph", columns.text(), columns.idOrUsual()));
    if (ours) {
      names.removeAll(OF_UNITS);
      names.removeAll(OF_RESULTS);
      names.remove("text");
      names.removeIf(name -> name.startsWith("p_"));
    }
    return names;
  }

  /** The beginning of a stream, which is not closed. */
  private static final class Head extends FilterInputStream {
    private int left = HEAD;
    private boolean lineSeen;

    Head(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = left > 0 ? in.read() : -1;
      left--;
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      // A whole line is enough; waiting for more would hold back a slow stream.
      boolean enough = left <= 0 || (lineSeen && in.available() <= 0);
      int count = enough ? -1 : in.read(bytes, offset, Math.min(left, length));
      left -= Math.max(0, count);
      for (int i = 0; i < count && !lineSeen; i++) {
        lineSeen = bytes[offset + i] == '\n';
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() {
      // The input is still to be read.
    }
  }
}
