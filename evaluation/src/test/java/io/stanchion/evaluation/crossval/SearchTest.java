package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import io.stanchion.model.Auxiliary;
import io.stanchion.model.Calibration;
import io.stanchion.model.StanceModel;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SearchTest {
  private static final TrainingOptions WORDS =
      TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS);
  private static final TrainingOptions CHARACTERS =
      TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS_AND_CHARACTERS);

  /** The stance is in a suffix; every word is new in every group. */
  private static LabelledData suffixes() {
    return suffixes("");
  }

  /** A word before each, because stances count for texts with a known n-gram only. */
  private static LabelledData sentences() {
    return suffixes("so ");
  }

  private static LabelledData suffixes(String before) {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    String stems = "bdfgklmnprst";
    for (int group = 0; group < 12; group++) {
      for (int i = 0; i < 6; i++) {
        String ending = i % 2 == 0 ? "ational" : "ingless";
        String word = "" + stems.charAt(group) + stems.charAt(i) + stems.charAt((group + i) % 12);
        paragraphs.add(
            new LabelledParagraph(
                new Paragraph(group + ":" + i, "", 1, Kind.PARAGRAPH, "", before + word + ending),
                i % 2 == 0 ? "pro" : "anti",
                "g" + group,
                Map.of()));
      }
    }
    return new LabelledData("suffixes", "", true, paragraphs);
  }

  @Test
  void choosesTheSettingThatHoldsForOtherGroups() {
    Search.Space space = new Search.Space(List.of(WORDS, CHARACTERS), List.of(4, 12));
    AtomicInteger trained = new AtomicInteger();
    Search.Choice choice =
        Search.choose(suffixes(), Copies.none(), space, trained::incrementAndGet);
    assertThat(choice.options().features()).isEqualTo(FeatureSpec.WORDS_AND_CHARACTERS);
    assertThat(trained).hasValue(Search.trainings(suffixes(), space)).hasValue(10);
    assertThat(choice.calibration().groups()).isEqualTo(12);
  }

  /** Predicts the stance of {@link #suffixes} from the end of the word, and counts its readings. */
  private static final class Suffixes implements Encoder {
    private final AtomicInteger read = new AtomicInteger();

    @Override
    public String name() {
      return "suffixes";
    }

    @Override
    public String sha256() {
      return "00ff";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[] encode(String text) {
      return encode("", text);
    }

    @Override
    public float[] encode(String target, String text) {
      read.incrementAndGet();
      return text.endsWith("ational") ? new float[] {0.1f, 0.9f} : new float[] {0.9f, 0.1f};
    }

    @Override
    public List<String> stances() {
      return List.of("anti", "pro");
    }
  }

  private static TrainingOptions pooled(Encoder encoder, double share) {
    StancePool pool = new StancePool(encoder, encoder.stances(), share, "");
    return WORDS.withFeatures(FeatureSpec.WORDS.withPools(List.of(pool)));
  }

  @Test
  void settingsThatDifferOnlyInPooledStancesShareTrainingsAndReadings() {
    Suffixes suffixes = new Suffixes();
    Encoder cached = new CachedEncoder(suffixes);
    Search.Space space =
        new Search.Space(
            List.of(WORDS, pooled(cached, 0.5), WORDS.withLearningRate(0.1), pooled(cached, 0.6)),
            List.of(4, 12));
    AtomicInteger trained = new AtomicInteger();
    Cascade.Trained model =
        Cascade.run(sentences(), Copies.none(), space, Optional.empty(), trained::incrementAndGet);
    assertThat(trained).hasValue(10).hasValue(Cascade.trainings(sentences(), space));
    assertThat(suffixes.read).hasValue((int) different(sentences()));
    assertThat(model.trials())
        .extracting(trial -> trial.options().features())
        .containsExactlyElementsOf(
            space.settings().stream().map(TrainingOptions::features).toList());
    assertThat(model.trials().get(0).macroF1()).isLessThan(0.6);
    assertThat(model.trials().get(1).macroF1()).isEqualTo(1);
    assertThat(model.trials())
        .filteredOn(Search.Trial::taken)
        .singleElement()
        .satisfies(
            trial ->
                assertThat(model.model().pipeline().spec()).isEqualTo(trial.options().features()));
    assertThat(model.model().fast()).isPresent();
  }

  private static long different(LabelledData data) {
    return data.paragraphs().stream().map(one -> one.paragraph().text()).distinct().count();
  }

  @Test
  void aSettingHasTheSameMeritAloneAsAmongOthers() {
    TrainingOptions pooled = pooled(new Suffixes(), 0.5);
    Search.Space alone = new Search.Space(List.of(pooled), List.of(4, 12));
    Search.Space among = new Search.Space(List.of(WORDS, pooled), List.of(4, 12));
    Search.Choice first = Search.choose(sentences(), Copies.none(), alone, () -> {});
    Search.Choice other = Search.choose(sentences(), Copies.none(), among, () -> {});
    assertThat(other.options()).isEqualTo(first.options());
    assertThat(other.calibration()).isEqualTo(first.calibration());
    assertThat(other.outOfFold().orElseThrow().items())
        .isEqualTo(first.outOfFold().orElseThrow().items());
  }

  @Test
  void choosesTheSameAgain() {
    Search.Space space = Search.Space.of(WORDS);
    Search.Choice first = Search.choose(HuaweiBan.labels(), Copies.none(), space, () -> {});
    Search.Choice again = Search.choose(HuaweiBan.labels(), Copies.none(), space, () -> {});
    assertThat(again.options()).isEqualTo(first.options());
    assertThat(again.calibration()).isEqualTo(first.calibration());
    assertThat(again.outOfFold().orElseThrow().items())
        .isEqualTo(first.outOfFold().orElseThrow().items());
  }

  @Test
  void takesTheFirstSettingWhereNothingCanBeSplit() {
    LabelledData oneGroup = suffixes().withParagraphs(suffixes().paragraphs().subList(0, 6));
    Search.Choice choice = Search.choose(oneGroup, Copies.none(), Search.Space.of(WORDS), () -> {});
    assertThat(choice).isEqualTo(new Search.Choice(WORDS, Calibration.NONE, Optional.empty()));
    StanceModel model = choice.train(oneGroup);
    assertThat(model.calibration()).isEqualTo(Calibration.NONE);
  }

  /** Four paragraphs that words tell apart as well as characters do. */
  private static LabelledData few() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String text = i % 2 == 0 ? "yes agreed certainly" : "no never refused";
      Paragraph one = new Paragraph("few:" + i, "", 1, Kind.PARAGRAPH, "", text);
      paragraphs.add(
          new LabelledParagraph(one, i % 2 == 0 ? "pro" : "anti", "f" + i / 2, Map.of()));
    }
    return new LabelledData("few", "", true, paragraphs);
  }

  @Test
  void asksHeldOutAuxiliaryParagraphsWhereLabelledOnesAreFew() {
    Optional<Auxiliary> auxiliary = Optional.of(new Auxiliary(suffixes(), 1));
    Search.Space space =
        new Search.Space(
            List.of(WORDS.withAuxiliary(auxiliary), CHARACTERS.withAuxiliary(auxiliary)),
            List.of(12));
    Search.Choice choice = Search.choose(few(), Copies.none(), space, () -> {});
    assertThat(choice.options()).isEqualTo(CHARACTERS.withAuxiliary(auxiliary));
    assertThat(choice.outOfFold().orElseThrow().items())
        .as("what is reported rests on labelled paragraphs alone")
        .extracting(item -> item.id())
        .containsExactlyInAnyOrder("few:0", "few:1", "few:2", "few:3");
    assertThat(choice.calibration().groups()).isEqualTo(2);
  }

  @Test
  void holdsOutWholeGroupsOfAuxiliaryParagraphs() {
    AuxiliaryFolds folds = new AuxiliaryFolds(new Auxiliary(suffixes(), 0.5), 5, 1);
    List<LabelledParagraph> tested = new ArrayList<>();
    for (int fold = 0; fold < 5; fold++) {
      List<LabelledParagraph> test = folds.test(fold);
      Auxiliary others = folds.training(WORDS, fold).auxiliary().orElseThrow();
      assertThat(others.weight()).isEqualTo(0.5);
      assertThat(others.data().paragraphs())
          .hasSize(72 - test.size())
          .noneMatch(one -> test.stream().anyMatch(held -> held.group().equals(one.group())));
      tested.addAll(test);
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(suffixes().paragraphs());
  }

  @Test
  void givesItsModelTheCalibration() {
    Search.Choice choice =
        Search.choose(HuaweiBan.labels(), Copies.none(), Search.Space.of(WORDS), () -> {});
    assertThat(choice.train(HuaweiBan.labels()).calibration()).isEqualTo(choice.calibration());
    assertThat(choice.calibration().groups()).isEqualTo(5);
  }
}
