package io.stanchion.app.terminal;

import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Failure;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The end of a process that has run out of memory, on any thread. */
public final class OutOfMemory {
  /** The message, made while there is still memory for it. */
  private static final byte[] LINE =
      (Failure.OUT_OF_MEMORY + "\n").getBytes(StandardCharsets.UTF_8);

  private OutOfMemory() {}

  /**
   * Ends the process at once, because tidying up needs memory. Outputs in progress stay as they
   * are; the next run drops or resumes them.
   *
   * @param terminal Takes the message.
   * @param fault The fault that ended the work.
   */
  public static void end(Terminal terminal, Throwable fault) {
    if (Failure.isOutOfMemory(fault)) {
      try {
        terminal.messages().write(LINE);
        terminal.messages().flush();
      } catch (IOException | OutOfMemoryError e) {
        // Only the exit code is left to report it.
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
      // Only the exit code is left to report it.
    }
    Runtime.getRuntime().halt(ExitCode.FAULT);
  }
}
