package io.stanchion.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

/** What Spark looks for where it starts executors: a directory with its jars. */
final class SparkHome {
  static final Path FOLDER = Path.of(System.getenv("SPARK_HOME"));

  private SparkHome() {}

  /** Begins a session of two cores in this process. */
  static SparkSession.Builder local() {
    return builder().master("local[2]");
  }

  /** Begins a session with two executors, each a process of its own with one core. */
  static SparkSession.Builder twoExecutors() {
    linkJars();
    return builder()
        .master("local-cluster[2,1,1024]")
        .config("spark.executor.memory", "512m")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"));
  }

  /** Begins a session on a cluster. */
  static SparkSession.Builder on(StandaloneCluster cluster) {
    return builder()
        .master(cluster.master())
        .config("spark.executor.memory", "512m")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"));
  }

  private static SparkSession.Builder builder() {
    return SparkSession.builder()
        .appName("test")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", "target/warehouse");
  }

  /** Puts Spark's jars there. */
  static void linkJars() {
    try {
      Path jars = Files.createDirectories(FOLDER.resolve("jars"));
      for (String one : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path jar = Path.of(one).toAbsolutePath();
        Path link = jars.resolve(jar.getFileName());
        if (one.endsWith(".jar") && isSparks(jar) && !Files.exists(link)) {
          Files.createSymbolicLink(link, jar);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSparks(Path jar) {
    return Arrays.stream(new String[] {"stanchion", "onnxruntime", "langchain4j", "tribuo"})
        .noneMatch(String.valueOf(jar.getFileName())::startsWith);
  }
}
