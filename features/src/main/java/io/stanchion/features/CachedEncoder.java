package io.stanchion.features;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A cache of an encoder's vectors, by the content of the texts. Each text is encoded once, even if
 * several threads ask for it at the same time; with a directory, once for all processes. Its
 * vectors are exactly those of the encoder.
 *
 * <p>Memory holds at most as many vectors as the capacity; the oldest go first. The directory holds
 * one file per encoder, {@code SHA-256.vectors}. Damaged entries are skipped, and a failed write is
 * ignored: a cache may cost time, never a result. Two machines may differ in the last digits of a
 * vector, so do not copy caches between machines if that matters.
 */
public final class CachedEncoder implements Encoder {
  /** The default number of vectors to keep; with 384 components, they take 150 MB. */
  public static final int DEFAULT_CAPACITY = 100_000;

  private final Encoder encoder;
  private final int capacity;
  private final Map<Key, CompletableFuture<float[]>> vectors = new LinkedHashMap<>();
  private final Optional<VectorFile> file;

  /** A text, or a target and a text, as 128 bits of SHA-256. */
  record Key(long high, long low) {}

  /**
   * Creates a cache of {@link #DEFAULT_CAPACITY} vectors in memory.
   *
   * @param encoder The encoder.
   */
  public CachedEncoder(Encoder encoder) {
    this(encoder, DEFAULT_CAPACITY);
  }

  /**
   * Creates a cache in memory.
   *
   * @param encoder The encoder.
   * @param capacity The largest number of vectors, at least 1.
   */
  public CachedEncoder(Encoder encoder, int capacity) {
    this.encoder = encoder;
    this.capacity = requirePositive(capacity);
    this.file = Optional.empty();
  }

  /**
   * Creates a cache in memory and on disk.
   *
   * @param encoder The encoder.
   * @param capacity The largest number of vectors, at least 1, in each of the two places.
   * @param directory The directory of the files; created if it does not exist.
   * @throws DataException If the directory cannot be made.
   */
  public CachedEncoder(Encoder encoder, int capacity, Path directory) {
    this.encoder = encoder;
    this.capacity = requirePositive(capacity);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DataException(
          directory
              + ": cannot hold cached vectors ("
              + e
              + "); expected a directory, or a place where one can be made",
          e);
    }
    VectorFile stored =
        new VectorFile(
            directory.resolve(encoder.sha256() + ".vectors"), encoder.dimension(), capacity);
    stored.load((key, vector) -> keep(key, CompletableFuture.completedFuture(vector)));
    this.file = Optional.of(stored);
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public String sha256() {
    return encoder.sha256();
  }

  @Override
  public int dimension() {
    return encoder.dimension();
  }

  @Override
  public float[] encode(String text) {
    return remembered(new Text(Optional.empty(), text));
  }

  @Override
  public float[] encode(String target, String text) {
    return remembered(new Text(Optional.of(target), text));
  }

  @Override
  public List<String> stances() {
    return encoder.stances();
  }

  @Override
  public boolean tellsOffTarget() {
    return encoder.tellsOffTarget();
  }

  private float[] remembered(Text text) {
    Key key = text.key();
    CompletableFuture<float[]> mine = new CompletableFuture<>();
    CompletableFuture<float[]> known;
    synchronized (vectors) {
      known = vectors.get(key);
      if (known == null) {
        keep(key, mine);
      }
    }
    if (known == null) {
      return computed(text, key, mine).clone();
    }
    try {
      return known.join().clone();
    } catch (CompletionException | CancellationException e) {
      // The other thread failed: try here, for a result or an error of this thread's own.
      return text.encodedBy(encoder);
    }
  }

  private float[] computed(Text text, Key key, CompletableFuture<float[]> mine) {
    try {
      float[] vector = text.encodedBy(encoder);
      mine.complete(vector);
      file.ifPresent(stored -> stored.append(key, vector));
      return vector;
    } finally {
      // Threads that wait for this vector must not wait for ever, whatever was thrown.
      if (mine.cancel(false)) {
        synchronized (vectors) {
          vectors.remove(key, mine);
        }
      }
    }
  }

  private void keep(Key key, CompletableFuture<float[]> vector) {
    vectors.put(key, vector);
    if (vectors.size() > capacity) {
      Iterator<Key> oldest = vectors.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static int requirePositive(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a capacity of " + capacity + ", expected at least 1");
    }
    return capacity;
  }

  private record Text(Optional<String> target, String text) {
    float[] encodedBy(Encoder encoder) {
      return target.isPresent() ? encoder.encode(target.get(), text) : encoder.encode(text);
    }

    Key key() {
      MessageDigest digest = Sha256.begin();
      // The length separates the target from the text, and no target from an empty one. UTF-16,
      // because
      // UTF-8 writes the same question mark for every lone surrogate.
      digest.update(ByteBuffer.allocate(4).putInt(target.map(String::length).orElse(-1)).array());
      update(digest, target.orElse(""));
      update(digest, text);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new Key(hash.getLong(), hash.getLong());
    }

    private static void update(MessageDigest digest, String text) {
      ByteBuffer utf16 = ByteBuffer.allocate(2 * Math.min(text.length(), 1 << 14));
      for (int at = 0; at < text.length(); at++) {
        utf16.putChar(text.charAt(at));
        if (!utf16.hasRemaining() || at == text.length() - 1) {
          digest.update(utf16.flip());
          utf16.clear();
        }
      }
    }
  }
}
