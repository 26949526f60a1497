package io.stanchion.spark;

import static java.util.Objects.requireNonNull;

import io.stanchion.classify.Classifier;
import io.stanchion.dataset.reader.Limits;
import io.stanchion.model.Speed;
import java.util.Optional;

/**
 * Options of classifying the rows of a table.
 *
 * @param model A model file or a directory of models, one for each target, as Hadoop finds it
 *     (local files as {@code file:/…} where that is not the default); empty for the bundled model.
 * @param speed How much of a model with an encoder to use; empty for all of a model that is named,
 *     and for the n-grams of the bundled one.
 * @param settings Settings that do not depend on the model.
 * @param textColumn The column with the text, of type string.
 * @param targetColumn The column with the target; used where it is there.
 * @param maxParagraphBytes The longest text that is classified, in bytes of UTF-8.
 */
public record StanceOptions(
    Optional<String> model,
    Optional<Speed> speed,
    Classifier.Settings settings,
    String textColumn,
    String targetColumn,
    int maxParagraphBytes) {
  /** The bundled model, and columns by their usual names. */
  public static final StanceOptions DEFAULT =
      new StanceOptions(
          Optional.empty(),
          Optional.empty(),
          Classifier.Settings.DEFAULT,
          "text",
          "target",
          Limits.DEFAULT.paragraphBytes());

  /** Refuses missing components. */
  public StanceOptions {
    requireNonNull(model, "model");
    requireNonNull(speed, "speed");
    requireNonNull(settings, "settings");
    requireNonNull(textColumn, "textColumn");
    requireNonNull(targetColumn, "targetColumn");
  }

  /**
   * Names the model.
   *
   * @param location A model file or a directory of models.
   * @return The same options with this model.
   */
  public StanceOptions withModel(String location) {
    return new StanceOptions(
        Optional.of(location), speed, settings, textColumn, targetColumn, maxParagraphBytes);
  }

  /**
   * Chooses between speed and accuracy.
   *
   * @param how How much of a model with an encoder to use.
   * @return The same options at this speed.
   */
  public StanceOptions withSpeed(Speed how) {
    return new StanceOptions(
        model, Optional.of(how), settings, textColumn, targetColumn, maxParagraphBytes);
  }

  /**
   * Sets what does not depend on the model.
   *
   * @param newSettings Abstention, prediction sets, boilerplate and target.
   * @return The same options with these settings.
   */
  public StanceOptions withSettings(Classifier.Settings newSettings) {
    return new StanceOptions(
        model, speed, newSettings, textColumn, targetColumn, maxParagraphBytes);
  }

  /**
   * Names the column to classify.
   *
   * @param column The column with the text.
   * @return The same options with this column.
   */
  public StanceOptions withTextColumn(String column) {
    return new StanceOptions(model, speed, settings, column, targetColumn, maxParagraphBytes);
  }
}
