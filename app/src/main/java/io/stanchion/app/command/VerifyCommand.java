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
    footer = {
      "",
      "A model: its envelope, digest, contents and features. Results (--report results.json):"
          + " form,",
      "counts. A summary (classify --summary): the files it names, their size, digest and records.",
      "Rows or predictions in CSV or JSON Lines: every row; whether any is missing only the"
          + " summary",
      "can tell.",
      "",
      "Exit codes: 0 all are in order; 1 one is not; 2 one cannot be read.",
      "",
      "Examples:",
      "  stanchion verify my.stance",
      "  stanchion verify summary.json results.json"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to check.")
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
      throw new DataException(file + ": is no file; what is to be checked is read more than once");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(1 << 12);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
  }
}
