package io.stanchion.dataset.writer;

import java.io.IOException;

/** A result that could not be written out. */
public final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  public OutputException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  public IOException failure() {
    return failure;
  }
}
