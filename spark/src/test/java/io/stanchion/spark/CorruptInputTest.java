package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold something else than they should. */
final class CorruptInputTest {
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark = SparkHome.local().getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private List<Path> parts() {
    spark
        .range(0, 3000, 1, 3)
        .selectExpr("id", "concat('Paragraph ', id, ' says: ban it.') AS text")
        .write()
        .option("compression", "none")
        .parquet(folder.resolve("in.parquet").toString());
    return Job.parts(folder.resolve("in.parquet"));
  }

  private Job run() {
    return Job.run(
        spark, folder.resolve("in.parquet").toString(), "--out", folder.resolve("out").toString());
  }

  /** Parquet has no record to reject: what is in such a file, and how many rows, is not known. */
  @Test
  void failsByNameWhereAPartOfParquetIsDamagedAndCommitsNothing() throws IOException {
    Path damaged = parts().get(1);
    byte[] bytes = Files.readAllBytes(damaged);
    for (int i = 100; i < 1500; i++) {
      bytes[i] ^= 0x55;
    }
    Files.write(damaged, bytes);
    deleteChecksums();
    Job job = run();

    assertThat(job.exitCode()).isEqualTo(2);
    assertThat(job.err())
        .contains("the job has failed, and nothing is committed")
        .contains(damaged.getFileName().toString());
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
    assertThat(Job.parts(folder.resolve("out"))).isEmpty();
  }

  @Test
  void failsByNameWhereAPartOfParquetIsCutOff() throws IOException {
    Path damaged = parts().get(2);
    Files.write(damaged, java.util.Arrays.copyOf(Files.readAllBytes(damaged), 200));
    deleteChecksums();
    Job job = run();

    assertThat(job.exitCode()).isEqualTo(2);
    assertThat(job.err()).contains(damaged.getFileName().toString());
    assertThat(folder.resolve("out/_SUCCESS")).doesNotExist();
  }

  private void deleteChecksums() throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder.resolve("in.parquet"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".crc")).toList()) {
        Files.delete(file);
      }
    }
  }
}
