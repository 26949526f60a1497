package io.stanchion.finetune;

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

      PAIRS are CSV with the columns target, text and label. Files may have different labels: for \
      a file that has two of three, the encoder learns to distinguish only those two. A share of \
      each file's targets is held out, to choose the epoch and to calibrate, and for nothing else.

      The tokeniser, the settings and a card that names each source are written beside FILE.onnx. \
      The same seed and threads give the same weights on the same machine. After an interruption, \
      --resume continues the run, and ends with the same weights.

      Exit codes: 0 done; 1 done, with rejected rows; 2 bad usage or unusable input; 70 a fault \
      in stanchion itself.

      Examples:
        stanchion finetune pairs.csv --encoder all-minilm-l6-v2 --out stance.onnx
        stanchion finetune a.csv b.csv --encoder all-minilm-l6-v2 --out stance.onnx \\
            --int8 --neutral NONE --mismatched 0.3 \\
            --licence a.csv='CC BY-SA 4.0' --licence b.csv=MIT
        stanchion finetune own.csv --encoder stance.onnx --rename pro=FAVOR \\
            --out own.onnx
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
    err.println("Try 'stanchion finetune --help'.");
    return ExitCode.UNUSABLE;
  }
}
