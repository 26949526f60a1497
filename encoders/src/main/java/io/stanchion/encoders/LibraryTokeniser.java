package io.stanchion.encoders;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.stanchion.dataset.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A tokeniser for any tokenizer.json, by Hugging Face's library through DJL. The library is native
 * and is unpacked to its cache ({@code ENGINE_CACHE_DIR}, {@code DJL_CACHE_DIR}, else {@code
 * .djl.ai} in the home or, if that is not writable, in {@code java.io.tmpdir}).
 *
 * <p>Special pieces written in a text count as special here. Of a long text, only 64 characters are
 * read for each piece that is wanted.
 */
final class LibraryTokeniser implements Tokeniser {
  private static final int MAX_CHARACTERS_A_PIECE = 64;

  private final HuggingFaceTokenizer tokeniser;
  private final Frame frame;

  private LibraryTokeniser(HuggingFaceTokenizer tokeniser) {
    this.tokeniser = tokeniser;
    this.frame = frame(tokeniser);
  }

  /**
   * Reads a tokenizer.json.
   *
   * @param json Its bytes.
   * @param name The file's name in messages.
   * @throws DataException If the library cannot be loaded, or cannot read the file.
   */
  static LibraryTokeniser of(byte[] json, String name) {
    stayAtHome();
    try {
      Map<String, String> options = Map.of("truncation", "false", "padding", "false");
      return new LibraryTokeniser(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options));
    } catch (EngineException | LinkageError e) {
      throw new DataException(
          "the tokeniser's native library cannot be unpacked and loaded ("
              + e
              + "); name a directory where programs may be written and run"
              + " with -DENGINE_CACHE_DIR=…",
          e);
    } catch (IOException | RuntimeException e) {
      throw new DataException(
          name
              + ": cannot be used as a tokeniser ("
              + e.getMessage()
              + "); expected tokenizer.json",
          e);
    }
  }

  @Override
  public int[] pieces(String text, int limit) {
    int end = (int) Math.min(text.length(), (long) limit * MAX_CHARACTERS_A_PIECE);
    // Conversion to UTF-8 and back replaces lone surrogates, which the library rejects.
    String sound =
        new String(text.substring(0, end).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    long[] ids = tokeniser.encode(sound, false, false).getIds();
    return Arrays.stream(ids).limit(limit).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public Frame frame() {
    return frame;
  }

  /** Keeps the library off the network, and keeps it from logging that it is offline. */
  private static void stayAtHome() {
    Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "slf4j.internal.verbosity", "ERROR")
        .forEach(
            (property, value) -> {
              if (System.getProperty(property) == null) {
                System.setProperty(property, value);
              }
            });
  }

  /** Finds the special pieces by their places in a pair. */
  private static Frame frame(HuggingFaceTokenizer tokeniser) {
    Encoding pair = tokeniser.encode("a", "a", true, false);
    long[] special = pair.getSpecialTokenMask();
    int[] ids = Arrays.stream(pair.getIds()).mapToInt(Math::toIntExact).toArray();
    int[] plain = IntStream.range(0, ids.length).filter(i -> special[i] == 0).toArray();
    int half = plain.length / 2;
    return new Frame(
        Arrays.copyOfRange(ids, 0, plain[0]),
        Arrays.copyOfRange(ids, plain[half - 1] + 1, plain[half]),
        Arrays.copyOfRange(ids, plain[plain.length - 1] + 1, ids.length));
  }
}
