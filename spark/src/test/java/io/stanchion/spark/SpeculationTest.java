package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that is overtaken by another that does the same. */
@Timeout(180)
final class SpeculationTest {
  private static final int FILES = 6;
  private static final int ROWS = 20_000;

  @TempDir private Path folder;

  private static SparkSession session(StandaloneCluster cluster) {
    return SparkHome.on(cluster)
        .config(FaultyFiles.KEY, FaultyFiles.class.getName())
        .config("spark.speculation", true)
        .config("spark.speculation.interval", "100ms")
        .config("spark.speculation.quantile", 0.4)
        .config("spark.speculation.minTaskRuntime", "2s")
        .getOrCreate();
  }

  private Path input() throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    for (int file = 0; file < FILES; file++) {
      StringBuilder rows = new StringBuilder("id,text\n");
      for (int row = 0; row < ROWS; row++) {
        rows.append(file + "-" + row + ",It would be wrong to ban a maker without any proof.\n");
      }
      rows.append("broken\n");
      Files.writeString(input.resolve((file == 2 ? "waits-" : "part-") + file + ".csv"), rows);
    }
    return input;
  }

  @Test
  void hasEachRowOnceAndCountsItOnce() throws Exception {
    Path input = input();
    Path out = folder.resolve("out");
    AtomicInteger overtaking = new AtomicInteger();
    try (StandaloneCluster cluster = new StandaloneCluster(folder)) {
      SparkSession spark = session(cluster);
      try {
        spark.sparkContext().addSparkListener(counting(overtaking));
        Job job =
            Job.run(spark, input.toString(), "--out", out.toString(), "--keep-columns", "none");
        spark.sparkContext().listenerBus().waitUntilEmpty();

        assertThat(job.counts())
            .startsWith(
                FILES * (ROWS + 1) + " in = " + FILES * ROWS + " out + " + FILES + " rejected");
      } finally {
        spark.stop();
      }
    }
    Job.cli(input.toString(), "--out", folder.resolve("cli").toString());

    assertThat(overtaking).hasPositiveValue();
    assertThat(Job.csvRows(out)).isEqualTo(Job.rows(folder.resolve("cli"), 1));
    assertThat(Job.csvRows(folder.resolve("out.rejects"))).hasSize(FILES);
  }

  private static SparkListener counting(AtomicInteger overtaking) {
    return new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd end) {
        overtaking.addAndGet(end.taskInfo().speculative() ? 1 : 0);
      }
    };
  }
}
