package io.stanchion.dataset.reader;

import io.stanchion.dataset.Paragraph;

/** The outcome of reading a record of the input: a paragraph, or the reason there is none. */
public sealed interface Entry {
  /**
   * A record that was read.
   *
   * @param paragraph What it holds.
   */
  record Read(Paragraph paragraph) implements Entry {}

  /**
   * A record that could not be read.
   *
   * @param file The input's name as given.
   * @param line The line on which the record starts, from 1; 0 where the whole file is meant.
   * @param offset The byte at which the record starts, from 0, in the file as unpacked; -1 where
   *     that is unknown: for a whole file, and for text that was not UTF-8.
   * @param reason What was found, what was expected and what to do.
   * @param original The record as found, as far as it can be shown as text; of a record over the
   *     size limit, the beginning.
   */
  record Rejected(String file, long line, long offset, String reason, String original)
      implements Entry {
    /** Where the place in bytes is unknown. */
    static final long NOWHERE = -1;

    /** Makes one without a place in bytes. */
    Rejected(String file, long line, String reason, String original) {
      this(file, line, NOWHERE, reason, original);
    }

    /** The same after so many more bytes. */
    Rejected after(long bytes) {
      return offset == NOWHERE ? this : new Rejected(file, line, offset + bytes, reason, original);
    }

    /** The same where bytes were counted that are not the file's own. */
    Rejected nowhere() {
      return new Rejected(file, line, reason, original);
    }

    /**
     * Returns the one-line form for a person.
     *
     * @return {@code file:line: reason}.
     */
    public String message() {
      return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
    }

    /**
     * Returns whether this stands for the whole input rather than one record of it.
     *
     * @return True if nothing (more) of the input could be read.
     */
    public boolean isWholeInput() {
      return line == 0;
    }
  }
}
