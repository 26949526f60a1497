package io.stanchion.app;

/** The forms in which rows are written. */
enum RowFormat {
  /** For a person. */
  TEXT,
  /** RFC 4180. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** What the scorer of SemEval-2016 task 6 reads. */
  SEMEVAL
}
