package io.stanchion.finetune;

import ai.djl.ndarray.NDArray;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training that has stopped, in a file: a magic number, what it is a training of, how far it has
 * come, its weights and the optimiser's moments, and SHA-256 of all that.
 *
 * @param progression How far it has come.
 * @param state Weights, and first and second moments, each by the parameters' names.
 * @param average The mean of the weights of the last steps; empty if there is none yet.
 */
record Checkpoint(
    Progression progression, List<Map<String, Weights>> state, Map<String, Weights> average) {
  private static final long MAGIC = 0x895354430D0A1A02L;
  private static final int DIGEST = 32;
  private static final int MOST_TENSORS = 10_000;
  private static final int MOST_VALUES = 1 << 28;

  @SafeVarargs
  static Checkpoint of(
      Progression progression, Map<String, Weights> average, Map<String, NDArray>... state) {
    List<Map<String, Weights>> copies = new ArrayList<>();
    for (Map<String, NDArray> arrays : state) {
      copies.add(copy(arrays));
    }
    return new Checkpoint(progression, copies, average);
  }

  /** Copies arrays out of the engine. */
  static Map<String, Weights> copy(Map<String, NDArray> arrays) {
    Map<String, Weights> copy = new LinkedHashMap<>();
    arrays.forEach(
        (name, array) ->
            copy.put(name, new Weights(array.getShape().getShape(), array.toFloatArray())));
    return copy;
  }

  @SafeVarargs
  final void restore(Map<String, NDArray>... into) {
    for (int i = 0; i < into.length; i++) {
      restore(state.get(i), into[i]);
    }
  }

  static void restore(Map<String, Weights> from, Map<String, NDArray> into) {
    into.forEach((name, array) -> array.set(part(from, name).values()));
  }

  static Weights part(Map<String, Weights> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(() -> new IllegalStateException("There is no parameter " + name));
  }

  /**
   * Writes it; an older one stays as it is until this one is complete.
   *
   * @param file The file.
   * @param of The fingerprint of the training.
   * @throws DataException If it cannot be written.
   */
  void write(Path file, String of) {
    AtomicOutput.write(file, out -> write(of, out));
  }

  private void write(String of, OutputStream to) throws IOException {
    MessageDigest digest = Sha256.begin();
    DataOutputStream out = new DataOutputStream(new DigestOutputStream(to, digest));
    out.writeLong(MAGIC);
    write(of, out);
    out.writeLong(progression.step());
    out.writeDouble(progression.lossOfEpoch());
    out.writeLong(progression.stepsOfEpoch());
    out.writeInt(progression.epochs().size());
    for (Progression.Epoch epoch : progression.epochs()) {
      out.writeDouble(epoch.trainingLoss());
      out.writeDouble(epoch.heldOutLoss());
      out.writeDouble(epoch.accuracy());
    }
    write(progression.best(), out);
    for (Map<String, Weights> one : state) {
      write(one, out);
    }
    write(average, out);
    out.flush();
    to.write(digest.digest());
  }

  /**
   * Reads a checkpoint.
   *
   * @param file The file.
   * @param of What it is to be a training of.
   * @throws DataException If it is damaged, or of something else.
   */
  static Checkpoint read(Path file, String of) {
    MessageDigest digest = Sha256.begin();
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        DataInputStream in = new DataInputStream(new DigestInputStream(raw, digest))) {
      if (in.readLong() != MAGIC) {
        throw DataException.at(file, "is not a checkpoint of 'stanchion finetune'");
      }
      String was = readString(in);
      if (!was.equals(of)) {
        throw DataException.at(
            file,
            "is a checkpoint of another training, of other pairs or with other options; give the"
                + " same again, or leave --resume out to begin again");
      }
      long step = in.readLong();
      double loss = in.readDouble();
      long steps = in.readLong();
      List<Progression.Epoch> epochs = new ArrayList<>();
      for (int left = readSize(in, MOST_TENSORS); left > 0; left--) {
        epochs.add(new Progression.Epoch(in.readDouble(), in.readDouble(), in.readDouble()));
      }
      Progression progression = new Progression(step, epochs, loss, steps, readWeights(in));
      List<Map<String, Weights>> state = List.of(readWeights(in), readWeights(in), readWeights(in));
      Map<String, Weights> average = readWeights(in);
      byte[] expected = digest.digest();
      if (!Arrays.equals(expected, raw.readNBytes(DIGEST))) {
        throw DataException.at(file, "is damaged; leave --resume out to begin again");
      }
      return new Checkpoint(progression, state, average);
    } catch (IOException e) {
      throw DataException.at(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Returns a short identification of a training. */
  static String fingerprint(Object... parts) {
    MessageDigest digest = Sha256.begin();
    for (Object part : parts) {
      digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.hex(digest);
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(Map<String, Weights> all, DataOutputStream out) throws IOException {
    out.writeInt(all.size());
    for (Map.Entry<String, Weights> one : all.entrySet()) {
      write(one.getKey(), out);
      out.writeInt(one.getValue().shape().length);
      for (long size : one.getValue().shape()) {
        out.writeLong(size);
      }
      ByteBuffer bytes = ByteBuffer.allocate(one.getValue().values().length * Float.BYTES);
      bytes.asFloatBuffer().put(one.getValue().values());
      out.write(bytes.array());
    }
  }

  private static Map<String, Weights> readWeights(DataInputStream in) throws IOException {
    Map<String, Weights> all = new LinkedHashMap<>();
    for (int left = readSize(in, MOST_TENSORS); left > 0; left--) {
      String name = readString(in);
      long[] shape = new long[readSize(in, 8)];
      long values = 1;
      for (int i = 0; i < shape.length; i++) {
        shape[i] = in.readLong();
        values = Math.multiplyExact(values, shape[i]);
      }
      if (values < 0 || values > MOST_VALUES) {
        throw new IOException("a parameter of " + values + " values");
      }
      ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes((int) values * Float.BYTES));
      float[] floats = new float[(int) values];
      if (bytes.remaining() != floats.length * Float.BYTES) {
        throw new IOException("it ends too early");
      }
      bytes.asFloatBuffer().get(floats);
      all.put(name, new Weights(shape, floats));
    }
    return all;
  }

  private static String readString(DataInputStream in) throws IOException {
    return new String(in.readNBytes(readSize(in, 1 << 16)), StandardCharsets.UTF_8);
  }

  private static int readSize(DataInputStream in, int most) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > most) {
      throw new IOException("a size of " + size);
    }
    return size;
  }
}
