package io.stanchion.evaluation.study;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.stanchion.dataset.seal.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A study as JSON, in UTF-8: each component of a record is a property, in the same order, and an
 * undefined value is null. The same study gives the same bytes.
 */
public final class JsonReport {
  private static final String DIGEST = "sha256";

  /** Left out where there are none, as before the format had them. */
  private static final String GAPS = "gaps";

  /** As are the scores of stances of a part, which has F_avg in any case. */
  private static final String STANCES = "stances";

  private static final String PART = "favg";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(MetricTitles.module())
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withConfigOverride(
              Study.class,
              study -> study.setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties(DIGEST)))
          .build();

  private JsonReport() {}

  /**
   * Writes a study. The stream stays open.
   *
   * @param study The study.
   * @param out The stream to write to.
   * @throws IOException If the stream fails.
   */
  public static void write(Study study, OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeContents(study, bytes);
    String contents = bytes.toString(StandardCharsets.UTF_8);
    out.write((contents + seal(contents)).getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The end of the object, with the digest of all that stands before. */
  private static String seal(String contents) {
    return ",\n  \"" + DIGEST + "\" : \"" + Sha256.hex(contents) + "\"\n}\n";
  }

  /**
   * Checks whether bytes are exactly those that {@link #write} wrote.
   *
   * @param bytes All of a results file.
   * @return True if its digest is that of its contents.
   */
  public static boolean isWhole(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.UTF_8);
    int end = all.lastIndexOf(",\n  \"" + DIGEST + "\"");
    return end > 0
        && all.substring(end).equals(seal(all.substring(0, end)))
        && Arrays.equals(all.getBytes(StandardCharsets.UTF_8), bytes);
  }

  /** Writes everything but the last line. */
  private static void writeContents(Study study, ByteArrayOutputStream bytes) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (JsonGenerator json = new Careful(MAPPER.createGenerator(whole))) {
      MAPPER.writer(printer).writeValue(json, study);
    }
    bytes.write(whole.toByteArray(), 0, whole.size() - "\n}".length());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in The JSON.
   * @return A study equal to the one that was written.
   * @throws IOException If the stream fails, or holds anything else.
   */
  public static Study read(InputStream in) throws IOException {
    JsonNode json = MAPPER.readTree(in);
    if (json instanceof ObjectNode study && !study.has(GAPS)) {
      study.putArray(GAPS);
    }
    for (JsonNode one : json.findParents(PART)) {
      if (one instanceof ObjectNode part && !part.has(STANCES)) {
        part.putArray(STANCES);
      }
    }
    return MAPPER.treeToValue(json, Study.class);
  }

  /** A writer that replaces values that JSON cannot express with the closest ones. */
  private static final class Careful extends JsonGeneratorDelegate {
    Careful(JsonGenerator json) {
      super(json, false);
    }

    @Override
    public void writeNumber(double value) throws IOException {
      if (Double.isFinite(value)) {
        super.writeNumber(value);
      } else {
        writeNull();
      }
    }

    @Override
    public void writeFieldName(String name) throws IOException {
      super.writeFieldName(wellFormed(name));
    }

    @Override
    public void writeString(String text) throws IOException {
      super.writeString(wellFormed(text));
    }

    /** Half of a surrogate pair has no encoding in UTF-8. */
    private static String wellFormed(String text) {
      int[] characters =
          text.codePoints()
              .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
              .toArray();
      return new String(characters, 0, characters.length);
    }
  }
}
