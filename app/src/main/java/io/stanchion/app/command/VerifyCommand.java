package io.stanchion.app.command;

import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.verify.Verification;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks files that Stanchion wrote. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Checks whether files that Stanchion wrote are whole and agree with themselves.",
    footer =
        """

        Of a model: its envelope, digest, contents and features. Of results (--report \
        results.json): form and counts. Of a summary (classify --summary): the files it names, \
        with their sizes, digests and records. Of rows or predictions in CSV or JSON Lines: every \
        row. Missing rows are only found by way of the summary.

        Exit codes: 0 all are in order; 1 one is not; 2 one cannot be read.

        Examples:
          stanchion verify my.stance
          stanchion verify summary.json results.json
        """)
final class VerifyCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to check.")
  private List<Path> files = List.of();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean good = true;
    try (Results results = new Results(terminal)) {
      for (Path file : files) {
        Verification verification = Verification.of(file, start(file), ResultsCheck::of);
        List<String> problems = verification.problems();
        problems.stream()
            .limit(SHOWN)
            .forEach(problem -> results.line("%s: %s", file.toString(), problem));
        if (problems.size() > SHOWN) {
          results.line("%s: … and %d more", file.toString(), problems.size() - SHOWN);
        }
        results.line(
            "%s: %s, %s",
            file.toString(), problems.isEmpty() ? "OK" : "DAMAGED", verification.what());
        good &= problems.isEmpty();
      }
    }
    return good ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private static byte[] start(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw DataException.at(file, "is not a plain file; it is read more than once");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(1 << 12);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }
}
