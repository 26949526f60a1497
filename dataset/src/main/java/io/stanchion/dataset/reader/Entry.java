package io.stanchion.dataset.reader;

import io.stanchion.dataset.Paragraph;

/** What reading gives for each record of the input: a paragraph, or the reason there is none. */
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
   * @param reason What was found, what was expected and what to do.
   * @param original The record as found, as far as it can be shown as text; of a record over the
   *     size limit, the beginning.
   */
  record Rejected(String file, long line, String reason, String original) implements Entry {
    /**
     * Gives the one-line form for a person.
     *
     * @return {@code file:line: reason}.
     */
    public String message() {
      return line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason;
    }

    /**
     * Tells whether this stands for the whole input rather than one record of it.
     *
     * @return True if nothing (more) of the input could be read.
     */
    public boolean isWholeInput() {
      return line == 0;
    }
  }
}
