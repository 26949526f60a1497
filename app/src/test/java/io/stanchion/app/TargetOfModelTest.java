package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.classify.BundledModel;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetOfModelTest {
  private static final String TARGET = "Huawei should be banned from 5G networks";

  @TempDir private Path folder;

  private Cli classify(String lines, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), lines);
    String[] arguments = new String[more.length + 4];
    System.arraycopy(
        new String[] {"classify", file.toString(), "--speed", "fast"}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }

  @Test
  void saysWhichTargetTheModelIsAbout() throws IOException {
    Cli cli = classify("text\nBan it.\n");
    assertThat(cli.err()).startsWith("the model is about '" + TARGET + "'\n");
    assertThat(cli.out()).doesNotContain("the model is about");
  }

  @Test
  void refusesATargetThatANamedModelIsNotAbout() throws IOException {
    Path model = folder.resolve("bundled.stance");
    ModelFile.write(BundledModel.read(Speed.FAST), model);
    Cli cli =
        classify("text\nBan it.\n", "--target", "a ban on TikTok", "--model", model.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err()).contains("--target 'a ban on TikTok'", TARGET, "train", "leave --model");
  }

  @Test
  void takesAnotherSpellingOfTheTargetAndSaysSo() throws IOException {
    Cli cli = classify("text\nBan it.\n", "--target", "huawei should be  banned from 5G networks");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.err()).contains("is taken for '" + TARGET + "'");
    Cli exact = classify("text\nBan it.\n", "--target", TARGET);
    assertThat(exact.err()).doesNotContain("is taken for");
    assertThat(exact.out()).isEqualTo(cli.out());
  }

  @Test
  void countsRowsThatNameAnotherTargetAndClassifiesThemAsBefore() throws IOException {
    Cli cli =
        classify("text,target\nBan it.,TikTok\nBan it.,TikTok\nBan it.,\nBan it.," + TARGET + "\n");
    assertThat(cli.exitCode()).isZero();
    assertThat(cli.lines()).hasSize(5);
    assertThat(cli.err()).contains("2 rows name a target that the model is not about");
  }
}
