package io.stanchion.evaluation.crossval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.StanceModel;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TrainingTest {
  private static final TrainingOptions WORDS =
      TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS);

  private static Search.Space space(LabelledData data) {
    return new Search.Space(
        List.of(WORDS.withFeatures(FeatureSpec.WORDS.withTarget(data.targets().size() > 1))),
        List.of(4));
  }

  private static LabelledParagraph paragraph(int i, String target, String label) {
    return new LabelledParagraph(
        new Paragraph("p" + i, "", 1, Kind.PARAGRAPH, target, "no" + i + " words of " + label),
        label,
        "g" + i,
        Map.of());
  }

  /** Eight paragraphs about trees and eight about trains, for and against in turn. */
  private static List<LabelledParagraph> paragraphs() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      paragraphs.add(paragraph(i, i < 8 ? "trees" : "trains", i % 2 == 0 ? "pro" : "anti"));
    }
    return paragraphs;
  }

  private static LabelledData data(List<LabelledParagraph> paragraphs) {
    return new LabelledData("made-up.csv", "", true, paragraphs);
  }

  @Test
  void trainsOneModelForAllTargets() {
    AtomicInteger trained = new AtomicInteger();
    Training training = new Training(data(paragraphs()), TargetMode.JOINT, TrainingTest::space);
    assertThat(training.targets()).containsExactly(Training.ALL_TARGETS);
    Map<String, StanceModel> models = training.run(trained::incrementAndGet);
    assertThat(trained).hasValue(training.trainings());
    assertThat(models).containsOnlyKeys(Training.ALL_TARGETS);
    assertThat(models.values())
        .allSatisfy(model -> assertThat(model.provenance().paragraphs()).isEqualTo(16));
  }

  @Test
  void trainsEachTargetAsIfItWereAlone() {
    LabelledData all = data(paragraphs());
    Map<String, StanceModel> models =
        new Training(all, TargetMode.PER_TARGET, TrainingTest::space).run(() -> {});
    assertThat(models.keySet()).containsExactly("trees", "trains");
    models.forEach(
        (target, model) -> {
          Training single =
              new Training(all.withTarget(target), TargetMode.JOINT, TrainingTest::space);
          StanceModel alone = requireNonNull(single.run(() -> {}).get(Training.ALL_TARGETS));
          assertThat(model.provenance()).isEqualTo(alone.provenance());
          assertThat(model.pipeline().hash()).isEqualTo(alone.pipeline().hash());
          assertThat(model.calibration()).isEqualTo(alone.calibration());
        });
  }

  @Test
  void listsTheTrialsOfEachModel() {
    Search.Space two = new Search.Space(List.of(WORDS.withLearningRate(0.1), WORDS), List.of(4, 7));
    Training training = new Training(data(paragraphs()), TargetMode.PER_TARGET, part -> two);
    assertThat(training.trials("trees")).isEmpty();
    Map<String, StanceModel> models = training.run(() -> {});
    models.forEach(
        (target, model) ->
            assertThat(training.trials(target))
                .hasSize(2)
                .filteredOn(Search.Trial::taken)
                .singleElement()
                .satisfies(
                    trial ->
                        assertThat(trial.options().learningRate())
                            .isEqualTo(model.provenance().learningRate())));
  }

  /** With one epoch at a tiny rate, everything is the more frequent label. */
  @Test
  void choosesAndCalibratesOnParagraphsApart() {
    List<LabelledParagraph> unseen = new ArrayList<>();
    for (int i = 20; i < 26; i++) {
      unseen.add(paragraph(i, "trees", i % 2 == 0 ? "pro" : "anti"));
    }
    TrainingOptions lame = WORDS.withLearningRate(1e-9);
    Search.Space two = new Search.Space(List.of(lame, WORDS), List.of(4));
    Training training =
        new Training(data(paragraphs()), TargetMode.JOINT, part -> two, Optional.of(data(unseen)));
    StanceModel model = requireNonNull(training.run(() -> {}).get(Training.ALL_TARGETS));
    assertThat(model.provenance().learningRate()).isEqualTo(WORDS.learningRate());
    assertThat(model.calibration().paragraphs()).isEqualTo(6);
    assertThat(model.provenance().paragraphs()).isEqualTo(16);
  }

  @Test
  void refusesParagraphsApartWithOtherLabels() {
    LabelledData other = data(List.of(paragraph(30, "trees", "perhaps")));
    assertThatThrownBy(
            () ->
                new Training(
                    data(paragraphs()), TargetMode.JOINT, TrainingTest::space, Optional.of(other)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("[perhaps]")
        .hasMessageContaining("[anti, pro]");
  }

  @Test
  void namesTheTargetsThatHaveOneLabel() {
    List<LabelledParagraph> paragraphs = paragraphs();
    paragraphs.add(paragraph(16, "maypoles", "pro"));
    Training training = new Training(data(paragraphs), TargetMode.PER_TARGET, TrainingTest::space);
    assertThat(training.untrainable()).containsExactly("maypoles");
    assertThat(training.targets()).containsExactly("trees", "trains");
  }

  @Test
  void refusesASetInWhichNoTargetHasTwoLabels() {
    LabelledData one = data(List.of(paragraph(1, "a", "pro"), paragraph(2, "b", "anti")));
    assertThatThrownBy(() -> new Training(one, TargetMode.PER_TARGET, TrainingTest::space))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "made-up.csv: no target has paragraphs of two labels; a model needs two to tell apart");
  }
}
