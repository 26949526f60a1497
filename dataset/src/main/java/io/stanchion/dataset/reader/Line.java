package io.stanchion.dataset.reader;

import java.util.Optional;

/**
 * A physical line.
 *
 * @param number Its number, from 1.
 * @param text Its text without the line ending; malformed bytes show as U+FFFD.
 * @param ending The line ending as found; empty at the end of the input.
 * @param offset The byte at which it starts, from 0.
 * @param problem Why the text cannot be trusted, if so.
 */
record Line(long number, String text, String ending, long offset, Optional<String> problem) {
  boolean isBlank() {
    return text.isBlank() && problem.isEmpty();
  }
}
