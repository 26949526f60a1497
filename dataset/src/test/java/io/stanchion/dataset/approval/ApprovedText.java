package io.stanchion.dataset.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text with a file of the repository. With {@code -Dstanchion.approve=true} it writes the
 * file instead, for the author to look at before committing it.
 */
public final class ApprovedText {
  private ApprovedText() {}

  /**
   * Checks that a file holds exactly the text, whose lines end as this platform's do.
   *
   * @throws AssertionError If the file differs or is absent, and is not to be written.
   */
  public static void check(Path file, String text) throws IOException {
    String lines = text.replace(System.lineSeparator(), "\n");
    if (Boolean.getBoolean("stanchion.approve")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, lines);
    }
    assertThat(file)
        .as("CONTRIBUTING.md names the command that writes %s", file.getFileName())
        .content()
        .isEqualTo(lines);
  }
}
