package io.stanchion.encoders;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.features.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A table of word-piece vectors, {@linkplain Distillation distilled} from a sentence encoder: the
 * vector of a text is the weighted mean of its pieces' vectors, scaled to length 1. It is plain
 * Java and as fast as n-grams. It reflects the words of a text, but not how they combine.
 *
 * <p>All of a text is read, whatever its length. A text without known pieces has the encoder's
 * vector of the empty text. A pair has the mean of the two texts' vectors, scaled to length 1: the
 * target shifts the vector and changes nothing else.
 *
 * <p>It takes 1 KB of memory per piece at 256 components. Safe for use by several threads.
 */
public final class StaticEncoder implements Encoder {
  private final String name;
  private final StaticTable table;
  private final byte[] contents;
  private final String sha256;
  private final WordPiece pieces;
  private final float[][] vectors;
  private final int dimension;

  /** Creates an encoder of a table and the file contents that hold it. */
  private StaticEncoder(String name, StaticTable table, byte[] contents) {
    this.name = name;
    this.table = table;
    this.contents = contents;
    this.sha256 = Sha256.hex(contents);
    this.pieces = new WordPiece(table.vocabulary(), name);
    this.vectors = table.vectors();
    this.dimension = table.dimension();
  }

  static StaticEncoder of(String name, StaticTable table) {
    return new StaticEncoder(name, table, StaticFile.contents(table));
  }

  /**
   * Reads an encoder.
   *
   * @param file The file, written by {@link #write}; its path becomes the encoder's name.
   * @return The encoder.
   * @throws DataException If it is no encoder, damaged, or of a version this program cannot read.
   */
  public static StaticEncoder read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /**
   * Reads an encoder from a stream.
   *
   * @param in The stream, to be read to its end.
   * @param name The encoder's name.
   * @return The encoder.
   * @throws DataException If it is no encoder, damaged, or of a version this program cannot read.
   * @throws IOException If the stream fails.
   */
  public static StaticEncoder read(InputStream in, String name) throws IOException {
    byte[] contents = StaticFile.FORMAT.open(in, name).contents();
    return new StaticEncoder(name, StaticFile.table(contents, name), contents);
  }

  /**
   * Writes the encoder; the file appears whole or not at all.
   *
   * @param file The file, {@code *.encoder}; an existing one is replaced.
   * @throws DataException If it cannot be written.
   */
  public void write(Path file) {
    AtomicOutput.write(file, out -> out.write(StaticFile.FORMAT.seal(contents)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  /**
   * Describes what the encoder was distilled from, and how.
   *
   * @return A sentence for reports.
   */
  public String origin() {
    return table.source() + " (" + table.sourceSha256() + "), " + table.how();
  }

  @Override
  public float[] encode(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return encode(utf8, 0, utf8.length);
  }

  @Override
  public float[] encode(String target, String text) {
    float[] first = encode(target);
    float[] second = encode(text);
    for (int i = 0; i < dimension; i++) {
      second[i] += first[i];
    }
    normalise(second);
    return second;
  }

  /**
   * Encodes a text in UTF-8; the fastest way.
   *
   * @param utf8 The array that holds the text; malformed bytes in it are skipped.
   * @param from The place of its first byte.
   * @param to The place after its last byte.
   * @return Its vector, of length 1; a new array.
   */
  public float[] encode(byte[] utf8, int from, int to) {
    float[] sum = new float[dimension];
    pieces.tokenise(
        utf8,
        from,
        to,
        id -> {
          add(id, sum);
          return true;
        });
    normalise(sum);
    return sum;
  }

  private void add(int row, float[] sum) {
    // One array per row: the compiler vectorises sums over these, but not over one array for all.
    float[] vector = vectors[row];
    for (int i = 0; i < sum.length; i++) {
      sum[i] += vector[i];
    }
  }

  private void normalise(float[] sum) {
    double squares = squares(sum);
    if (squares == 0) {
      add(table.vocabulary().size(), sum);
      squares = squares(sum);
    }
    if (squares == 0) {
      sum[0] = 1;
      squares = 1;
    }
    float factor = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= factor;
    }
  }

  private static double squares(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return squares;
  }
}
