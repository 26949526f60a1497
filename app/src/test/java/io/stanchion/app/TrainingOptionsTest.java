package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.classify.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options about auxiliary paragraphs and feature sets that cannot be met. */
final class TrainingOptionsTest {
  @TempDir private Path folder;

  @Test
  void aLabelThatTheSetDoesNotHaveIsAnErrorThatNamesIt() throws IOException {
    Path file = write("text,label\nA line.,for\nAnother one.,neutral\n");
    Cli cli = Cli.run("crossval", "--auxiliary", file.toString());
    assertThat(cli.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(cli.err()).contains("'for'", "[anti-ban, neutral, pro-ban]", file.toString());
  }

  @Test
  void aFeatureSetOrEncoderThatThereIsNotIsAnErrorThatListsThoseThereAre() {
    assertThat(Cli.run("crossval", "--features", "vibes").err())
        .contains("'vibes'", "full, words, full+ENCODER", "bge-small-en-v15-q");
    assertThat(Cli.run("crossval", "--features", "full+vibes").err())
        .contains("no encoder 'vibes'", "bge-small-en-v15-q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"full+", "full+a.onnx+", "full++a.onnx", "full+:pair", "full+a+a"})
  void encodersWithoutANameOrNamedTwiceAreBadUsage(String features) {
    Cli cli = Cli.run("crossval", "--features", features);
    assertThat(cli.exitCode()).isEqualTo(ExitCode.UNUSABLE);
    assertThat(cli.err()).contains("'" + features + "'", "each once");
  }

  private Path write(String rows) throws IOException {
    return Files.writeString(folder.resolve("more.csv"), rows);
  }
}
