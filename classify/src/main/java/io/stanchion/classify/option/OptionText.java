package io.stanchion.classify.option;

/**
 * Descriptions of the options that the command line and the Spark job share, so that the two cannot
 * drift apart. They are constants because annotations take nothing else.
 */
public final class OptionText {
  /** {@code --boilerplate}. */
  public static final String BOILERPLATE = "Classify boilerplate too.";

  /** {@code --target TARGET}. */
  public static final String TARGET = "The target of paragraphs that do not name one.";

  /** {@code --encoder NAME|FILE}. */
  public static final String ENCODER =
      "Read stances with this encoder in place of a model: stance-small-en-q, or a file that"
          + " 'finetune' wrote. It needs no labels for a target.";

  /** {@code --labels FOR,AGAINST,NEUTRAL}. */
  public static final String LABELS =
      "The labels for the stances that an encoder reads: for the target, against it, neither."
          + " Default: the encoder's own; if none was named, for, against and neutral.";

  /** {@code --abstain-below P}. */
  public static final String ABSTAIN_BELOW =
      "Give no label where the confidence is below P (0 to 1); the status is then 'abstained'.";

  /** {@code --prediction-sets C}. */
  public static final String PREDICTION_SETS =
      "Add a set of labels that holds the right one with a probability of at least C (0.50 to"
          + " 0.99) if articles are like those trained on.";

  /** {@code --prior LABEL=SHARE,…}. */
  public static final String PRIOR =
      "The shares that labels have in the input, such as 'pro=0.1,anti=0.1'; one label may be left"
          + " out and gets the rest. With 'trained', those of the labels that the model was"
          + " calibrated on. Labels and probabilities are corrected for them.";

  /** {@code --max-rejects N|P%}. */
  public static final String MAX_REJECTS =
      "Allow this many rejected records, or this share; more give exit code 1. Default: none. A"
          + " row without a model always gives exit code 1.";

  /** {@code --target-column NAME}. */
  public static final String TARGET_COLUMN = "The column with the target. Default: target.";

  /** {@code --id-column NAME}. */
  public static final String ID_COLUMN = "The column with the id of a unit. Default: id.";

  /** {@code --text-column NAME}. */
  public static final String TEXT_COLUMN = "The column with the text. Default: text.";

  /** {@code --input-format FORMAT}. */
  public static final String INPUT_FORMAT =
      "text, markdown, html, csv, jsonl or semeval. Default: by the file's name and header.";

  /** {@code --paragraphs HOW}. */
  public static final String PARAGRAPHS =
      "Where a plain text's paragraphs end: line, blank_line or auto (blank lines if it looks"
          + " hard-wrapped). Default: auto.";

  /** {@code --delimiter C}. */
  public static final String DELIMITER = "The delimiter of CSV. Default: by the header.";

  /** {@code --encoding NAME}. */
  public static final String ENCODING =
      "The encoding of files without a byte order mark. Default: UTF-8.";

  /** {@code --max-paragraph-bytes N}. */
  public static final String MAX_PARAGRAPH_BYTES = "Reject longer lines, rows and paragraphs.";

  /** {@code --max-document-bytes N}. */
  public static final String MAX_DOCUMENT_BYTES = "Reject larger HTML and Markdown files.";

  /** {@code --max-columns N}. */
  public static final String MAX_COLUMNS = "Reject rows with more columns.";

  /** {@code --max-nesting N}. */
  public static final String MAX_NESTING = "Reject JSON that is nested more deeply.";

  /** {@code --max-unpacked-bytes N}. */
  public static final String MAX_UNPACKED_BYTES = "Read no more of a gzip file, unpacked.";

  /** {@code --max-unpacked-ratio N}. */
  public static final String MAX_UNPACKED_RATIO =
      "Read no more of a gzip file than N times its size, once that is more than 16 MiB.";

  private OptionText() {}
}
