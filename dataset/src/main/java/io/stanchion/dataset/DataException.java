package io.stanchion.dataset;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Input that cannot be used: which file, where in it, what was found, what was expected and what to
 * do. The message is for the person who gave the input and needs no stack trace.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String reason;

  /**
   * Creates one that names no place, or names it within the message.
   *
   * @param message The whole message, ready to print.
   */
  public DataException(String message) {
    this("", message, message, null);
  }

  /**
   * Creates one that was caused by another exception.
   *
   * @param message The whole message, ready to print.
   * @param cause What went wrong below.
   */
  public DataException(String message, Throwable cause) {
    this("", message, message, cause);
  }

  private DataException(String place, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.place = place;
    this.reason = reason;
  }

  /**
   * Creates one about a file, or a line of one.
   *
   * @param place The file's name, with {@code :} and the line where that is known.
   * @param reason What was found there, what was expected and what to do.
   * @return The exception, to be thrown; its message is {@code place: reason}.
   */
  public static DataException at(Object place, String reason) {
    return new DataException(place.toString(), reason, place + ": " + reason, null);
  }

  /**
   * Creates one about a file, or a line of one, that was caused by another exception.
   *
   * @param place The file's name, with {@code :} and the line where that is known.
   * @param reason What was found there, what was expected and what to do.
   * @param cause What went wrong below.
   * @return The exception, to be thrown; its message is {@code place: reason}.
   */
  public static DataException at(Object place, String reason, Throwable cause) {
    return new DataException(place.toString(), reason, place + ": " + reason, cause);
  }

  /**
   * Creates one about a file that cannot be read.
   *
   * @param name What to call it.
   * @param cause What went wrong.
   * @return The exception, to be thrown.
   */
  public static DataException unreadable(Object name, IOException cause) {
    return at(name, "cannot be read: " + describe(cause), cause);
  }

  /**
   * Creates one about a file that cannot be written.
   *
   * @param name What to call it.
   * @param cause What went wrong.
   * @return The exception, to be thrown.
   */
  public static DataException unwritable(Object name, IOException cause) {
    return at(name, "cannot be written: " + describe(cause), cause);
  }

  /**
   * Returns the file that the exception is about.
   *
   * @return The file's name, with the line where that is known; empty if the message is all there
   *     is.
   */
  public String place() {
    return place;
  }

  /**
   * Returns the message without the place.
   *
   * @return What was found, what was expected and what to do; the whole message if there is no
   *     place.
   */
  public String reason() {
    return reason;
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
    if (failure instanceof EOFException) {
      return "the compressed data ends early; copy the file again";
    }
    if (failure instanceof ZipException) {
      return "the compressed data is damaged (" + failure.getMessage() + "); copy the file again";
    }
    if (failure instanceof FileSystemException one && one.getReason() != null) {
      return one.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
