package io.stanchion.encoders;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The frequencies of word pieces, for {@link Distillation}. */
final class PieceFrequencies {
  private final double[] shares;

  private PieceFrequencies(double[] shares) {
    this.shares = shares;
  }

  /**
   * Counts pieces in texts; without texts, derives frequencies from their ranks in the vocabulary.
   */
  static PieceFrequencies of(WordPiece pieces, List<String> texts) {
    return texts.isEmpty() ? ranked(pieces.vocabulary()) : counted(pieces, texts);
  }

  /** Computes the weight a / (a + p) of each piece. */
  double[] weights(double a) {
    double[] weights = new double[shares.length];
    for (int id = 0; id < weights.length; id++) {
      weights[id] = a / (a + shares[id]);
    }
    return weights;
  }

  private static PieceFrequencies ranked(List<String> vocabulary) {
    double[] shares = new double[vocabulary.size()];
    int[] byRank =
        IntStream.range(0, vocabulary.size())
            .filter(id -> !Distillation.isSpecial(vocabulary.get(id)))
            .boxed()
            .sorted(Comparator.comparingInt(id -> group(vocabulary.get(id))))
            .mapToInt(Integer::intValue)
            .toArray();
    double all = 0;
    for (int i = 0; i < byRank.length; i++) {
      shares[byRank[i]] = 1.0 / (i + 1);
      all += shares[byRank[i]];
    }
    return new PieceFrequencies(divided(shares, all));
  }

  private static PieceFrequencies counted(WordPiece pieces, List<String> texts) {
    double[] shares = new double[pieces.vocabulary().size()];
    double all = 0;
    for (String text : texts) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      pieces.tokenise(
          utf8,
          0,
          utf8.length,
          id -> {
            shares[id]++;
            return true;
          });
    }
    for (double share : shares) {
      all += share;
    }
    return new PieceFrequencies(divided(shares, Math.max(1, all)));
  }

  /**
   * Returns the group of a piece: ASCII characters first, other single characters last; the sort
   * keeps the order within a group.
   */
  private static int group(String piece) {
    if (piece.codePointCount(0, piece.length()) > 1) {
      return 1;
    }
    return piece.charAt(0) < 0x80 ? 0 : 2;
  }

  private static double[] divided(double[] shares, double all) {
    for (int id = 0; id < shares.length; id++) {
      shares[id] /= all;
    }
    return shares;
  }
}
