package io.stanchion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.features.FeaturePipeline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The model file, {@code *.stance}: an envelope, and in it the labels, the provenance, the feature
 * pipeline and the weights; of a cascade, then the length and the bytes of the fast model's file.
 *
 * <pre>
 * bytes  0– 7  magic: 89 53 54 4E 0D 0A 1A 0A
 * bytes  8–11  format version, big-endian
 * bytes 12–19  length of the contents in bytes, big-endian
 * bytes 20–51  SHA-256 of the contents
 * bytes 52–    contents
 * </pre>
 *
 * <p>The envelope is checked before a byte of the contents is parsed, and holds no Java
 * serialization. The same model gives the same bytes.
 */
public final class ModelFile {
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'};
  private static final int VERSION = 1;
  private static final int ENVELOPE = 52;
  private static final int DIGEST = 32;
  private static final int MAX_LABELS = 10_000;
  private static final long MAX_CONTENTS = 1L << 30;

  private ModelFile() {}

  /**
   * Writes a model; the file appears whole or not at all.
   *
   * @param model The model.
   * @param file Where to; an existing file is replaced.
   * @throws DataException If it cannot be written.
   */
  public static void write(StanceModel model, Path file) {
    try (AtomicOutput out = AtomicOutput.create(file)) {
      out.stream().write(toBytes(model));
      out.commit();
    } catch (IOException e) {
      throw DataException.unwritable(file, e);
    }
  }

  /**
   * Reads a model.
   *
   * @param file The file.
   * @return The model.
   * @throws DataException If it is no model, damaged, or of a version this program cannot read.
   */
  public static StanceModel read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": no such file", e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /**
   * Reads a model from a stream.
   *
   * @param in The stream, to be read to its end.
   * @param name What to call it in messages.
   * @return The model.
   * @throws DataException If it is no model, damaged, or of a version this program cannot read.
   * @throws IOException If the stream fails.
   */
  public static StanceModel read(InputStream in, String name) throws IOException {
    return read(in, name, true);
  }

  private static StanceModel read(InputStream in, String name, boolean mayBeCascade)
      throws IOException {
    byte[] envelope = in.readNBytes(ENVELOPE);
    if (!Arrays.equals(Arrays.copyOf(envelope, MAGIC.length), MAGIC)) {
      throw new DataException(
          name + ": is not a Stanchion model; expected a file that 'stanchion train' wrote");
    }
    if (envelope.length < ENVELOPE) {
      throw damaged(name, "it ends inside its envelope");
    }
    ByteBuffer header = ByteBuffer.wrap(envelope, MAGIC.length, ENVELOPE - MAGIC.length);
    int version = header.getInt();
    if (version != VERSION) {
      throw new DataException(
          name
              + ": has model format "
              + version
              + ", this program reads format "
              + VERSION
              + "; train it again, or use the program that wrote it");
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
    return parsed(contents, name, mayBeCascade);
  }

  /**
   * Gives what tells a model from others, from its envelope alone.
   *
   * @param file A file that {@link #read(Path)} has read.
   * @return The SHA-256 of its contents, in lower-case hexadecimal.
   * @throws DataException If it cannot be read.
   */
  public static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return digest(in);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /**
   * Gives what tells a model from others, from its envelope alone.
   *
   * @param in A stream of a model that has been read before.
   * @return The SHA-256 of its contents, in lower-case hexadecimal.
   * @throws IOException If the stream fails.
   */
  public static String digest(InputStream in) throws IOException {
    byte[] envelope = in.readNBytes(ENVELOPE);
    int start = Math.max(0, envelope.length - DIGEST);
    return HexFormat.of().formatHex(envelope, start, envelope.length);
  }

  /**
   * Compares what a model says of itself with what it holds.
   *
   * @param file A file that {@link #read(Path)} has read.
   * @return What does not agree; empty if all does.
   * @throws DataException If it cannot be read.
   */
  public static List<String> inconsistencies(Path file) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(ENVELOPE);
      JsonNode header = JsonMapper.builder().build().readTree(in.readNBytes(in.readInt()));
      StanceModel model = read(file);
      List<String> found = new ArrayList<>();
      if (!header.path("pipelineHash").asText().equals(model.pipeline().hash())) {
        found.add("its features are not those whose digest it names");
      }
      if (!Arrays.equals(toBytes(model), Files.readAllBytes(file))) {
        found.add("is not what was written: the model, written again, gives other bytes");
      }
      return found;
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  private static DataException damaged(String name, String why) {
    return new DataException(name + ": the model is damaged: " + why + "; copy it again");
  }

  private static byte[] toBytes(StanceModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    ObjectNode header = model.provenance().toJson();
    header.put("pipelineHash", model.pipeline().hash());
    model.labels().forEach(header.putArray("labels")::add);
    header.set("calibration", model.calibration().toJson());
    model.fast().ifPresent(fast -> header.put("fastConfidence", fast.confidence()));
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    out.writeInt(json.length);
    out.write(json);
    model.pipeline().write(out);
    model.weights().write(out);
    if (model.fast().isPresent()) {
      byte[] fast = toBytes(model.fast().get().model());
      out.writeInt(fast.length);
      out.write(fast);
    }
    byte[] contents = bytes.toByteArray();
    return ByteBuffer.allocate(ENVELOPE + contents.length)
        .put(MAGIC)
        .putInt(VERSION)
        .putLong(contents.length)
        .put(sha256(contents))
        .put(contents)
        .array();
  }

  private static StanceModel parsed(byte[] contents, String name, boolean mayBeCascade)
      throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(contents))) {
      JsonNode header =
          JsonMapper.builder().build().readTree(in.readNBytes(Math.max(0, in.readInt())));
      List<String> labels = new ArrayList<>();
      header.path("labels").forEach(label -> labels.add(label.asText()));
      requireLabels(labels);
      FeaturePipeline pipeline = FeaturePipeline.read(in);
      LinearWeights weights = LinearWeights.read(in, labels.size(), pipeline.dimension());
      Optional<FastModel> fast =
          mayBeCascade ? fast(header.path("fastConfidence"), in, name) : Optional.empty();
      if (in.available() > 0) {
        throw new IllegalArgumentException(in.available() + " bytes follow its weights");
      }
      return new StanceModel(
          labels,
          pipeline,
          weights,
          Provenance.fromJson(header),
          Calibration.fromJson(header.path("calibration")),
          fast);
    } catch (IllegalArgumentException | ArithmeticException | JsonProcessingException e) {
      throw new DataException(name + ": cannot be used: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new DataException(name + ": cannot be used: its contents end early", e);
    }
  }

  private static void requireLabels(List<String> labels) {
    boolean ascending =
        IntStream.range(1, labels.size())
            .allMatch(i -> labels.get(i - 1).compareTo(labels.get(i)) < 0);
    if (labels.size() < 2 || labels.size() > MAX_LABELS || !ascending) {
      throw new IllegalArgumentException(
          "it has "
              + labels.size()
              + " labels; expected 2 to "
              + MAX_LABELS
              + ", each once, in alphabetical order");
    }
  }

  /** A cascade's fast model stands at the end, as a model file of its own that is no cascade. */
  private static Optional<FastModel> fast(JsonNode confidence, DataInputStream in, String name)
      throws IOException {
    if (confidence.isMissingNode()) {
      return Optional.empty();
    }
    byte[] bytes = in.readNBytes(Math.max(0, in.readInt()));
    StanceModel model = read(new ByteArrayInputStream(bytes), name + ", its fast model", false);
    return Optional.of(new FastModel(model, confidence.asDouble()));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
