package io.stanchion.app.option;

import io.stanchion.dataset.reader.Limits;
import picocli.CommandLine.Option;

/** How much of an input is taken before it counts as broken or hostile. */
final class LimitOptions {
  @Option(
      names = "--max-paragraph-bytes",
      paramLabel = "N",
      description = "Reject longer lines, rows and paragraphs. Default: ${DEFAULT-VALUE}.")
  private int paragraphBytes = Limits.DEFAULT.paragraphBytes();

  @Option(
      names = "--max-document-bytes",
      paramLabel = "N",
      description = "Reject larger HTML and Markdown files. Default: ${DEFAULT-VALUE}.")
  private int documentBytes = Limits.DEFAULT.documentBytes();

  @Option(
      names = "--max-columns",
      paramLabel = "N",
      description = "Reject rows with more columns. Default: ${DEFAULT-VALUE}.")
  private int columns = Limits.DEFAULT.columns();

  @Option(
      names = "--max-nesting",
      paramLabel = "N",
      description = "Reject JSON that is nested more deeply. Default: ${DEFAULT-VALUE}.")
  private int nesting = Limits.DEFAULT.nesting();

  @Option(
      names = "--max-unpacked-bytes",
      paramLabel = "N",
      description = "Read no more of a gzip file, unpacked. Default: ${DEFAULT-VALUE}.")
  private long unpackedBytes = Limits.DEFAULT.unpackedBytes();

  @Option(
      names = "--max-unpacked-ratio",
      paramLabel = "N",
      description =
          "Read no more of a gzip file than N times its size, once that is more than 16 MiB."
              + " Default: ${DEFAULT-VALUE}.")
  private int unpackedRatio = Limits.DEFAULT.unpackedRatio();

  Limits limits() {
    return new Limits(
        paragraphBytes, documentBytes, columns, nesting, unpackedBytes, unpackedRatio);
  }
}
