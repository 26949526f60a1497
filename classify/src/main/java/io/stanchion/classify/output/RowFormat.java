package io.stanchion.classify.output;

import java.util.List;

/** The formats of rows. */
public enum RowFormat {
  /** For a person. */
  TEXT,
  /** RFC 4180. */
  CSV,
  /** A JSON object a line. */
  JSONL,
  /** The input of the scorer of SemEval-2016 task 6. */
  SEMEVAL;

  RowWriter writer(List<String> labels, boolean sets, TextStyle style) {
    return switch (this) {
      case TEXT -> new TextRows(labels, style);
      case CSV -> new CsvRows(labels, sets);
      case JSONL -> new JsonlRows(labels, sets);
      case SEMEVAL -> new SemEvalRows(labels);
    };
  }
}
