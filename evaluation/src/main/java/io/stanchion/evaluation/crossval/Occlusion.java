package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.Paragraph;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that moved a prediction, found by leaving each out in turn (Li, Monroe and Jurafsky,
 * 2016, arXiv:1612.08220). It looks at no feature and so says the same of any model.
 */
public final class Occlusion {
  private static final int MAX_WORDS = 400;
  private static final Pattern WORD = Pattern.compile("\\S+");

  private Occlusion() {}

  /**
   * A piece of a text.
   *
   * @param text The piece.
   * @param weight The fall of the predicted label's probability if it is left out; 0 for blanks and
   *     beyond the first {@value #MAX_WORDS} words.
   */
  public record Piece(String text, double weight) {}

  /**
   * Explains a prediction.
   *
   * @param model The model.
   * @param paragraph The paragraph that it predicts.
   * @return The pieces of the text, in order and without a gap.
   */
  public static List<Piece> explain(StanceModel model, Paragraph paragraph) {
    Prediction whole = model.predict(paragraph);
    int label = model.labels().indexOf(whole.label());
    List<Piece> pieces = new ArrayList<>();
    String text = paragraph.text();
    Matcher word = WORD.matcher(text);
    int at = 0;
    for (int words = 0; words < MAX_WORDS && word.find(); words++) {
      add(text.substring(at, word.start()), 0, pieces);
      String without = text.substring(0, word.start()) + text.substring(word.end());
      double left = model.predict(with(paragraph, without)).probabilities().get(label);
      add(word.group(), whole.probabilities().get(label) - left, pieces);
      at = word.end();
    }
    add(text.substring(at), 0, pieces);
    return List.copyOf(pieces);
  }

  private static void add(String text, double weight, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, weight));
    }
  }

  private static Paragraph with(Paragraph p, String text) {
    return new Paragraph(p.id(), p.article(), p.number(), p.kind(), p.target(), text);
  }
}
