package io.stanchion.finetune;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * PyTorch, by way of DJL. Its native library comes from the class path and is unpacked once, 450
 * MB, to {@code ENGINE_CACHE_DIR} or {@code DJL_CACHE_DIR}, else to {@code .djl.ai} in the home or,
 * where that cannot be written, to {@code java.io.tmpdir}. Nothing is downloaded or sent.
 */
final class Torch {
  private static final String CACHE = "ENGINE_CACHE_DIR";

  private Torch() {}

  /**
   * Loads the library.
   *
   * @param threads How many threads it computes with; the same number gives the same results.
   * @throws DataException If it cannot be unpacked or loaded.
   */
  static Engine engine(int threads) {
    Map.of(
            "ai.djl.offline", "true",
            "OPT_OUT_TRACKING", "true",
            "slf4j.internal.verbosity", "ERROR",
            "ai.djl.pytorch.num_threads", Integer.toString(threads),
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false")
        .forEach(Torch::setIfUnset);
    if (isUnset(CACHE) && isUnset("DJL_CACHE_DIR") && !homeCanBeWritten()) {
      System.setProperty(CACHE, System.getProperty("java.io.tmpdir", "") + "/stanchion-djl");
    }
    try {
      return Engine.getEngine("PyTorch");
    } catch (EngineException | LinkageError e) {
      throw new DataException(
          "PyTorch cannot be unpacked and loaded ("
              + Optional.ofNullable(e.getCause()).map(Throwable::toString).orElse(e.toString())
              + "); it needs Linux on x86-64 and 450 MB where programs may be written and run:"
              + " name a directory with -DENGINE_CACHE_DIR=… in JAVA_OPTS",
          e);
    }
  }

  private static boolean isUnset(String name) {
    return System.getenv(name) == null && System.getProperty(name) == null;
  }

  private static void setIfUnset(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static boolean homeCanBeWritten() {
    Path cache = Path.of(System.getProperty("user.home", ""), ".djl.ai");
    try {
      Files.createDirectories(cache);
      Files.delete(Files.createTempFile(cache, "writable", ""));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
