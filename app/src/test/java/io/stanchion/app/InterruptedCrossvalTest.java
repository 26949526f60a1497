package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.evaluation.split.DuplicateHandling;
import io.stanchion.evaluation.split.FoldPlan;
import io.stanchion.evaluation.split.Splitter;
import io.stanchion.evaluation.study.CrossvalRun;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.uncertainty.ClusterBootstrap;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is finished when a person has waited long enough. */
final class InterruptedCrossvalTest {
  /** Asks after each training, as an interruption would. */
  @Test
  void hasTheFoldsThatAreFinished() {
    LabelledData data = HuaweiBan.labels();
    FoldPlan plan = Splitter.groupedKFold(data, 3, 2, 1);
    Search.Space space =
        new Search.Space(
            List.of(TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS)), List.of(4));
    CrossvalRun run =
        new CrossvalRun(
            new DuplicateHandling.Handled(data, Copies.none(), ""),
            List.of(new CrossvalRun.Split(plan, Optional.empty())),
            space,
            new ClusterBootstrap(100, 1));
    List<List<Evaluation>> seen = new ArrayList<>();
    assertThat(run.evaluations()).isEmpty();
    run.run(
        false,
        () -> {
          synchronized (seen) {
            seen.add(run.evaluations());
          }
        });
    assertThat(run.trainings(false)).isEqualTo(seen.size());
    assertThat(seen.stream().filter(evaluations -> !evaluations.isEmpty()))
        .isNotEmpty()
        .allSatisfy(
            evaluations -> {
              Evaluation one = evaluations.get(0);
              assertThat(one.name()).matches("grouped 3-fold \\([1-6] of 6 folds finished\\)");
              assertThat(one.folds()).isNotEmpty();
            });
    assertThat(run.evaluations())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("grouped 3-fold"));
  }

  @Test
  void isPrintedBeforeTheProcessEnds(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path folds = folder.resolve("folds.csv");
    Path report = folder.resolve("results.json");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stanchion.class.getName(),
                "crossval",
                "--features",
                "words",
                "--folds",
                "3",
                "--repeats",
                "500",
                "--resamples",
                "100",
                "--write-folds",
                folds.toString(),
                "--report",
                report.toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!Files.exists(folds)) {
      assertThat(process.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
    }
    // Folds are written last before the first is trained. Whether any is finished by the end of
    // these seconds does not matter.
    assertThat(process.waitFor(4, TimeUnit.SECONDS)).isFalse();
    process.destroy();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(out, StandardCharsets.UTF_8))
        .contains("INTERRUPTED: what follows is what was finished");
    assertThat(Files.readString(report, StandardCharsets.UTF_8)).contains("\"finished\" : false");
  }
}
