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
 * Remembers the vectors of an encoder by the content of the texts, so that each text is encoded
 * once, even if several threads ask for it at a time, and, where a directory is given, once for all
 * processes. Its vectors are exactly those of the encoder.
 *
 * <p>In memory there are at most as many vectors as its capacity; the oldest go first. On disk
 * there is one file per encoder, {@code SHA-256.vectors}. What is damaged in it is passed over, and
 * what cannot be written is not: a cache may cost time, never a result. Two machines may differ in
 * the last digits of a vector, so do not carry caches from one to another where that matters.
 */
public final class CachedEncoder implements Encoder {
  /** How many vectors are kept if nothing else is said; of 384 components, they take 150 MB. */
  public static final int DEFAULT_CAPACITY = 100_000;

  private final Encoder encoder;
  private final int capacity;
  private final Map<Key, CompletableFuture<float[]>> vectors = new LinkedHashMap<>();
  private final Optional<VectorFile> file;

  /** A text, or a target and a text, by 128 bits of SHA-256. */
  record Key(long high, long low) {}

  /**
   * Remembers in memory, {@link #DEFAULT_CAPACITY} vectors.
   *
   * @param encoder The encoder.
   */
  public CachedEncoder(Encoder encoder) {
    this(encoder, DEFAULT_CAPACITY);
  }

  /**
   * Remembers in memory.
   *
   * @param encoder The encoder.
   * @param capacity How many vectors at most, at least 1.
   */
  public CachedEncoder(Encoder encoder, int capacity) {
    this.encoder = encoder;
    this.capacity = requirePositive(capacity);
    this.file = Optional.empty();
  }

  /**
   * Remembers in memory and on disk.
   *
   * @param encoder The encoder.
   * @param capacity How many vectors at most, at least 1, in each of the two.
   * @param directory Where the files are; made if it is not there.
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
      // The thread that was at it failed; this one has its own error, or its own luck.
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
      // Whoever waits must not wait for ever, whatever was thrown.
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
      // The length tells the target from the text, and no target from an empty one. UTF-16, since
      // UTF-8 has the same question mark for all lone surrogates.
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
