package io.stanchion.evaluation.study;

import java.util.List;

/**
 * A confident error.
 *
 * @param id The paragraph's id.
 * @param group Its group.
 * @param target Its target; may be empty.
 * @param gold The gold label.
 * @param predicted The predicted label.
 * @param confidence The predicted label's probability.
 * @param text The text in pieces that follow each other without a gap: their concatenation is the
 *     whole text.
 */
public record WorstError(
    String id,
    String group,
    String target,
    String gold,
    String predicted,
    double confidence,
    List<Piece> text) {
  /** Copies the list. */
  public WorstError {
    text = List.copyOf(text);
  }

  /**
   * A piece of a text.
   *
   * @param text The piece.
   * @param weight The fall of the predicted label's probability if the piece is left out: above 0
   *     it supports the error, below 0 it does not; 0 for blanks and words that were not tried.
   */
  public record Piece(String text, double weight) {}
}
