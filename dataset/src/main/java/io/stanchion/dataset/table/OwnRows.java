package io.stanchion.dataset.table;

import java.util.Collection;
import java.util.List;

/**
 * Files of rows that Stanchion wrote, in which fields are guarded against spreadsheets. A file is
 * known by its columns, in any order and among others, since people sort and add columns.
 */
public final class OwnRows {
  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("id", "article", "paragraph", "kind", "label", "confidence", "status", "text"),
          List.of("label", "confidence", "status", "model_hash"),
          List.of("file", "line", "offset", "reason", "original"),
          List.of("file", "article", "reason", "text"));

  private OwnRows() {}

  /** Recognises a file that Stanchion wrote by its columns. */
  public static boolean have(Collection<String> header) {
    return COLUMNS.stream().anyMatch(header::containsAll);
  }
}
