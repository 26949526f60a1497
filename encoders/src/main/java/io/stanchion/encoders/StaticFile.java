package io.stanchion.encoders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.SealedFormat;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The contents of a static encoder's file, {@code *.encoder}, inside its {@link SealedFormat}: the
 * length of a JSON object and the object; the length of the vocabulary and the vocabulary, a piece
 * a line; the scales; the bytes of the rows. The same table gives the same bytes.
 */
final class StaticFile {
  static final SealedFormat FORMAT = new SealedFormat('E', "encoder", "distil", 1, 1);

  private StaticFile() {}

  /** Returns the contents of the file, without the envelope. */
  static byte[] contents(StaticTable table) {
    ObjectNode header = JsonMapper.builder().build().createObjectNode();
    header.put("source", table.source());
    header.put("sourceSha256", table.sourceSha256());
    header.put("how", table.how());
    header.put("dimension", table.dimension());
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    // Not JSON: reading thirty thousand strings of it would take most of the time of a start.
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

  /**
   * Parses contents.
   *
   * @param contents The contents.
   * @param name The file's name in messages.
   * @throws DataException If the contents have another form.
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

  private static byte[] taken(ByteBuffer bytes, int count) {
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException("a length of " + count);
    }
    byte[] taken = new byte[count];
    bytes.get(taken);
    return taken;
  }
}
