package io.stanchion.dataset.reader;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.DataException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How input is to be read.
 *
 * @param format The format; empty to go by the file's name and, failing that, its first character.
 * @param encoding The encoding where no byte order mark says otherwise.
 * @param paragraphBreak How plain text falls into paragraphs.
 * @param delimiter What separates the fields of a row; empty to go by the header.
 * @param columns Which columns of rows (and fields of JSON objects) mean what.
 * @param limits How much is taken before input counts as broken or hostile.
 */
public record ReadOptions(
    Optional<Format> format,
    Charset encoding,
    ParagraphBreak paragraphBreak,
    Optional<Character> delimiter,
    Columns columns,
    Limits limits) {
  /** UTF-8, everything else found out from the input, columns by their usual names. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(
          Optional.empty(),
          StandardCharsets.UTF_8,
          ParagraphBreak.AUTO,
          Optional.empty(),
          Columns.DEFAULT,
          Limits.DEFAULT);

  /**
   * Checks the components.
   *
   * @throws DataException If the delimiter is a quote or the end of a line.
   */
  public ReadOptions {
    requireNonNull(format, "format");
    requireNonNull(encoding, "encoding");
    requireNonNull(paragraphBreak, "paragraphBreak");
    requireNonNull(delimiter, "delimiter");
    requireNonNull(columns, "columns");
    requireNonNull(limits, "limits");
    if (delimiter.isPresent() && "\"\r\n\0".indexOf(delimiter.get()) >= 0) {
      throw new DataException(
          "the delimiter cannot be a quote, NUL or the end of a line; expected for example , or ;");
    }
  }

  /**
   * Takes the usual limits.
   *
   * @param format The format; empty to find out.
   * @param encoding The encoding where no byte order mark says otherwise.
   * @param paragraphBreak How plain text falls into paragraphs.
   * @param delimiter What separates the fields of a row; empty to go by the header.
   * @param columns Which columns mean what.
   */
  public ReadOptions(
      Optional<Format> format,
      Charset encoding,
      ParagraphBreak paragraphBreak,
      Optional<Character> delimiter,
      Columns columns) {
    this(format, encoding, paragraphBreak, delimiter, columns, Limits.DEFAULT);
  }

  /**
   * Says how much is taken.
   *
   * @param newLimits The limits.
   * @return The same options with these limits.
   */
  public ReadOptions withLimits(Limits newLimits) {
    return new ReadOptions(format, encoding, paragraphBreak, delimiter, columns, newLimits);
  }

  /**
   * Says which columns mean what.
   *
   * @param newColumns The column names.
   * @return The same options with these columns.
   */
  public ReadOptions withColumns(Columns newColumns) {
    return new ReadOptions(format, encoding, paragraphBreak, delimiter, newColumns, limits);
  }
}
