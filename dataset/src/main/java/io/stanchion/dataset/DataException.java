package io.stanchion.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

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

  /**
   * Says that a file cannot be read.
   *
   * @param name What to call it.
   * @param cause What went wrong.
   * @return The exception, to be thrown.
   */
  public static DataException unreadable(Object name, IOException cause) {
    return new DataException(name + ": cannot be read: " + describe(cause), cause);
  }

  /**
   * Says that a file cannot be written.
   *
   * @param name What to call it.
   * @param cause What went wrong.
   * @return The exception, to be thrown.
   */
  public static DataException unwritable(Object name, IOException cause) {
    return new DataException(name + ": cannot be written: " + describe(cause), cause);
  }

  /**
   * Says in words what an I/O exception means: some of Java's have a message that is no more than
   * the file's name.
   *
   * @param failure What was thrown.
   * @return Some words, without the file's name.
   */
  public static String describe(IOException failure) {
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException one && one.getReason() != null) {
      return one.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
