package io.stanchion.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/java.md, run with the built artifacts alone. */
final class JavaProgramsTest {
  @TempDir private Path folder;

  @Test
  void classifiesWithTheClassifyModuleAlone() throws Exception {
    Program.Ended ended = Program.documented("Classify").run(folder, "classify");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.lines().get(0)).matches("anti-ban 0\\.\\d+ ok");
    assertThat(ended.lines()).hasSize(4).anyMatch(line -> line.startsWith("  neutral 0."));
  }

  @Test
  void classifiesWithAnEncoder() throws Exception {
    Program.Ended ended = Program.documented("ClassifyWithEncoder").run(folder, "encode");
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.lines()).containsExactly("anti-ban", "pro-ban");
  }

  @Test
  void saysWhichModuleIsMissingWhereAModelNeedsAnEncoder() throws Exception {
    Program.Ended ended = Program.documented("ClassifyWithEncoder").run(folder, "classify");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("stance-small-en-q", "stanchion-encoders");
  }

  @Test
  void trainsAModelThatAProgramWithoutTrainingLibraryUses() throws Exception {
    Path model = folder.resolve("my.stance");
    Program.Ended trained =
        Program.documented("TrainStances")
            .run(folder, "train", System.getProperty("stanchion.labels"), model.toString());
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.lines().get(0)).matches("macro-F1 0\\.\\d+");
    assertThat(trained.lines().get(1)).isIn("anti-ban", "neutral", "pro-ban");

    Program.Ended classified =
        Program.documented("Classify").run(folder, "classify", model.toString());
    assertThat(classified.exitCode()).as(classified.err()).isZero();
    assertThat(classified.lines().get(0)).endsWith(" ok");

    Path copy = folder.resolve("copy.stance");
    Program.Ended copied =
        Program.resource("CopyModel").run(folder, "classify", model.toString(), copy.toString());
    assertThat(copied.exitCode()).as(copied.err()).isZero();
    assertThat(copied.lines()).hasSize(6).contains("5", "[]");
    assertThat(copy).hasSameBinaryContentAs(model);
  }
}
