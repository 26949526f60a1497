package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import io.stanchion.model.StanceModel;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Models that need no labels: an encoder that was trained to predict stances reads each paragraph
 * beside its target, whatever the target is.
 */
public final class StanceEncoder {
  /** The encoder that comes with the module {@code stanchion-stance-encoder}. */
  public static final String BUNDLED = "stance-small-en-q";

  /** The labels of a stance for a target, against it, and neither. */
  public static final List<String> USUAL_LABELS = List.of("for", "against", "neutral");

  private static final List<String> STANCES = List.of("FAVOR", "AGAINST", "NONE");

  private StanceEncoder() {}

  /**
   * Opens an encoder as a model.
   *
   * @param encoder Its name on the class path, or its file.
   * @param naming Takes the encoder's own labels for a stance for the target, against it, and
   *     neither, in this order (for an encoder with others than {@code FAVOR, AGAINST, NONE}, its
   *     own in alphabetical order), and returns a name for each. The identity keeps them.
   * @return The model.
   * @throws DataException If there is no such encoder, it predicts no stances, or the names do not
   *     fit.
   */
  public static StanceModel model(String encoder, UnaryOperator<List<String>> naming) {
    Encoder opened = Encoders.open(encoder);
    List<String> stances = opened.stances();
    if (stances.isEmpty()) {
      throw new DataException(
          encoder
              + ": predicts no stances; expected an encoder that 'stanchion finetune' wrote, such"
              + " as "
              + BUNDLED);
    }
    List<String> order = Set.copyOf(stances).equals(Set.copyOf(STANCES)) ? STANCES : stances;
    List<String> names = naming.apply(order);
    requireOneForEach(encoder, order, names);
    return StanceModel.of(
        opened, stances.stream().map(stance -> names.get(order.indexOf(stance))).toList());
  }

  private static void requireOneForEach(String encoder, List<String> order, List<String> names) {
    boolean distinct = Set.copyOf(names).size() == names.size();
    if (names.size() != order.size() || !distinct || names.stream().anyMatch(String::isBlank)) {
      throw new DataException(
          "the labels "
              + String.join(",", names)
              + ": expected "
              + order.size()
              + " different names, for what "
              + encoder
              + " calls "
              + String.join(", ", order));
    }
  }
}
