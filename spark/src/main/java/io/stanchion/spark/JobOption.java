package io.stanchion.spark;

import io.stanchion.classify.option.OptionText;
import io.stanchion.dataset.reader.Limits;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/** The options of the job, in the order of the help. */
enum JobOption {
  MODEL(
      "FILE",
      "The model, or a directory of models, one for each target, where Hadoop finds it. Default:"
          + " the bundled one."),
  ENCODER("NAME|FILE", OptionText.ENCODER),
  LABELS("FOR,AGAINST,NEUTRAL", OptionText.LABELS),
  SPEED(
      "HOW",
      "How much of a model with an encoder to use: best, balanced or fast. Default: best; fast for"
          + " the bundled model."),
  OUT(
      "DIR",
      "The directory of rows, which has a file _SUCCESS when it is complete. It must not exist"
          + " yet. Required."),
  FORMAT("FORMAT", "csv, jsonl or parquet. Default: csv."),
  PARTITION_BY("NAME", "Write a directory for each value of these columns, such as label."),
  COMPRESSION("CODEC", "none, gzip, snappy, zstd … Default: none; for Parquet, Spark's."),
  OVERWRITE("", "Delete what is at --out and --rejects first."),
  REJECTS(
      "DIR",
      "The directory of records that cannot be read, with the reason, as CSV; it appears if there"
          + " are any. Default: OUT.rejects."),
  MAX_REJECTS("N|P%", OptionText.MAX_REJECTS),
  SUMMARY("FILE", "Write counts, settings, digests of models and names of files as JSON."),
  BOILERPLATE("", OptionText.BOILERPLATE),
  TARGET("TARGET", OptionText.TARGET),
  ABSTAIN_BELOW("P", OptionText.ABSTAIN_BELOW),
  PREDICTION_SETS("C", OptionText.PREDICTION_SETS),
  PRIOR("LABEL=SHARE,…", OptionText.PRIOR),
  TARGET_COLUMN("NAME", OptionText.TARGET_COLUMN),
  TEXT_COLUMN("NAME", OptionText.TEXT_COLUMN),
  INPUT_FORMAT("FORMAT", OptionText.INPUT_FORMAT),
  PARAGRAPHS("HOW", OptionText.PARAGRAPHS),
  DELIMITER("C", OptionText.DELIMITER),
  ENCODING("NAME", OptionText.ENCODING),
  MAX_PARAGRAPH_BYTES("N", limit(OptionText.MAX_PARAGRAPH_BYTES, Limits.DEFAULT.paragraphBytes())),
  MAX_DOCUMENT_BYTES("N", limit(OptionText.MAX_DOCUMENT_BYTES, Limits.DEFAULT.documentBytes())),
  MAX_COLUMNS("N", limit(OptionText.MAX_COLUMNS, Limits.DEFAULT.columns())),
  MAX_NESTING("N", limit(OptionText.MAX_NESTING, Limits.DEFAULT.nesting())),
  MAX_UNPACKED_BYTES("N", limit(OptionText.MAX_UNPACKED_BYTES, Limits.DEFAULT.unpackedBytes())),
  MAX_UNPACKED_RATIO("N", limit(OptionText.MAX_UNPACKED_RATIO, Limits.DEFAULT.unpackedRatio())),
  KEEP_COLUMNS(
      "NAME,…",
      "Of rows and JSON objects, keep these columns too; none for none. Default: all, for which"
          + " the job looks at each file first, and in JSON Lines at each object."),
  SPLIT(
      "", "Split CSV, JSON Lines and text among tasks; Spark reads them, one record on each line."),
  HELP("", "Show this help message and exit."),
  VERSION("", "Print version information and exit.");

  private final String label;
  private final String description;

  JobOption(String label, String description) {
    this.label = label;
    this.description = description;
  }

  private static String limit(String description, long limit) {
    return description + " Default: " + limit + ".";
  }

  /** Returns the name without dashes, such as {@code max-rejects}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name as it is given, such as {@code --max-rejects}. */
  String flag() {
    return "--" + key();
  }

  /** Returns the name and the label of its value, such as {@code --out=DIR}. */
  String synopsis() {
    return hasValue() ? flag() + "=" + label : flag();
  }

  String label() {
    return label;
  }

  String description() {
    return description;
  }

  private boolean hasValue() {
    return !label.isEmpty();
  }

  private Optional<String> letter() {
    return switch (this) {
      case HELP -> Optional.of("h");
      case VERSION -> Optional.of("V");
      default -> Optional.empty();
    };
  }

  /** Returns all options as commons-cli parses them. */
  static Options all() {
    Options options = new Options();
    for (JobOption one : values()) {
      Option.Builder builder =
          one.letter().map(Option::builder).orElseGet(Option::builder).longOpt(one.key());
      options.addOption(builder.hasArg(one.hasValue()).get());
    }
    return options;
  }
}
