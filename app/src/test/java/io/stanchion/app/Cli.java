package io.stanchion.app;

import io.stanchion.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the command line in this process and keeps what it says. */
record Cli(int exitCode, String out, String err) {
  static Cli run(String... arguments) {
    return run(false, arguments);
  }

  /** As on a terminal of 100 columns, but without colour. */
  static Cli watched(String... arguments) {
    return run(true, arguments);
  }

  private static Cli run(boolean watched, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(out, err, watched, false, false, 100);
    int exitCode = Stanchion.commandLine(terminal).execute(arguments);
    return new Cli(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
