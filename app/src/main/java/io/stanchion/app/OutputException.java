package io.stanchion.app;

import java.io.IOException;

/** Says that a result could not be written out. */
final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  OutputException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
