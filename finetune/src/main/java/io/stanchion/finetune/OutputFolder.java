package io.stanchion.finetune;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.encoders.EncoderParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a trained encoder: X.onnx, and X-tokenizer.json and X-encoder.json beside it. */
final class OutputFolder {
  private static final String ONNX = ".onnx";

  /** The weight of the head: that of the vector itself, whose length is 1. */
  private static final double HEAD = 1;

  private final Path out;
  private final String stem;

  OutputFolder(Path out) {
    String name = String.valueOf(out.getFileName());
    if (!name.endsWith(ONNX) || name.equals(ONNX)) {
      throw DataException.at(out, "expected a name that ends in .onnx, for --out");
    }
    this.out = out;
    this.stem = name.substring(0, name.length() - ONNX.length());
  }

  /**
   * Checks that no input would be written over.
   *
   * @param inputs The names of files, or of encoders, of which some are none.
   * @throws DataException If one is among what is written.
   */
  void requireApart(List<String> inputs) {
    for (String input : inputs) {
      for (Path output : List.of(floats(), bytes(), card(), checkpoint())) {
        if (isSame(Path.of(input), output)) {
          throw DataException.at(output, "is an input; name another file with --out");
        }
      }
    }
  }

  private static boolean isSame(Path input, Path output) {
    try {
      return Files.exists(input) && Files.exists(output) && Files.isSameFile(input, output);
    } catch (IOException e) {
      throw DataException.unreadable(input, e);
    }
  }

  Path checkpoint() {
    return out.resolveSibling(stem + ".checkpoint");
  }

  Path card() {
    return out.resolveSibling(stem + "-card.md");
  }

  Path floats() {
    return out;
  }

  Path bytes() {
    return out.resolveSibling(stem + "-q.onnx");
  }

  /** Writes an encoder; the model comes last, so that it is never there without the others. */
  void write(Path onnx, byte[] model, EncoderParts encoder, int window) {
    String name = String.valueOf(onnx.getFileName());
    String own = name.substring(0, name.length() - ONNX.length());
    write(onnx.resolveSibling(own + "-tokenizer.json"), encoder.tokeniser());
    write(onnx.resolveSibling(own + "-encoder.json"), encoder.settings(window, HEAD));
    write(onnx, model);
  }

  static void write(Path file, byte[] contents) {
    AtomicOutput.write(file, out -> out.write(contents));
  }
}
