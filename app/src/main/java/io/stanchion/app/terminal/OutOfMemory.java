package io.stanchion.app.terminal;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The end of a process whose memory is used up, on whichever thread that shows. */
public final class OutOfMemory {
  /** Made while there is memory to make it. */
  private static final byte[] LINE =
      (Failure.OUT_OF_MEMORY + "\n").getBytes(StandardCharsets.UTF_8);

  private OutOfMemory() {}

  /**
   * Ends the process at once, because tidying up needs memory. Outputs under construction stay as
   * they are, for the next run to drop or to resume.
   *
   * @param terminal Takes the message.
   * @param fault What ended the work.
   */
  public static void end(Terminal terminal, Throwable fault) {
    if (Failure.isOutOfMemory(fault)) {
      try {
        terminal.messages().write(LINE);
        terminal.messages().flush();
      } catch (IOException | OutOfMemoryError e) {
        // The exit code has to do.
      }
      Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY);
    }
    try {
      terminal
          .messages()
          .write(
              ("stanchion: a fault in stanchion itself: " + Plain.line(fault.toString()) + "\n")
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Likewise.
    }
    Runtime.getRuntime().halt(ExitCode.FAULT);
  }
}
