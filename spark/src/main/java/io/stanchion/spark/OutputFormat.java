package io.stanchion.spark;

import java.util.Locale;

/** The formats of a job's rows. */
enum OutputFormat {
  /** CSV as the command line writes it. */
  CSV,
  /** JSON Lines as the command line writes them. */
  JSONL,
  /** Parquet, with the types that the columns have. */
  PARQUET;

  String ending() {
    return '.' + name().toLowerCase(Locale.ROOT);
  }
}
