package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import java.util.Arrays;

/** Wordings that more than one reader needs. */
final class Problems {
  private Problems() {}

  static String unknownKind(String name) {
    return "column 'kind': '" + name + "' is not one of " + Arrays.toString(Kind.values());
  }

  static String otherEncoding(String what, String guess) {
    return "the "
        + what
        + " is not UTF-8; it looks like "
        + guess
        + ": name its encoding with --encoding "
        + guess
        + ", or convert it";
  }
}
