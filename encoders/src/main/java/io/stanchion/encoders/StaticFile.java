package io.stanchion.encoders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The file of a static encoder, {@code *.encoder}: the envelope of a model file around a table.
 *
 * <pre>
 * bytes  0– 7  magic: 89 53 54 45 0D 0A 1A 0A
 * bytes  8–11  format version, big-endian
 * bytes 12–19  length of the contents in bytes, big-endian
 * bytes 20–51  SHA-256 of the contents
 * bytes 52–    length of a JSON object and the object; length of the vocabulary and the
 *              vocabulary, a piece a line; the scales; the bytes of the rows
 * </pre>
 *
 * <p>The envelope is checked before a byte of the contents is parsed. The same table gives the same
 * bytes.
 */
final class StaticFile {
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'T', 'E', '\r', '\n', 0x1A, '\n'};
  private static final int VERSION = 1;
  private static final int ENVELOPE = 52;
  private static final long MAX_CONTENTS = 1L << 30;

  private StaticFile() {}

  /** Gives the contents of the file, without the envelope. */
  static byte[] contents(StaticTable table) {
    ObjectNode header = JsonMapper.builder().build().createObjectNode();
    header.put("source", table.source());
    header.put("sourceSha256", table.sourceSha256());
    header.put("how", table.how());
    header.put("dimension", table.dimension());
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    // No JSON: reading thirty thousand strings of it would take most of the time of a start.
    byte[] pieces = String.join("\n", table.vocabulary()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer contents =
        ByteBuffer.allocate(
            8 + json.length + pieces.length + 4 * table.scales().length + table.rows().length);
    contents.putInt(json.length).put(json).putInt(pieces.length).put(pieces);
    for (float scale : table.scales()) {
      contents.putFloat(scale);
    }
    return contents.put(table.rows()).array();
  }

  /** Puts contents into the envelope. */
  static byte[] enveloped(byte[] contents) {
    return ByteBuffer.allocate(ENVELOPE + contents.length)
        .put(MAGIC)
        .putInt(VERSION)
        .putLong(contents.length)
        .put(sha256(contents))
        .put(contents)
        .array();
  }

  /**
   * Takes contents out of the envelope.
   *
   * @param in The file, to be read to its end.
   * @param name What to call it in messages.
   * @throws DataException If it is another file, or damaged.
   * @throws IOException If the stream fails.
   */
  static byte[] opened(InputStream in, String name) throws IOException {
    byte[] envelope = in.readNBytes(ENVELOPE);
    if (!Arrays.equals(Arrays.copyOf(envelope, MAGIC.length), MAGIC)) {
      throw new DataException(
          name + ": is not a static encoder; expected a file that 'stanchion distil' wrote");
    }
    if (envelope.length < ENVELOPE) {
      throw damaged(name, "it ends inside its envelope");
    }
    ByteBuffer header = ByteBuffer.wrap(envelope, MAGIC.length, ENVELOPE - MAGIC.length);
    int version = header.getInt();
    if (version != VERSION) {
      throw new DataException(
          name
              + ": has encoder format "
              + version
              + ", this program reads format "
              + VERSION
              + "; distil it again, or use the program that wrote it");
    }
    long length = header.getLong();
    if (length < 0 || length > MAX_CONTENTS) {
      throw damaged(name, "it claims " + length + " bytes of contents");
    }
    byte[] contents = in.readNBytes((int) length);
    if (contents.length < length || in.read() >= 0) {
      throw damaged(name, "its length is not the " + length + " bytes it claims");
    }
    byte[] digest = new byte[32];
    header.get(digest);
    if (!MessageDigest.isEqual(digest, sha256(contents))) {
      throw damaged(name, "its SHA-256 does not match");
    }
    return contents;
  }

  /**
   * Parses contents.
   *
   * @param contents The contents.
   * @param name What to call the file in messages.
   * @throws DataException If they are no table.
   */
  static StaticTable table(byte[] contents, String name) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(contents);
      byte[] json = taken(bytes, bytes.getInt());
      JsonNode header = EncoderSettings.parsed(json, name);
      String pieces = new String(taken(bytes, bytes.getInt()), StandardCharsets.UTF_8);
      List<String> vocabulary = Arrays.asList(pieces.split("\n", -1));
      float[] scales = new float[vocabulary.size() + 1];
      bytes.asFloatBuffer().get(scales);
      bytes.position(bytes.position() + 4 * scales.length);
      return new StaticTable(
          header.path("source").asText(),
          header.path("sourceSha256").asText(),
          header.path("how").asText(),
          vocabulary,
          header.path("dimension").asInt(),
          scales,
          taken(bytes, bytes.remaining()));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new DataException(name + ": cannot be used: " + e, e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static byte[] taken(ByteBuffer bytes, int count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException("a length of " + count);
    }
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  private static DataException damaged(String name, String why) {
    return new DataException(name + ": the encoder is damaged: " + why + "; copy it again");
  }
}
