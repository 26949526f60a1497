package io.stanchion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.SealedFormat;
import io.stanchion.dataset.seal.SealedFormat.Sealed;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.model.ngram.ArrayReader;
import io.stanchion.model.ngram.ArrayWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The model file, {@code *.stance}.
 *
 * <pre>{@code
 * ModelFile.write(model, Path.of("my.stance"));
 * StanceModel same = ModelFile.read(Path.of("my.stance"));
 * }</pre>
 *
 * <p>An envelope holds, in this order: the length of the compiled form, and the compiled form with
 * the labels in front; the labels, the provenance, the feature pipeline and the weights; for a
 * cascade, the length and the bytes of the fast model's file. A model with an encoder has no
 * compiled form. A model without one predicts with its compiled form alone, and the rest is read
 * only when needed. Files of format 1 have no compiled form.
 *
 * <p>The envelope is checked before a byte of the contents is parsed, and holds no Java
 * serialization. The same model gives the same bytes.
 */
public final class ModelFile {
  private static final int MAX_LABELS = 10_000;

  /** The format without a compiled form. */
  private static final int WITHOUT_FORM = 1;

  private static final SealedFormat FORMAT =
      new SealedFormat('N', "model", "train", WITHOUT_FORM, 2);

  private ModelFile() {}

  /**
   * Writes a model; the file appears whole or not at all.
   *
   * @param model The model.
   * @param file The file; an existing one is replaced.
   * @throws DataException If it cannot be written.
   */
  public static void write(StanceModel model, Path file) {
    AtomicOutput.write(file, out -> out.write(FORMAT.seal(contents(model))));
  }

  /**
   * Returns a model as {@link #write} writes it.
   *
   * @param model The model.
   * @return The bytes of its file.
   */
  public static byte[] bytes(StanceModel model) {
    try {
      return FORMAT.seal(contents(model));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
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
    String name = file.toString();
    Sealed sealed = sealed(file);
    byte[] digest = sealed.digest();
    return model(sealed, name, true, () -> again(file, digest));
  }

  private static Sealed sealed(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return FORMAT.open(in, file.toString());
    } catch (NoSuchFileException e) {
      throw DataException.at(file, "no such file", e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  /** Reads contents again, which are too large to keep. */
  private static byte[] again(Path file, byte[] digest) {
    Sealed sealed = sealed(file);
    if (!Arrays.equals(sealed.digest(), digest)) {
      throw DataException.at(file, "has changed since it was read; start again");
    }
    return sealed.contents();
  }

  /**
   * Reads a model from a stream.
   *
   * @param in The stream, to be read to its end.
   * @param name The model's name in messages.
   * @return The model.
   * @throws DataException If it is no model, damaged, or of a version this program cannot read.
   * @throws IOException If the stream fails.
   */
  public static StanceModel read(InputStream in, String name) throws IOException {
    return read(in, name, true);
  }

  private static StanceModel read(InputStream in, String name, boolean mayBeCascade)
      throws IOException {
    Sealed sealed = FORMAT.open(in, name);
    return model(sealed, name, mayBeCascade, sealed::contents);
  }

  /**
   * Reads the contents of an envelope.
   *
   * @param again Reads the contents once more, if they are needed.
   */
  private static StanceModel model(
      Sealed sealed, String name, boolean mayBeCascade, Supplier<byte[]> again) {
    byte[] contents = sealed.contents();
    int form = sealed.version() == WITHOUT_FORM ? 0 : formLength(contents, name);
    if (form == 0) {
      return parsed(rest(sealed.version(), contents, name), name, mayBeCascade);
    }
    int version = sealed.version();
    try {
      ArrayReader arrays = new ArrayReader(contents, Integer.BYTES, form);
      List<String> labels = arrays.list(arrays::text);
      requireLabels(labels);
      CompiledModel compiled = new CompiledModel(arrays, labels.size());
      return StanceModel.compiled(
          labels, compiled, () -> parsed(rest(version, again.get(), name), name, false).parts());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw DataException.at(name, "cannot be used: " + e.getMessage(), e);
    }
  }

  private static int formLength(byte[] contents, String name) {
    int length = contents.length < Integer.BYTES ? -1 : ByteBuffer.wrap(contents).getInt();
    if (length < 0 || length > contents.length - Integer.BYTES) {
      throw FORMAT.damaged(name, "the form that scores claims " + length + " bytes");
    }
    return length;
  }

  /** Returns the part after the compiled form. */
  private static InputStream rest(int version, byte[] contents, String name) {
    int from = version == WITHOUT_FORM ? 0 : Integer.BYTES + formLength(contents, name);
    return new ByteArrayInputStream(contents, from, contents.length - from);
  }

  /**
   * Reads the digest that identifies a model, from its envelope alone.
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
   * Reads the digest that identifies a model, from its envelope alone.
   *
   * @param in A stream of a model that has been read before.
   * @return The SHA-256 of its contents, in lower-case hexadecimal.
   * @throws IOException If the stream fails.
   */
  public static String digest(InputStream in) throws IOException {
    return HexFormat.of().formatHex(SealedFormat.digest(in));
  }

  /**
   * Compares a model's description of itself with its contents.
   *
   * @param file A file that {@link #read(Path)} has read.
   * @return The differences, in words; empty if there are none.
   * @throws DataException If it cannot be read.
   */
  public static List<String> inconsistencies(Path file) {
    try {
      Sealed sealed = sealed(file);
      InputStream rest = rest(sealed.version(), sealed.contents(), file.toString());
      JsonNode header = header(new DataInputStream(rest));
      StanceModel model = read(file);
      List<String> found = new ArrayList<>();
      if (!header.path("pipelineHash").asText().equals(model.pipeline().hash())) {
        found.add("its features are not those whose digest it names");
      }
      byte[] again = contents(model);
      boolean same =
          sealed.version() == FORMAT.newest()
              ? Arrays.equals(again, sealed.contents())
              : Arrays.equals(
                  rest(FORMAT.newest(), again, file.toString()).readAllBytes(),
                  rest(sealed.version(), sealed.contents(), file.toString()).readAllBytes());
      if (!same) {
        found.add("is not what was written: the model, written again, gives other bytes");
      }
      return found;
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }

  private static byte[] form(StanceModel model) {
    if (model.fast().isPresent() || model.pipeline().space().encodedSize() > 0) {
      return new byte[0];
    }
    ArrayWriter arrays = new ArrayWriter().put(model.labels().size());
    model.labels().forEach(arrays::put);
    // Compile again: the form that was read must be the one that the weights give.
    new CompiledModel(
            model.pipeline(), model.weights(), model.labels(), model.calibration().temperature())
        .write(arrays);
    return arrays.toBytes();
  }

  private static byte[] contents(StanceModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    byte[] form = form(model);
    out.writeInt(form.length);
    out.write(form);
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
      byte[] fast = FORMAT.seal(contents(model.fast().get().model()));
      out.writeInt(fast.length);
      out.write(fast);
    }
    return bytes.toByteArray();
  }

  private static JsonNode header(DataInputStream in) throws IOException {
    return JsonMapper.builder().build().readTree(in.readNBytes(Math.max(0, in.readInt())));
  }

  private static StanceModel parsed(InputStream rest, String name, boolean mayBeCascade) {
    try (DataInputStream in = new DataInputStream(rest)) {
      JsonNode header = header(in);
      List<String> labels = new ArrayList<>();
      header.path("labels").forEach(label -> labels.add(label.asText()));
      requireLabels(labels);
      FeaturePipeline pipeline = FeaturePipeline.read(in);
      LinearWeights weights = LinearWeights.read(in, labels.size(), pipeline.dimension());
      Calibration calibration = Calibration.fromJson(header.path("calibration"));
      StanceModel.requireFor(labels, calibration);
      Optional<FastModel> fast =
          mayBeCascade ? fast(header.path("fastConfidence"), in, name) : Optional.empty();
      if (in.available() > 0) {
        throw new IllegalArgumentException(in.available() + " bytes follow its weights");
      }
      return new StanceModel(
          labels,
          new ModelParts(pipeline, weights, Provenance.fromJson(header), calibration),
          fast);
    } catch (EOFException e) {
      throw DataException.at(name, "cannot be used: its contents end early", e);
    } catch (IllegalArgumentException
        | ArithmeticException
        | JsonProcessingException
        | CharConversionException e) {
      throw DataException.at(name, "cannot be used: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory", e);
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

  /** Reads a cascade's fast model, which stands at the end as a model file that is no cascade. */
  private static Optional<FastModel> fast(JsonNode confidence, DataInputStream in, String name)
      throws IOException {
    if (confidence.isMissingNode()) {
      return Optional.empty();
    }
    byte[] bytes = in.readNBytes(Math.max(0, in.readInt()));
    StanceModel model = read(new ByteArrayInputStream(bytes), name + ", its fast model", false);
    return Optional.of(new FastModel(model, confidence.asDouble()));
  }
}
