package io.stanchion.classify.output;

/** The forms in which rows are written. */
public enum RowFormat {
  /** For a person. */
  TEXT,
  /** RFC 4180. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** What the scorer of SemEval-2016 task 6 reads. */
  SEMEVAL
}
