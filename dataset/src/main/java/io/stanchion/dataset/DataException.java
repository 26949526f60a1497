package io.stanchion.dataset;

/**
 * Says that input cannot be used: which file, where in it, what was found, what was expected and
 * what to do. The message is for the person who gave the input and needs no stack trace.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates one.
   *
   * @param message The whole message, ready to print.
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * Creates one that was caused by another exception.
   *
   * @param message The whole message, ready to print.
   * @param cause What went wrong below.
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
