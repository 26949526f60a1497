package io.stanchion.finetune;

import io.stanchion.dataset.approval.ApprovedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher prints help from docs/help if nothing is built yet. */
final class HelpTextsTest {
  @Test
  void showTheHelp() throws IOException {
    StringWriter help = new StringWriter();
    FinetuneCommand.run(new PrintWriter(help), new PrintWriter(help), List.of("--help"));

    ApprovedText.check(Path.of("..", "docs", "help", "finetune.txt"), help.toString());
  }
}
