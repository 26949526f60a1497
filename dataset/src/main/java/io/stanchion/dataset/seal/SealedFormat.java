package io.stanchion.dataset.seal;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A format of files that are checked before a byte of their contents is parsed.
 *
 * <pre>
 * bytes  0– 7  magic: 89 53 54, the format's letter, 0D 0A 1A 0A
 * bytes  8–11  version of the format, big-endian
 * bytes 12–19  length of the contents in bytes, big-endian
 * bytes 20–51  SHA-256 of the contents
 * bytes 52–    contents
 * </pre>
 *
 * @param letter Tells the format from others, ASCII.
 * @param name What a file of it is called in messages: {@code model}.
 * @param command What writes such files, and is a verb: {@code train}.
 * @param oldest The first version that is read.
 * @param newest The last version that is read, and the one that is written.
 */
public record SealedFormat(char letter, String name, String command, int oldest, int newest) {
  private static final int ENVELOPE = 52;
  private static final int MAGIC = 8;
  private static final int DIGEST = 32;
  private static final long MAX_CONTENTS = 1L << 30;

  /**
   * The contents of a file.
   *
   * @param version Of the format.
   * @param digest SHA-256 of the contents, 32 bytes.
   * @param contents All bytes behind the envelope.
   */
  // Arrays of a file are handed on, not compared.
  @SuppressWarnings("ArrayRecordComponent")
  public record Sealed(int version, byte[] digest, byte[] contents) {}

  /**
   * Puts an envelope around contents.
   *
   * @param contents At most 1 GiB.
   * @return A whole file, of the newest version.
   */
  public byte[] seal(byte[] contents) {
    return ByteBuffer.allocate(ENVELOPE + contents.length)
        .put(magic())
        .putInt(newest)
        .putLong(contents.length)
        .put(Sha256.of(contents))
        .put(contents)
        .array();
  }

  /**
   * Reads a file to its end and checks it as far as that does not need parsing.
   *
   * @param in The file.
   * @param file What to call it in messages.
   * @return What it holds, whole.
   * @throws DataException If it is of another format, damaged, or of a version not read here.
   * @throws IOException If the stream fails.
   */
  public Sealed open(InputStream in, String file) throws IOException {
    byte[] envelope = in.readNBytes(ENVELOPE);
    if (!Arrays.equals(Arrays.copyOf(envelope, MAGIC), magic())) {
      throw DataException.at(
          file,
          "is not a Stanchion "
              + name
              + "; expected a file that 'stanchion "
              + command
              + "' wrote");
    }
    if (envelope.length < ENVELOPE) {
      throw damaged(file, "it ends inside its envelope");
    }
    ByteBuffer header = ByteBuffer.wrap(envelope, MAGIC, ENVELOPE - MAGIC);
    int version = header.getInt();
    requireVersion(version, file);
    long length = header.getLong();
    if (length < 0 || length > MAX_CONTENTS) {
      throw damaged(file, "it claims " + length + " bytes of contents");
    }
    byte[] contents = in.readNBytes((int) length);
    if (contents.length < length || in.read() >= 0) {
      throw damaged(file, "its length is not the " + length + " bytes it claims");
    }
    byte[] digest = Arrays.copyOfRange(envelope, ENVELOPE - DIGEST, ENVELOPE);
    if (!MessageDigest.isEqual(digest, Sha256.of(contents))) {
      throw damaged(file, "its SHA-256 does not match");
    }
    return new Sealed(version, digest, contents);
  }

  /**
   * Returns the digest that an envelope names, without looking at the contents.
   *
   * @param in A file that {@link #open} has read before.
   * @return SHA-256 of its contents; of what has no envelope, its last bytes.
   * @throws IOException If the stream fails.
   */
  public static byte[] digest(InputStream in) throws IOException {
    byte[] envelope = in.readNBytes(ENVELOPE);
    return Arrays.copyOfRange(envelope, Math.max(0, envelope.length - DIGEST), envelope.length);
  }

  /**
   * Says that a file is not what was written.
   *
   * @param file What to call it.
   * @param why What tells so.
   * @return An exception to throw.
   */
  public DataException damaged(String file, String why) {
    return DataException.at(file, "the " + name + " is damaged: " + why + "; copy it again");
  }

  private void requireVersion(int version, String file) {
    if (version < oldest || version > newest) {
      throw DataException.at(
          file,
          "has "
              + name
              + " format "
              + version
              + ", this program reads "
              + (oldest == newest ? "format " + newest : "formats " + oldest + " to " + newest)
              + "; "
              + command
              + " it again, or use the program that wrote it");
    }
  }

  private byte[] magic() {
    return new byte[] {(byte) 0x89, 'S', 'T', (byte) letter, '\r', '\n', 0x1A, '\n'};
  }
}
