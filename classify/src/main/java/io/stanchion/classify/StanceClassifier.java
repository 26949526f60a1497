package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Prediction;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stance classifier for use in a Java program. Load it once and keep it:
 *
 * <pre>{@code
 * StanceClassifier classifier = StanceClassifier.load(Path.of("my.stance"));
 * Stance stance = classifier.predict("They would never build a back door.");
 * System.out.println(stance.label() + " " + stance.confidence());
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads. Everything that can fail fails when a
 * classifier is created, with a {@link DataException} that says what to do; no text makes {@code
 * predict} throw.
 */
public final class StanceClassifier {
  private static final String PROBE = "text";

  private final Classifier classifier;

  private StanceClassifier(Models models) {
    models.all().forEach(StanceClassifier::openEncoders);
    this.classifier = Classifier.of(models, Classifier.Settings.DEFAULT);
  }

  /** Encodes a text, so that an encoder that cannot be loaded fails here. */
  private static void openEncoders(StanceModel model) {
    if (model.encodes()) {
      model.pipeline().encoded("", PROBE);
    }
  }

  /**
   * Loads a model file, or a folder with a model file for each target.
   *
   * @param model A file that {@code stanchion train} or {@link ModelFile#write} wrote, or a folder
   *     that {@code stanchion train --per-target} wrote.
   * @return The classifier. A cascade asks its encoder where its n-grams are unsure.
   * @throws DataException If it cannot be read or is damaged, or if an encoder that it needs is
   *     missing.
   */
  public static StanceClassifier load(Path model) {
    return load(model, Speed.BALANCED);
  }

  /**
   * Loads a model file or a folder, and chooses between speed and accuracy.
   *
   * @param model The file or folder.
   * @param speed How much of a cascade to use; {@link Speed#FAST} needs no encoder.
   * @return The classifier.
   * @throws DataException If it cannot be read or is damaged, or if an encoder that it needs is
   *     missing.
   */
  public static StanceClassifier load(Path model, Speed speed) {
    return Files.isDirectory(model)
        ? new StanceClassifier(new ModelFolder(model).read(speed))
        : of(ModelFile.read(model).at(speed));
  }

  /**
   * Returns the bundled model, which was trained for the target <i>Huawei should be banned from 5G
   * networks</i>, without its encoder. To try Stanchion; for another target, train a model.
   *
   * @return The classifier.
   */
  public static StanceClassifier bundled() {
    return bundled(Speed.FAST);
  }

  /**
   * Returns the bundled model.
   *
   * @param speed How much of it to use; all but {@link Speed#FAST} need the module {@code
   *     stanchion-encoders}.
   * @return The classifier.
   * @throws DataException If its encoder is missing.
   */
  public static StanceClassifier bundled(Speed speed) {
    return of(BundledModel.read(speed));
  }

  /**
   * Opens an encoder that predicts stances towards any target, without labels for it.
   *
   * @param encoder Its name, such as {@link StanceEncoder#BUNDLED} with the module {@code
   *     stanchion-stance-encoder}, or its file.
   * @return The classifier, with the labels {@code for}, {@code against} and {@code neutral}; name
   *     a target with each text.
   * @throws DataException If there is no such encoder, or it predicts other stances.
   */
  public static StanceClassifier ofEncoder(String encoder) {
    return of(StanceEncoder.model(encoder, stances -> StanceEncoder.USUAL_LABELS));
  }

  /**
   * Wraps a model, for example one that was just trained.
   *
   * @param model The model.
   * @return The classifier.
   * @throws DataException If an encoder that it needs is missing.
   */
  public static StanceClassifier of(StanceModel model) {
    return new StanceClassifier(Models.of(model));
  }

  /**
   * Lists the labels.
   *
   * @return The labels, in alphabetical order.
   */
  public List<String> labels() {
    return classifier.labels();
  }

  /**
   * Predicts the stance of a text whose target is not given. This suits a model of one target; for
   * a folder of models, name the target.
   *
   * @param text The text, of any length and content.
   * @return The stance.
   */
  public Stance predict(String text) {
    return predict(text, "");
  }

  /**
   * Predicts the stance of a text towards a target.
   *
   * @param text The text, of any length and content.
   * @param target The target, as the labels of the training data spell it; empty for none.
   * @return The stance; without a label and with {@link Status#NO_MODEL} if no model of a folder is
   *     about the target.
   */
  public Stance predict(String text, String target) {
    Paragraph paragraph = new Paragraph("text", "text", 1, Kind.PARAGRAPH, target, text);
    return classifier
        .classify(paragraph)
        .prediction()
        .map(this::stance)
        .orElseGet(() -> new Stance("", 0, Map.of(), Status.NO_MODEL));
  }

  private Stance stance(Prediction prediction) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < labels().size(); i++) {
      probabilities.put(labels().get(i), prediction.probabilities().get(i));
    }
    return new Stance(
        prediction.label(), prediction.confidence(), probabilities, prediction.status());
  }
}
