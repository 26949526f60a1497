package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.Serializable;

/**
 * How much of an input is taken before it counts as broken or hostile. What is over a limit is
 * rejected, with its size and the limit; it is never cut off in silence.
 *
 * @param paragraphBytes The longest line, row or paragraph, in bytes of UTF-8.
 * @param documentBytes The largest document that has to be read whole: HTML and Markdown.
 * @param columns The most columns of a row.
 * @param nesting How deep the elements of JSON, HTML and Markdown may lie in each other.
 * @param unpackedBytes How many bytes a gzip file may unpack to.
 * @param unpackedRatio How many times its size a gzip file may unpack to, once that is more than 16
 *     MiB.
 */
public record Limits(
    int paragraphBytes,
    int documentBytes,
    int columns,
    int nesting,
    long unpackedBytes,
    int unpackedRatio)
    implements Serializable {
  /** More than any honest input has. */
  public static final Limits DEFAULT = new Limits(16 << 20, 32 << 20, 16_384, 500, 1L << 36, 200);

  /**
   * Checks the components.
   *
   * @throws DataException If one is below 1.
   */
  public Limits {
    requirePositive(paragraphBytes, "--max-paragraph-bytes");
    requirePositive(documentBytes, "--max-document-bytes");
    requirePositive(columns, "--max-columns");
    requirePositive(nesting, "--max-nesting");
    requirePositive(unpackedBytes, "--max-unpacked-bytes");
    requirePositive(unpackedRatio, "--max-unpacked-ratio");
  }

  private static void requirePositive(long limit, String option) {
    if (limit < 1) {
      throw new DataException(option + " must be at least 1, got " + limit);
    }
  }
}
