package io.stanchion.model;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What stands around the contents of a model file.
 *
 * <pre>
 * bytes  0– 7  magic: 89 53 54 4E 0D 0A 1A 0A
 * bytes  8–11  format version, big-endian
 * bytes 12–19  length of the contents in bytes, big-endian
 * bytes 20–51  SHA-256 of the contents
 * bytes 52–    contents
 * </pre>
 */
final class Envelope {
  /** The format before models were kept compiled. */
  static final int WITHOUT_FORM = 1;

  private static final int VERSION = 2;
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'};
  private static final int LENGTH = 52;
  private static final int DIGEST = 32;
  private static final long MAX_CONTENTS = 1L << 30;

  private final int version;
  private final byte[] digest;
  private final byte[] contents;

  private Envelope(int version, byte[] digest, byte[] contents) {
    this.version = version;
    this.digest = digest;
    this.contents = contents;
  }

  /** Puts an envelope around contents, which become its own. */
  static Envelope of(byte[] contents) {
    return new Envelope(VERSION, sha256(contents), contents);
  }

  /** The version of the contents' format. */
  int version() {
    return version;
  }

  /** The contents' SHA-256. */
  byte[] digest() {
    return digest;
  }

  byte[] contents() {
    return contents;
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH + contents.length)
        .put(MAGIC)
        .putInt(version)
        .putLong(contents.length)
        .put(digest)
        .put(contents)
        .array();
  }

  /**
   * Reads a stream to its end and checks what it holds, as far as that does not need parsing.
   *
   * @throws DataException If it is no model, damaged, or of a version this program cannot read.
   */
  static Envelope read(InputStream in, String name) throws IOException {
    byte[] envelope = in.readNBytes(LENGTH);
    if (!Arrays.equals(Arrays.copyOf(envelope, MAGIC.length), MAGIC)) {
      throw new DataException(
          name + ": is not a Stanchion model; expected a file that 'stanchion train' wrote");
    }
    if (envelope.length < LENGTH) {
      throw damaged(name, "it ends inside its envelope");
    }
    ByteBuffer header = ByteBuffer.wrap(envelope, MAGIC.length, LENGTH - MAGIC.length);
    int version = requireVersion(header.getInt(), name);
    long length = header.getLong();
    if (length < 0 || length > MAX_CONTENTS) {
      throw damaged(name, "it claims " + length + " bytes of contents");
    }
    byte[] contents = in.readNBytes((int) length);
    if (contents.length < length || in.read() >= 0) {
      throw damaged(name, "its length is not the " + length + " bytes it claims");
    }
    byte[] digest = Arrays.copyOfRange(envelope, LENGTH - DIGEST, LENGTH);
    if (!MessageDigest.isEqual(digest, sha256(contents))) {
      throw damaged(name, "its SHA-256 does not match");
    }
    return new Envelope(version, digest, contents);
  }

  private static int requireVersion(int version, String name) {
    if (version < WITHOUT_FORM || version > VERSION) {
      throw new DataException(
          name
              + ": has model format "
              + version
              + ", this program reads formats "
              + WITHOUT_FORM
              + " to "
              + VERSION
              + "; train it again, or use the program that wrote it");
    }
    return version;
  }

  /** Gives the SHA-256 that an envelope names; of what is none, its last bytes. */
  static byte[] digest(InputStream in) throws IOException {
    byte[] envelope = in.readNBytes(LENGTH);
    return Arrays.copyOfRange(envelope, Math.max(0, envelope.length - DIGEST), envelope.length);
  }

  static DataException damaged(String name, String why) {
    return new DataException(name + ": the model is damaged: " + why + "; copy it again");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
