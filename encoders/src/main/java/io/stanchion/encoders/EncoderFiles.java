package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of an ONNX encoder, from the class path or the disk.
 *
 * @param name The encoder's name.
 * @param onnx The model.
 * @param tokeniser Its tokenizer.json.
 * @param settings The encoder's settings.
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and not changed.
record EncoderFiles(String name, byte[] onnx, byte[] tokeniser, EncoderSettings settings) {
  private static final String ONNX = ".onnx";

  /**
   * Reads a directory with {@code model.onnx} and {@code tokenizer.json}, or {@code X.onnx} with
   * {@code X-tokenizer.json} or {@code tokenizer.json} beside it. {@code encoder.json}, or {@code
   * X-encoder.json}, may hold the settings.
   *
   * @param path The directory, or the ONNX file.
   * @throws DataException If a file is missing or cannot be read.
   */
  static EncoderFiles at(Path path) {
    Path onnx = Files.isDirectory(path) ? path.resolve("model.onnx") : path;
    Path tokeniser =
        beside(onnx, "tokenizer.json")
            .orElseThrow(
                () ->
                    new DataException(
                        onnx
                            + ": has no tokeniser; expected "
                            + sibling(onnx, "tokenizer.json")
                            + " or "
                            + onnx.resolveSibling("tokenizer.json")));
    EncoderSettings settings =
        beside(onnx, "encoder.json")
            .map(file -> EncoderSettings.of(bytes(file), file.toString()))
            .orElse(EncoderSettings.DEFAULT);
    return new EncoderFiles(path.toString(), bytes(onnx), bytes(tokeniser), settings);
  }

  /**
   * Reads resources.
   *
   * @param name The encoder's name.
   * @param onnx The location of the model.
   * @param tokeniser The location of its tokenizer.json.
   * @param settings The encoder's settings.
   * @throws DataException If one cannot be read.
   */
  static EncoderFiles of(String name, URL onnx, URL tokeniser, EncoderSettings settings) {
    return new EncoderFiles(name, bytes(onnx), bytes(tokeniser), settings);
  }

  private static Optional<Path> beside(Path onnx, String suffix) {
    Path own = sibling(onnx, suffix);
    return Files.exists(own)
        ? Optional.of(own)
        : Optional.of(onnx.resolveSibling(suffix)).filter(Files::exists);
  }

  private static Path sibling(Path onnx, String suffix) {
    String file = String.valueOf(onnx.getFileName());
    String stem = file.endsWith(ONNX) ? file.substring(0, file.length() - ONNX.length()) : file;
    return onnx.resolveSibling(stem + "-" + suffix);
  }

  /**
   * Reads a file.
   *
   * @throws DataException If it is missing or cannot be read.
   */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw new DataException(
          file + ": is too large; expected a file for which there is memory, below 2 GB", e);
    }
  }

  /**
   * Reads a resource.
   *
   * @throws DataException If it cannot be read.
   */
  static byte[] bytes(URL resource) {
    try (InputStream in = resource.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw DataException.unreadable(resource, e);
    }
  }
}
