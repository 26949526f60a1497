package io.stanchion.encoders;

import java.util.Arrays;

/**
 * The pieces of a target and a text, as an encoder reads them.
 *
 * @param ids The numbers of the pieces, special ones included.
 * @param second The place where the second segment, the text's, begins.
 */
@SuppressWarnings("ArrayRecordComponent") // Made once and not changed.
public record PairPieces(int[] ids, int second) {
  static PairPieces of(Tokeniser.Frame frame, int[] prefix, int[] target, int[] window) {
    int[] ids = joined(frame.before(), prefix, target, frame.between(), window, frame.after());
    return new PairPieces(ids, ids.length - window.length - frame.after().length);
  }

  static int[] joined(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }
}
