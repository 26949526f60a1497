package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** Says in words what an I/O exception means to who reads an input. */
final class Failure {
  private Failure() {}

  static String describe(IOException e) {
    if (e instanceof EOFException) {
      return "the compressed data ends early; copy the file again";
    }
    if (e instanceof ZipException) {
      return "the compressed data is damaged (" + e.getMessage() + "); copy the file again";
    }
    return DataException.describe(e);
  }
}
