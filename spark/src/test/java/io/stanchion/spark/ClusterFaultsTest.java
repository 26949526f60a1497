package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two executors, each a process of its own: whatever befalls them, each row is there once. */
@Timeout(180)
final class ClusterFaultsTest {
  private static final int FILES = 6;

  private static SparkSession spark;

  @TempDir private Path folder;

  /** Counts what goes wrong. */
  private static final class Watch extends SparkListener {
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      failed.addAndGet(end.taskInfo().failed() ? 1 : 0);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      lost.incrementAndGet();
    }
  }

  @BeforeAll
  static void start() {
    spark =
        SparkHome.twoExecutors()
            .config(FaultyFiles.KEY, FaultyFiles.class.getName())
            .config("spark.excludeOnFailure.enabled", false)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  /**
   * Writes files of more than a task's worth each; one of them with a name that means something.
   */
  private Path input(String fault) throws IOException {
    Path input = Files.createDirectories(folder.resolve("in"));
    List<String> texts = new ArrayList<>();
    for (SourceArticle article : HuaweiBan.articles()) {
      article.text().lines().filter(line -> line.length() > 40).forEach(texts::add);
    }
    for (int file = 0; file < FILES; file++) {
      StringBuilder rows = new StringBuilder("id,text\n");
      for (int row = 0; rows.length() < 1_100_000; row++) {
        String text = texts.get((row * 7 + file) % texts.size());
        rows.append("f" + file + "-" + row + ",\"" + text.replace("\"", "\"\"") + "\"\n");
      }
      rows.append("broken\n");
      String name = file == 2 ? fault + "-2" : "part-" + file;
      Files.writeString(input.resolve(name + ".csv"), rows);
    }
    return input;
  }

  private Watch runs(String fault) throws Exception {
    Path input = input(fault);
    Watch watch = new Watch();
    SparkContext context = spark.sparkContext();
    context.addSparkListener(watch);
    Path out = folder.resolve("out");
    Job job = Job.run(spark, input.toString(), "--out", out.toString(), "--keep-columns", "none");
    context.listenerBus().waitUntilEmpty();
    context.removeSparkListener(watch);
    Job cli = Job.cli(input.toString(), "--out", folder.resolve("cli").toString());

    assertThat(job.counts()).isEqualTo(cli.counts());
    assertThat(Job.csvRows(out)).isEqualTo(Job.rows(folder.resolve("cli"), 1));
    assertThat(Job.csvRows(folder.resolve("out.rejects"))).hasSize(FILES);
    assertThat(out.resolve("_SUCCESS")).exists();
    assertThat(job.exitCode()).isEqualTo(cli.exitCode());
    return watch;
  }

  @Test
  void hasEachRowOnceWhereATaskFails() throws Exception {
    assertThat(runs("breaks").failed).hasPositiveValue();
  }

  @Test
  void triesAgainWhatTheFileSystemDidNotGive() throws Exception {
    assertThat(runs("fails").failed).hasPositiveValue();
  }

  @Test
  void hasEachRowOnceWhereAnExecutorIsLost() throws Exception {
    assertThat(runs("ends").lost).hasPositiveValue();
  }

  @Test
  void rejectsAFileThatCanNeverBeReadAndGoesOn() throws IOException {
    Path input = input("never");
    Path out = folder.resolve("out");
    Job job = Job.run(spark, input.toString(), "--out", out.toString(), "--keep-columns", "none");

    assertThat(job.exitCode()).isEqualTo(1);
    assertThat(Job.csvRows(folder.resolve("out.rejects")))
        .hasSize(FILES)
        .anySatisfy(line -> assertThat(line).contains("never-2.csv,0,,").contains("gone for good"));
    assertThat(out.resolve("_SUCCESS")).exists();
  }

  /** The bytes of the model come to each executor once, and are a model there once. */
  @Test
  void loadsTheModelOnceInEachExecutor() throws IOException {
    Path input = input("part");
    StanceOptions options = StanceOptions.DEFAULT;
    ShippedModels shipped =
        ShippedModels.read(
            java.util.Optional.of(modelFile()),
            options.speed(),
            spark.sparkContext().hadoopConfiguration());
    Scoring scoring = Scoring.of(spark.sparkContext(), shipped, options.settings());
    StanceTransformer transformer = new StanceTransformer(spark, options, scoring);
    long rows =
        transformer
            .transform(spark.read().option("header", true).csv(input.toString()).repartition(16))
            .filter("label = 'anti-ban'")
            .count();

    assertThat(rows).isPositive();
    assertThat(scoring.loaded()).isBetween(1L, 2L);
  }

  private String modelFile() throws IOException {
    Path file = folder.resolve("a.stance");
    try (java.io.InputStream in =
        io.stanchion.classify.BundledModel.open(io.stanchion.model.Speed.FAST)) {
      Files.copy(in, file);
    }
    return file.toString();
  }
}
