package io.stanchion.encoders;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.stanchion.dataset.DataException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The native library of ONNX Runtime, unpacked to {@code java.io.tmpdir} and deleted when the
 * process ends. By itself, ONNX Runtime leaves an empty directory behind each time.
 */
final class OnnxRuntimeLibrary {
  private static final String PATH = "onnxruntime.native.path";
  private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

  private OnnxRuntimeLibrary() {}

  /**
   * The holder of the environment. A second request for one, with settings, would be logged as a
   * warning.
   */
  private static final class Holder {
    static final OrtEnvironment ENVIRONMENT = loaded();
  }

  /**
   * Loads the library if necessary, and returns the environment.
   *
   * @throws DataException If it cannot be loaded.
   */
  static OrtEnvironment environment() {
    try {
      return Holder.ENVIRONMENT;
    } catch (LinkageError e) {
      // The first failure has a cause; later ones only say that it failed.
      throw new DataException(
          directory()
              + ": ONNX Runtime cannot be unpacked to this directory and loaded from it ("
              + (e.getCause() == null ? e : e.getCause())
              + "); it needs 30 MB there, and leave to write and to run programs: name another"
              + " directory with -Djava.io.tmpdir=…",
          e);
    }
  }

  private static OrtEnvironment loaded() {
    try {
      if (System.getProperty(PATH) == null) {
        unpack();
      }
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "stanchion");
      environment.setTelemetry(false);
      return environment;
    } catch (IOException | OrtException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static void unpack() throws IOException {
    String resources = "/ai/onnxruntime/native/" + platform() + "/";
    List<String> files = LIBRARIES.stream().map(System::mapLibraryName).toList();
    for (String file : files) {
      if (OrtEnvironment.class.getResource(resources + file) == null) {
        // On a platform without a packaged library, ONNX Runtime looks for an installed one.
        return;
      }
    }
    Path directory = Files.createTempDirectory("stanchion-onnx");
    // The last one registered is deleted first: the files, then the directory.
    directory.toFile().deleteOnExit();
    for (String file : files) {
      Path unpacked = directory.resolve(file);
      unpacked.toFile().deleteOnExit();
      try (InputStream in = OrtEnvironment.class.getResourceAsStream(resources + file)) {
        Files.copy(in, unpacked);
      }
    }
    System.setProperty(PATH, directory.toString());
  }

  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    String name = system.startsWith("windows") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    return name + (processor.equals("amd64") || processor.equals("x86_64") ? "-x64" : "-aarch64");
  }

  private static String directory() {
    return new File(System.getProperty("java.io.tmpdir", "")).getAbsolutePath();
  }
}
