package io.stanchion.bench;

import io.stanchion.dataset.approval.ApprovedText;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The launcher prints help from docs/help if nothing is built yet. */
final class HelpTextsTest {
  @Test
  void showTheHelp() throws IOException {
    CommandLine command =
        new CommandLine(new BenchCommand())
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(80)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    ApprovedText.check(Path.of("..", "docs", "help", "bench.txt"), command.getUsageMessage());
  }
}
