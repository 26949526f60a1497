package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import java.util.Arrays;

/** Wordings that more than one reader needs. */
final class Problems {
  private Problems() {}

  static String unknownKind(String name) {
    return "column 'kind': '" + name + "' is not one of " + Arrays.toString(Kind.values());
  }
}
