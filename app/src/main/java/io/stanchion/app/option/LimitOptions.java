package io.stanchion.app.option;

import io.stanchion.classify.option.OptionText;
import io.stanchion.dataset.reader.Limits;
import picocli.CommandLine.Option;

/** Options of how much is read before an input counts as broken or hostile. */
final class LimitOptions {
  private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

  @Option(
      names = "--max-paragraph-bytes",
      paramLabel = "N",
      description = OptionText.MAX_PARAGRAPH_BYTES + DEFAULT)
  private int paragraphBytes = Limits.DEFAULT.paragraphBytes();

  @Option(
      names = "--max-document-bytes",
      paramLabel = "N",
      description = OptionText.MAX_DOCUMENT_BYTES + DEFAULT)
  private int documentBytes = Limits.DEFAULT.documentBytes();

  @Option(names = "--max-columns", paramLabel = "N", description = OptionText.MAX_COLUMNS + DEFAULT)
  private int columns = Limits.DEFAULT.columns();

  @Option(names = "--max-nesting", paramLabel = "N", description = OptionText.MAX_NESTING + DEFAULT)
  private int nesting = Limits.DEFAULT.nesting();

  @Option(
      names = "--max-unpacked-bytes",
      paramLabel = "N",
      description = OptionText.MAX_UNPACKED_BYTES + DEFAULT)
  private long unpackedBytes = Limits.DEFAULT.unpackedBytes();

  @Option(
      names = "--max-unpacked-ratio",
      paramLabel = "N",
      description = OptionText.MAX_UNPACKED_RATIO + DEFAULT)
  private int unpackedRatio = Limits.DEFAULT.unpackedRatio();

  Limits limits() {
    return new Limits(
        paragraphBytes, documentBytes, columns, nesting, unpackedBytes, unpackedRatio);
  }
}
