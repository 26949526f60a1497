package io.stanchion.bench;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.HelpText;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.model.ProgramVersion;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The help of the command, and its answer to a command line that is wrong. */
final class Usage {
  private static final String FOOTER =
      """

      Compare allocated bytes between runs, but time only within one run, because shared machines \
      are noisy. A full run takes three forks of each benchmark, and about an hour.

      Exit codes: 0 done; 1 a benchmark or the comparison with the baseline failed; 2 bad usage \
      or unreadable input; 70 a fault in stanchion itself.

      Examples:
        stanchion bench --quick
        stanchion bench --out results.json
        stanchion bench --quick --baseline baseline.measures.json
        stanchion bench --quick --only 'Stage.*score' \\
            --against ../before/bench/target/stanchion-bench-VERSION.jar
      """;

  private Usage() {}

  /** The answer to {@code --version}. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {ProgramVersion.text()};
    }
  }

  /** Has a command print help as wide as the terminal, and take options as other commands do. */
  static CommandLine configured(CommandLine command) {
    command.getHelpSectionMap().put(SECTION_KEY_FOOTER, help -> footer());
    return command
        .setUsageHelpWidth(HelpText.width())
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Usage::badUsage);
  }

  private static String footer() {
    return HelpText.wrap(FOOTER, HelpText.width());
  }

  private static int badUsage(CommandLine.ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("stanchion: " + Plain.line(String.valueOf(e.getMessage())));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try 'stanchion bench --help'.");
    return ExitCode.UNUSABLE;
  }
}
