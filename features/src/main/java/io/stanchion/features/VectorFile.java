package io.stanchion.features;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/**
 * A file of vectors to which several processes may append at the same time. Each vector is a record
 * with a mark before and a check sum after it; a record that is incomplete or damaged is skipped up
 * to the next mark.
 *
 * <pre>
 * bytes  0– 3  mark: 89 76 65 63
 * bytes  4–19  the key
 * bytes 20–    the components, big-endian
 * 4 bytes      CRC-32C of key and components
 * </pre>
 */
final class VectorFile {
  private static final int MARK = 0x89766563;

  private final Path file;
  private final int dimension;
  private final int capacity;
  private boolean writable = true;

  VectorFile(Path file, int dimension, int capacity) {
    this.file = file;
    this.dimension = dimension;
    this.capacity = capacity;
  }

  /** Reads every sound vector, the oldest first. */
  void load(BiConsumer<CachedEncoder.Key, float[]> found) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    // At twice the capacity, write the newest to a new file.
    Deque<byte[]> newest = new ArrayDeque<>();
    boolean full = false;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      full = channel.size() > 2L * capacity * recordSize();
      ByteBuffer window = ByteBuffer.allocate(Math.max(1 << 20, 2 * recordSize())).flip();
      while (fill(channel, window)) {
        if (!sound(window)) {
          window.position(window.position() + 1);
          continue;
        }
        byte[] record = new byte[recordSize()];
        window.get(record);
        found.accept(key(record), vector(record));
        if (full) {
          newest.add(record);
          if (newest.size() > capacity) {
            newest.remove();
          }
        }
      }
    } catch (IOException e) {
      // A vector that cannot be read is computed again.
      return;
    }
    if (full) {
      replace(newest);
    }
  }

  /** Appends a vector. If that fails, the vector is computed again next time. */
  synchronized void append(CachedEncoder.Key key, float[] vector) {
    if (!writable) {
      return;
    }
    ByteBuffer entry = ByteBuffer.allocate(recordSize());
    entry.putInt(MARK).putLong(key.high()).putLong(key.low());
    for (float component : vector) {
      entry.putFloat(component);
    }
    entry.putInt(checkSum(entry, 0)).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      // In one call, so that the records of two processes do not mix.
      channel.write(entry);
    } catch (IOException e) {
      writable = false;
    }
  }

  private void replace(Iterable<byte[]> entries) {
    try {
      AtomicOutput.write(
          file,
          out -> {
            for (byte[] entry : entries) {
              out.write(entry);
            }
          });
    } catch (DataException e) {
      writable = false;
    }
  }

  private int recordSize() {
    return 4 + 16 + 4 * dimension + 4;
  }

  /** Fills the window with at least one record; returns false at the end of the file. */
  private boolean fill(FileChannel channel, ByteBuffer window) throws IOException {
    if (window.remaining() < recordSize()) {
      window.compact();
      boolean more = true;
      while (more && window.hasRemaining()) {
        more = channel.read(window) >= 0;
      }
      window.flip();
    }
    return window.remaining() >= recordSize();
  }

  private boolean sound(ByteBuffer window) {
    int at = window.position();
    return window.getInt(at) == MARK
        && window.getInt(at + recordSize() - 4) == checkSum(window, at);
  }

  private int checkSum(ByteBuffer bytes, int at) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.slice(at + 4, recordSize() - 8));
    return (int) sum.getValue();
  }

  private static CachedEncoder.Key key(byte[] entry) {
    ByteBuffer bytes = ByteBuffer.wrap(entry, 4, 16);
    return new CachedEncoder.Key(bytes.getLong(), bytes.getLong());
  }

  private float[] vector(byte[] entry) {
    float[] vector = new float[dimension];
    ByteBuffer.wrap(Arrays.copyOfRange(entry, 20, entry.length - 4)).asFloatBuffer().get(vector);
    return vector;
  }
}
