package io.stanchion.finetune;

import io.stanchion.dataset.approval.ApprovedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The launcher prints help from docs/help if nothing is built yet. */
final class HelpTextsTest {
  @Test
  void showTheHelp() throws IOException {
    Process help =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstanchion.width=80",
                "-cp",
                System.getProperty("java.class.path"),
                FinetuneCommand.class.getName(),
                "--help")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] out = help.getInputStream().readAllBytes();

    ApprovedText.check(
        Path.of("..", "docs", "help", "finetune.txt"), new String(out, StandardCharsets.UTF_8));
  }
}
