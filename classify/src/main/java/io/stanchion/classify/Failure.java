package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import java.io.IOException;
import java.io.PrintWriter;

/** Reports of what ended a program, with the same messages and exit codes everywhere. */
public final class Failure {
  /** The message for memory that is used up. */
  public static final String OUT_OF_MEMORY =
      "stanchion: out of memory; give more with JAVA_OPTS=-Xmx4g, or take fewer --threads or a"
          + " smaller --max-paragraph-bytes";

  private static final int DEEPEST_CAUSE = 20;

  private Failure() {}

  /**
   * Prints a message for a person, or a stack trace for a fault in the program.
   *
   * @param failure What ended the program.
   * @param err Takes the message.
   * @return The exit code.
   */
  public static int report(Exception failure, PrintWriter err) {
    if (failure instanceof DataException) {
      String.valueOf(failure.getMessage())
          .lines()
          .forEach(line -> err.println("stanchion: " + Plain.line(line)));
      return ExitCode.UNUSABLE;
    }
    if (failure instanceof OutputException output) {
      return unwritten(output.failure(), "; what was there before is unchanged", err);
    }
    if (isOutOfMemory(failure)) {
      err.println(OUT_OF_MEMORY);
      return ExitCode.OUT_OF_MEMORY;
    }
    err.println("stanchion: a fault in stanchion itself; please report what follows");
    print(failure, err);
    return ExitCode.FAULT;
  }

  /**
   * Reports that results cannot be written. A closed pipe is no failure worth a message.
   *
   * @param failure Why not.
   * @param err Takes the message.
   * @return The exit code.
   */
  public static int unwritten(IOException failure, PrintWriter err) {
    return unwritten(failure, "", err);
  }

  private static int unwritten(IOException failure, String also, PrintWriter err) {
    String reason = DataException.describe(failure);
    if (reason.contains("Broken pipe")) {
      return ExitCode.PIPE_CLOSED;
    }
    err.println("stanchion: the output cannot be written: " + Plain.line(reason) + also);
    return ExitCode.UNUSABLE;
  }

  /**
   * Looks for used-up memory among the causes.
   *
   * @param failure What ended the program.
   * @return True if an {@link OutOfMemoryError} is behind it.
   */
  public static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST_CAUSE && cause != null; i++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static void print(Throwable fault, PrintWriter err) {
    err.println(fault);
    for (StackTraceElement element : fault.getStackTrace()) {
      err.println("\tat " + element);
    }
    Throwable cause = fault.getCause();
    if (cause != null) {
      print(cause, err);
    }
  }
}
