package io.stanchion.spark;

import io.stanchion.classify.BundledModel;
import io.stanchion.classify.StanceEncoder;
import io.stanchion.dataset.DataException;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files of one model, or of one for each target, as they travel to the executors. */
final class ShippedModels implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ENDING = ".stance";

  private final List<ShippedFile> files;
  private final boolean perTarget;
  private final Speed speed;

  private ShippedModels(List<ShippedFile> files, boolean perTarget, Speed speed) {
    this.files = files;
    this.perTarget = perTarget;
    this.speed = speed;
  }

  /** A model's file, by the name that messages call it. */
  private static final class ShippedFile implements Serializable {
    private static final long serialVersionUID = 1L;

    final String name;
    final byte[] bytes;

    ShippedFile(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String digest() {
      try {
        return ModelFile.digest(new ByteArrayInputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException("Reading from memory", e);
      }
    }
  }

  /**
   * Reads the files.
   *
   * @param location A file or a directory of files, as Hadoop finds it; empty for the bundled
   *     model.
   * @param asked How much of a cascade to use; empty for all of a model that was named, and for the
   *     n-grams of the bundled one, as on the command line.
   * @throws DataException If there is none, or it cannot be read.
   */
  static ShippedModels read(
      Optional<String> location, Optional<Speed> asked, Configuration hadoop) {
    if (location.isEmpty()) {
      Speed speed = asked.orElse(Speed.FAST);
      return new ShippedModels(new ArrayList<>(List.of(bundled(speed))), false, speed);
    }
    String name = location.get();
    try {
      Path path = new Path(name);
      FileSystem system = path.getFileSystem(hadoop);
      boolean folder = system.getFileStatus(path).isDirectory();
      List<Path> paths = folder ? modelsIn(system, path) : List.of(path);
      List<ShippedFile> read = new ArrayList<>();
      for (Path one : paths) {
        read.add(new ShippedFile(folder ? one.toString() : name, bytes(system, one)));
      }
      return new ShippedModels(read, folder, asked.orElse(Speed.BEST));
    } catch (FileNotFoundException e) {
      throw DataException.at(name, "no such file", e);
    } catch (IOException | IllegalArgumentException e) {
      throw DataException.at(name, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Makes a model of an encoder, which executors open by its name.
   *
   * @param encoder The encoder's name.
   * @param labels The labels for a stance for the target, against it, and neither; empty for the
   *     encoder's own.
   * @throws DataException If it is not on the class path, predicts no stances, or the labels do not
   *     fit.
   */
  static ShippedModels ofEncoder(String encoder, List<String> labels) {
    StanceModel model = StanceEncoder.model(encoder, own -> labels.isEmpty() ? own : labels);
    List<ShippedFile> one = List.of(new ShippedFile("encoder " + encoder, ModelFile.bytes(model)));
    return new ShippedModels(new ArrayList<>(one), false, Speed.BEST);
  }

  private static ShippedFile bundled(Speed speed) {
    try (InputStream in = BundledModel.open(speed)) {
      return new ShippedFile("the bundled model", in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> modelsIn(FileSystem system, Path folder) throws IOException {
    List<Path> models =
        Arrays.stream(system.listStatus(folder))
            .map(FileStatus::getPath)
            .filter(path -> path.getName().endsWith(ENDING))
            .sorted()
            .toList();
    if (models.isEmpty()) {
      throw DataException.at(
          folder, "holds no model; expected files in .stance, as 'train --per-target' writes");
    }
    return models;
  }

  private static byte[] bytes(FileSystem system, Path file) throws IOException {
    try (InputStream in = system.open(file)) {
      return in.readAllBytes();
    }
  }

  /** Returns a key that differs from those of all other models and speeds. */
  String key() {
    return files.stream()
            .map(file -> file.name + ' ' + file.digest())
            .collect(Collectors.joining("\n"))
        + '\n'
        + speed;
  }

  /** The digests in the models' envelopes, by the names of their files. */
  Map<String, String> digests() {
    Map<String, String> digests = new LinkedHashMap<>();
    files.forEach(file -> digests.put(file.name, file.digest()));
    return digests;
  }

  Speed speed() {
    return speed;
  }

  /**
   * Makes models of the files.
   *
   * @throws DataException If one is no model, or damaged.
   */
  LoadedModels load() {
    Map<String, StanceModel> models = new LinkedHashMap<>();
    for (ShippedFile file : files) {
      try {
        StanceModel model = ModelFile.read(new ByteArrayInputStream(file.bytes), file.name);
        models.put(file.name, model.at(speed));
      } catch (IOException e) {
        throw new UncheckedIOException("Reading from memory", e);
      }
    }
    return new LoadedModels(models, digests(), perTarget);
  }
}
