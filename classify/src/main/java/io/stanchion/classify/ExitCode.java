package io.stanchion.classify;

/** The exit codes of every program of Stanchion. */
public final class ExitCode {
  /** Done, with nothing to report. */
  public static final int DONE = 0;

  /** Done, with rejected records, rows without a model, or a failed check. */
  public static final int REJECTED = 1;

  /** Bad usage, unreadable or invalid input, or a bad model. */
  public static final int UNUSABLE = 2;

  /** Out of memory, as {@code -XX:+ExitOnOutOfMemoryError} has it. */
  public static final int OUT_OF_MEMORY = 3;

  /** A fault in the program itself. */
  public static final int FAULT = 70;

  /** The reader of the output went away. */
  public static final int PIPE_CLOSED = 141;

  private ExitCode() {}
}
