package io.stanchion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return BenchCommand.run(
        new PrintWriter(out, true), new PrintWriter(err, true), List.of(arguments));
  }

  @Test
  void helpsWithExamplesThatCanBeCopied() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: stanchion bench", "--baseline", "Exit codes:")
        .contains("\n  stanchion bench --quick --baseline baseline.measures.json\n");
    assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
  }

  @Test
  void saysItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("stanchion ");
  }

  @Test
  void refusesWhatItCannotUse() {
    assertThat(run("--rounds=1")).isEqualTo(2);
    assertThat(run("--nope")).isEqualTo(2);
    assertThat(run("--baseline=nowhere.json")).isEqualTo(2);
    assertThat(err.toString())
        .contains("stanchion: --rounds must be at least 2, got 1\n")
        .contains("stanchion: Unknown option: '--nope'\nTry 'stanchion bench --help'.\n")
        .contains("stanchion: nowhere.json: cannot be read: no such file\n");
  }
}
