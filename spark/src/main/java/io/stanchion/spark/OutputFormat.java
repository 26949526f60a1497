package io.stanchion.spark;

import java.util.Locale;

/** The forms in which rows are written. */
enum OutputFormat {
  /** As the command line writes it. */
  CSV,
  /** As the command line writes it. */
  JSONL,
  /** With the types that the columns have. */
  PARQUET;

  String ending() {
    return '.' + name().toLowerCase(Locale.ROOT);
  }
}
