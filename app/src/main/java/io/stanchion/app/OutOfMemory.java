package io.stanchion.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How the process ends when its memory is used up, on whichever thread that shows. */
final class OutOfMemory {
  static final String ADVICE =
      "stanchion: out of memory; give more with JAVA_OPTS=-Xmx4g, or take fewer --threads or a"
          + " smaller --max-paragraph-bytes";

  /** Made while there is memory to make it. */
  private static final byte[] LINE = (ADVICE + "\n").getBytes(StandardCharsets.UTF_8);

  private static final int DEEPEST_CAUSE = 20;

  private OutOfMemory() {}

  static boolean isBehind(Throwable fault) {
    Throwable cause = fault;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Ends the process at once: whoever would tidy up needs memory for that. Outputs under
   * construction stay what they are, for the next run to drop or to go on with.
   */
  static void end(Terminal terminal, Throwable fault) {
    if (isBehind(fault)) {
      try {
        terminal.messages().write(LINE);
        terminal.messages().flush();
      } catch (IOException | OutOfMemoryError e) {
        // The exit code has to do.
      }
      Runtime.getRuntime().halt(Stanchion.OUT_OF_MEMORY);
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
    Runtime.getRuntime().halt(Stanchion.FAULT);
  }
}
