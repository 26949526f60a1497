package io.stanchion.dataset.writer;

import java.io.IOException;

/** A result that could not be written out. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  /**
   * Creates one.
   *
   * @param failure The failure to write.
   */
  public OutputException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  /**
   * Returns the failure to write.
   *
   * @return The exception of the stream or file.
   */
  public IOException failure() {
    return failure;
  }
}
