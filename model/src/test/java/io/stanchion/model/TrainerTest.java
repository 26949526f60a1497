package io.stanchion.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.FeatureVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

final class TrainerTest {
  private static final TrainingOptions OPTIONS = TrainingOptions.DEFAULT.withEpochs(3);

  @Test
  void learnsItsTrainingParagraphs() {
    StanceModel model = Trainer.train(HuaweiBan.labels(), TrainingOptions.DEFAULT);
    List<LabelledParagraph> paragraphs = HuaweiBan.labels().paragraphs();
    assertThat(paragraphs)
        .filteredOn(one -> model.predict(one.paragraph()).label().equals(one.label()))
        .hasSizeGreaterThan(paragraphs.size() * 9 / 10);
  }

  @Test
  void learnsFromAuxiliaryParagraphsAndSaysSo() {
    Paragraph weather =
        new Paragraph(
            "w", "w", 1, Kind.PARAGRAPH, "", "Sunshine and showers, said the forecaster.");
    LabelledData forecasts =
        HuaweiBan.labels()
            .withParagraphs(
                List.of(
                    new LabelledParagraph(weather, "weather", "w1", Map.of()),
                    new LabelledParagraph(weather, "weather", "w2", Map.of())));
    Auxiliary auxiliary = new Auxiliary(forecasts, 0.5);
    StanceModel model =
        Trainer.train(
            HuaweiBan.labels(), TrainingOptions.DEFAULT.withAuxiliary(Optional.of(auxiliary)));
    assertThat(model.predict(weather).label()).isEqualTo("weather");
    assertThat(model.provenance().paragraphs()).isEqualTo(78);
    assertThat(model.provenance().auxiliary().orElseThrow().paragraphs()).isEqualTo(2);
    assertThat(model.provenance().auxiliary().orElseThrow().weight()).isEqualTo(0.5);
  }

  @Test
  void countsEachSourceByItsWeightAndEachLabelAlike() {
    Auxiliary twice = new Auxiliary(HuaweiBan.labels(), 0.25);
    WeightedParagraphs seen =
        WeightedParagraphs.of(
            HuaweiBan.labels(), TrainingOptions.DEFAULT.withAuxiliary(Optional.of(twice)));
    Map<String, Double> perLabel = new TreeMap<>();
    for (int i = 0; i < 156; i++) {
      perLabel.merge(seen.paragraphs().get(i).label(), seen.weights().get(i), Double::sum);
    }
    assertThat(seen.weights().get(78)).isCloseTo(seen.weights().get(0) / 4, within(1e-12));
    assertThat(perLabel.values()).allSatisfy(sum -> assertThat(sum).isCloseTo(32.5, within(1e-9)));
  }

  @Test
  void givesTheSameModelForTheSameSeedAndAnotherForAnother() {
    List<Prediction> first = predictions(Trainer.train(HuaweiBan.labels(), OPTIONS));
    assertThat(predictions(Trainer.train(HuaweiBan.labels(), OPTIONS))).isEqualTo(first);
    assertThat(predictions(Trainer.train(HuaweiBan.labels(), OPTIONS.withSeed(5))))
        .isNotEqualTo(first);
  }

  @Test
  void givesTheSameModelFromSeveralThreads() {
    List<Prediction> alone = predictions(Trainer.train(HuaweiBan.labels(), OPTIONS));
    assertThat(
            IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> predictions(Trainer.train(HuaweiBan.labels(), OPTIONS)))
                .toList())
        .containsOnly(alone);
  }

  @Test
  void keepsOnThePathWhatTrainingForFewerEpochsGives() {
    LabelledData data = HuaweiBan.labels();
    List<StanceModel> path = Trainer.trainPath(data, OPTIONS, List.of(5, 1, 3));
    for (int i = 0; i < 3; i++) {
      int epochs = List.of(5, 1, 3).get(i);
      assertThat(predictions(path.get(i)))
          .as("%d epochs", epochs)
          .isEqualTo(predictions(Trainer.train(data, OPTIONS.withEpochs(epochs))));
    }
  }

  /** The predictions of Tribuo's own model, trained on the same vectors, are ours. */
  @ParameterizedTest
  @EnumSource(ClassWeights.class)
  void predictsAsTribuoDoes(ClassWeights weights) {
    LabelledData data = HuaweiBan.labels();
    StanceModel model = Trainer.train(data, OPTIONS.withClassWeights(weights));
    Map<String, Long> counts = LabelledData.labelCounts(data.paragraphs());
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
    for (LabelledParagraph one : data.paragraphs()) {
      double weight = weight(weights, counts, counts.getOrDefault(one.label(), 0L));
      dataset.add(example(model, one.paragraph(), new Label(one.label()), (float) weight));
    }
    Model<Label> tribuo =
        new LinearSGDTrainer(
                new LogMulticlass(),
                new AdaGrad(OPTIONS.learningRate()),
                OPTIONS.epochs(),
                -1,
                1,
                OPTIONS.seed())
            .train(dataset);
    for (LabelledParagraph one : data.paragraphs()) {
      org.tribuo.Prediction<Label> theirs =
          tribuo.predict(example(model, one.paragraph(), LabelFactory.UNKNOWN_LABEL, 1));
      Prediction ours = model.predictByNames(one.paragraph());
      assertThat(ours.label()).isEqualTo(theirs.getOutput().getLabel());
      assertThat(ours.confidence()).isCloseTo(theirs.getOutput().getScore(), within(1e-9));
      Prediction compiled = model.predict(one.paragraph());
      assertThat(compiled.label()).isEqualTo(theirs.getOutput().getLabel());
      assertThat(compiled.confidence()).isCloseTo(theirs.getOutput().getScore(), within(1e-6));
    }
    assertSameWeights(model, (LinearSGDModel) tribuo);
  }

  /** Tribuo keeps a weight per feature that occurs, and the bias in the last column. */
  private static double weight(ClassWeights weights, Map<String, Long> counts, long ofLabel) {
    double roots = counts.values().stream().mapToDouble(Math::sqrt).sum();
    return switch (weights) {
      case NONE -> 1;
      case ROOT -> 78 / (roots * Math.sqrt((double) ofLabel));
      case BALANCED -> 78.0 / (3 * ofLabel);
    };
  }

  private static void assertSameWeights(StanceModel model, LinearSGDModel tribuo) {
    DenseMatrix theirs = tribuo.getWeightsCopy();
    for (int label = 0; label < model.labels().size(); label++) {
      int row = tribuo.getOutputIDInfo().getID(new Label(model.labels().get(label)));
      for (VariableInfo feature : tribuo.getFeatureIDMap()) {
        assertThat(model.weights().get(Integer.parseInt(feature.getName()), label))
            .isCloseTo(
                theirs.get(row, tribuo.getFeatureIDMap().getID(feature.getName())), within(1e-12));
      }
      assertThat(model.weights().bias(label))
          .isCloseTo(theirs.get(row, tribuo.getFeatureIDMap().size()), within(1e-12));
    }
  }

  @Test
  void acceptsParagraphsWithoutAnyFeature() {
    List<LabelledParagraph> paragraphs = new ArrayList<>(HuaweiBan.labels().paragraphs());
    Paragraph first = paragraphs.get(0).paragraph();
    paragraphs.add(
        new LabelledParagraph(
            new Paragraph("x:1", "x", 1, first.kind(), "", "꧁꧂"), "neutral", "x", Map.of()));
    LabelledData data = new LabelledData("mixed", "", true, paragraphs);
    StanceModel model = Trainer.train(data, OPTIONS.withFeatures(FeatureSpec.WORDS));
    assertThat(model.provenance().paragraphs()).isEqualTo(79);
  }

  /** Tribuo would take vectors without a zero in them for dense ones. */
  @Test
  void trainsOnParagraphsThatHaveEveryFeature() {
    List<LabelledParagraph> paragraphs =
        IntStream.range(0, 4)
            .mapToObj(i -> HuaweiBan.labels().paragraphs().get(0))
            .map(LabelledParagraph::paragraph)
            .map(one -> new Paragraph(one.id(), "a", 1, one.kind(), "", "no ban no ban"))
            .map(one -> new LabelledParagraph(one, "for", "a", Map.of()))
            .collect(Collectors.toCollection(ArrayList::new));
    Paragraph last = paragraphs.get(3).paragraph();
    paragraphs.set(3, new LabelledParagraph(last, "against", "a", Map.of()));
    LabelledData data = new LabelledData("same", "", true, paragraphs);
    FeatureSpec words = FeatureSpec.WORDS;
    StanceModel model =
        Trainer.train(
            data, OPTIONS.withFeatures(words).withClassWeights(ClassWeights.NONE).withEpochs(200));
    assertThat(model.pipeline().transform(last).size()).isEqualTo(model.pipeline().dimension());
    assertThat(model.predictByNames(last).label()).isEqualTo("for");
    assertThat(model.predictByNames(last).confidence()).isCloseTo(0.75, within(0.05));
  }

  @Test
  void recordsWhereTheModelComesFrom() {
    LabelledData data = HuaweiBan.labels();
    Provenance made = Trainer.train(data, OPTIONS).provenance();
    assertThat(made.data()).isEqualTo("huawei-ban.csv");
    assertThat(made.dataSha256()).isEqualTo(data.sha256()).hasSize(64);
    assertThat(made.labelCounts())
        .isEqualTo(Map.of("anti-ban", 17L, "neutral", 40L, "pro-ban", 21L));
    assertThat(made.targets()).containsExactly("Huawei should be banned from 5G networks");
    assertThat(made.groups()).isEqualTo(5);
    assertThat(made.epochs()).isEqualTo(3);
    assertThat(made.versions()).isEqualTo(Provenance.libraryVersions()).containsOnlyKeys("tribuo");
  }

  @Test
  void refusesASingleLabel() {
    List<LabelledParagraph> one =
        HuaweiBan.labels().paragraphs().stream().filter(p -> p.label().equals("pro-ban")).toList();
    assertThatThrownBy(() -> Trainer.train(new LabelledData("one", "", true, one), OPTIONS))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "training needs paragraphs of at least two labels, got {pro-ban=21}; add labels");
  }

  @Test
  void trainsUnderATurkishLocale() {
    List<Prediction> usual = predictions(Trainer.train(HuaweiBan.labels(), OPTIONS));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(predictions(Trainer.train(HuaweiBan.labels(), OPTIONS))).isEqualTo(usual);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ArrayExample<Label> example(
      StanceModel model, Paragraph paragraph, Label label, float weight) {
    FeatureVector vector = model.pipeline().transform(paragraph);
    ArrayExample<Label> example = new ArrayExample<>(label, weight);
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < vector.size(); i++) {
      features.add(
          new Feature(String.format(Locale.ROOT, "%010d", vector.index(i)), vector.value(i)));
    }
    example.addAll(Collections.unmodifiableList(features));
    return example;
  }

  private static List<Prediction> predictions(StanceModel model) {
    return HuaweiBan.labels().paragraphs().stream()
        .map(one -> model.predict(one.paragraph()))
        .toList();
  }
}
