package io.stanchion.dataset.reader;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Says in words what an I/O exception means. */
final class Failure {
  private Failure() {}

  static String describe(IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof EOFException) {
      return "the compressed data ends early; copy the file again";
    }
    if (e instanceof ZipException) {
      return "the compressed data is damaged (" + e.getMessage() + "); copy the file again";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
