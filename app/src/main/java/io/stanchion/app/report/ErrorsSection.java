package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.WorstError;
import io.stanchion.evaluation.study.WorstError.Piece;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The most confident errors, with the words that moved them. */
final class ErrorsSection {
  /** From which weight on a word is marked, and marked more strongly. */
  private static final double[] STRENGTHS = {0.01, 0.03, 0.1};

  private static final int FEW = 5;

  private ErrorsSection() {}

  static Section of(List<WorstError> errors) {
    List<Block> blocks = new ArrayList<>();
    if (!errors.isEmpty()) {
      blocks.add(
          new Block.Prose(
              "The model's most confident errors. A word's weight is how much the probability of"
                  + " the predicted label falls when the word is left out.",
              ""));
      boolean marked =
          errors.stream()
              .flatMap(error -> error.text().stream())
              .anyMatch(piece -> !style(piece.weight()).isEmpty());
      if (marked) {
        blocks.add(legend());
      }
      errors.forEach(error -> blocks.add(excerpt(error)));
    }
    return Section.of("worst-errors", "Worst errors", blocks);
  }

  private static Block legend() {
    List<Block.Part> parts = new ArrayList<>();
    for (int i = 0; i < STRENGTHS.length; i++) {
      parts.add(new Block.Part("for the error, " + from(STRENGTHS[i]), "for" + (i + 1)));
    }
    for (int i = 0; i < STRENGTHS.length; i++) {
      parts.add(new Block.Part("against it, " + from(STRENGTHS[i]), "against" + (i + 1)));
    }
    return new Block.MarkLegend(parts);
  }

  private static String from(double strength) {
    return Digits.TYPESET.ratio(OptionalDouble.of(strength)) + " or more";
  }

  private static Block excerpt(WorstError error) {
    List<Block.Term> facts = new ArrayList<>();
    facts.add(new Block.Term("paragraph", Visible.text(error.id())));
    if (!error.group().isEmpty() && !error.group().equals(error.id())) {
      facts.add(new Block.Term("group", Visible.text(error.group())));
    }
    if (!error.target().isEmpty()) {
      facts.add(new Block.Term("target", Visible.text(error.target())));
    }
    facts.add(new Block.Term("gold", Visible.text(error.gold())));
    facts.add(
        new Block.Term(
            "predicted",
            Visible.text(error.predicted())
                + " ("
                + Digits.TYPESET.score(error.confidence())
                + ")"));
    List<String> notes = new ArrayList<>();
    words(notes, "Most for the error: ", error, 1);
    words(notes, "Most against it: ", error, -1);
    return new Block.Excerpt(
        facts,
        error.text().stream()
            .map(piece -> new Block.Part(Visible.text(piece.text()), style(piece.weight())))
            .toList(),
        notes);
  }

  private static void words(List<String> notes, String head, WorstError error, int sign) {
    String words =
        error.text().stream()
            .filter(piece -> sign * piece.weight() >= STRENGTHS[0])
            .sorted(Comparator.comparingDouble((Piece piece) -> -sign * piece.weight()))
            .limit(FEW)
            .map(
                piece ->
                    Visible.cut(piece.text(), 30) + " " + Digits.TYPESET.signed(piece.weight()))
            .collect(Collectors.joining(" · "));
    if (!words.isEmpty()) {
      notes.add(head + words);
    }
  }

  private static String style(double weight) {
    int strength = 0;
    while (strength < STRENGTHS.length && Math.abs(weight) >= STRENGTHS[strength]) {
      strength++;
    }
    return strength == 0 ? "" : (weight > 0 ? "for" : "against") + strength;
  }
}
