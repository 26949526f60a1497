package io.stanchion.evaluation.study;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.evaluation.crossval.CrossValidated;
import io.stanchion.evaluation.crossval.CrossValidation;
import io.stanchion.evaluation.crossval.Occlusion;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The most confident errors. */
final class Errors {
  private static final int SHOWN = 15;

  private static final Comparator<WorstError> WORST_FIRST =
      Comparator.comparingDouble(WorstError::confidence).reversed().thenComparing(WorstError::id);

  private Errors() {}

  /**
   * Picks those of a cross-validation's first repeat that its folds have explained.
   *
   * @param model The cross-validation.
   * @return At most 15 errors, the most confident first.
   */
  public static List<WorstError> of(CrossValidated model) {
    List<WorstError> errors = new ArrayList<>();
    for (CrossValidation.FoldResult fold : model.folds()) {
      if (fold.fold().repeat() == model.firstRepeat()) {
        List<LabelledParagraph> test = fold.fold().testOf(model.data());
        fold.explanations()
            .forEach(
                (place, pieces) ->
                    errors.add(error(test.get(place), fold.predictions().get(place), pieces)));
      }
    }
    return errors.stream().sorted(WORST_FIRST).limit(SHOWN).toList();
  }

  /**
   * Picks those that a model makes on a test set.
   *
   * @param model The model.
   * @param data The test set.
   * @return At most 15 errors, the most confident first.
   */
  public static List<WorstError> of(StanceModel model, LabelledData data) {
    record Wrong(LabelledParagraph paragraph, Prediction prediction) {}
    return data.paragraphs().stream()
        .map(one -> new Wrong(one, model.predict(one.paragraph())))
        .filter(one -> !one.prediction().label().equals(one.paragraph().label()))
        .sorted(
            Comparator.comparingDouble((Wrong one) -> one.prediction().confidence())
                .reversed()
                .thenComparing(one -> one.paragraph().paragraph().id()))
        .limit(SHOWN)
        .map(
            one ->
                error(
                    one.paragraph(),
                    one.prediction(),
                    Occlusion.explain(model, one.paragraph().paragraph())))
        .toList();
  }

  private static WorstError error(
      LabelledParagraph one, Prediction prediction, List<Occlusion.Piece> pieces) {
    return new WorstError(
        one.paragraph().id(),
        one.group(),
        one.paragraph().target(),
        one.label(),
        prediction.label(),
        prediction.confidence(),
        pieces.stream().map(piece -> new WorstError.Piece(piece.text(), piece.weight())).toList());
  }
}
