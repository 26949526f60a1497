package io.stanchion.evaluation.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RobustnessSuiteTest {
  private static final List<String> LABELS = List.of("anti-ban", "neutral", "pro-ban");
  private static final Optional<String> NEUTRAL = Optional.of("neutral");

  @ParameterizedTest
  @CsvSource({
    "same,pro-ban,pro-ban,true",
    "same,pro-ban,neutral,false",
    "different,pro-ban,neutral,true",
    "different,neutral,neutral,false",
    "opposite,pro-ban,anti-ban,true",
    "opposite,anti-ban,pro-ban,true",
    "opposite,pro-ban,neutral,false",
    "opposite,pro-ban,pro-ban,false",
    "not-more:pro-ban,pro-ban,neutral,true",
    "not-more:pro-ban,neutral,pro-ban,false",
    "not-more:pro-ban,pro-ban,pro-ban,true"
  })
  void tellsWhetherARelationHolds(String relation, String first, String second, boolean holds) {
    assertThat(
            Relation.find(relation)
                .orElseThrow()
                .holds(prediction(first), prediction(second), LABELS, NEUTRAL))
        .isEqualTo(holds);
  }

  @Test
  void shipsAtLeast150PairsWhoseLabelsStandInTheirRelation() {
    List<RobustnessSuite.Pair> pairs = RobustnessSuite.read(HuaweiBan.robustness()).pairs();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(150);
    Set<String> texts = new HashSet<>();
    for (RobustnessSuite.Pair pair : pairs) {
      String a = pair.labelA().orElseThrow();
      String b = pair.labelB().orElseThrow();
      assertThat(LABELS).contains(a, b);
      assertThat(pair.relation().holds(prediction(a), prediction(b), LABELS, NEUTRAL))
          .as(pair.id())
          .isTrue();
      assertThat(texts.add(pair.textA() + "|" + pair.textB())).as(pair.id()).isTrue();
    }
    assertThat(pairs)
        .extracting(RobustnessSuite.Pair::category)
        .contains(
            "negation",
            "double-negation",
            "quoted-voice",
            "concession",
            "spelling-noise",
            "case-noise",
            "country-swap",
            "supplier-swap",
            "irony");
  }

  @Test
  void talliesByCategory() {
    StanceModel model =
        Trainer.train(
            HuaweiBan.labels(),
            TrainingOptions.DEFAULT.withEpochs(4).withFeatures(FeatureSpec.WORDS));
    List<RobustnessSuite.Outcome> outcomes =
        read("1,case,same,BAN HUAWEI,ban huawei\n2,case,different,Huawei,huawei\n3,x,same,a,a\n")
            .run(model);
    Map<String, RobustnessSuite.Tally> tallies = RobustnessSuite.byCategory(outcomes);
    assertThat(tallies.get("case")).isEqualTo(new RobustnessSuite.Tally(2, 1, 0));
    assertThat(tallies.get("x")).isEqualTo(new RobustnessSuite.Tally(1, 1, 0));
    assertThat(RobustnessSuite.tally(outcomes, outcome -> true).passRate()).isEqualTo(2.0 / 3);
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> read("1,case,equal,a,b\n"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "pairs.csv:2: column 'relation': 'equal' is not one of same, different, opposite,"
                + " not-more:LABEL");
    assertThatThrownBy(() -> read("")).hasMessage("pairs.csv: holds no pairs");
  }

  @Test
  void refusesALabelThatTheModelDoesNotHave() {
    StanceModel model =
        Trainer.train(
            HuaweiBan.labels(),
            TrainingOptions.DEFAULT.withEpochs(1).withFeatures(FeatureSpec.WORDS));
    assertThatThrownBy(() -> read("7,strength,not-more:FAVOR,a,b\n").run(model))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "pairs.csv:2: column 'relation': the model has no label 'FAVOR', its labels are"
                + " [anti-ban, neutral, pro-ban]");
    String gold =
        "id,category,relation,text_a,text_b,label_a,label_b\n7,x,same,a,b,neutral,niether\n";
    assertThatThrownBy(() -> readWhole(gold).run(model))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("pairs.csv:2: column 'label_b': the model has no label 'niether'");
  }

  private static RobustnessSuite read(String rows) {
    return readWhole("id,category,relation,text_a,text_b\n" + rows);
  }

  private static RobustnessSuite readWhole(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return RobustnessSuite.read(
        new Input("pairs.csv", "pairs", () -> new ByteArrayInputStream(bytes)));
  }

  private static Prediction prediction(String label) {
    return new Prediction(
        label, LABELS.stream().map(one -> one.equals(label) ? 0.8 : 0.1).toList(), Status.OK);
  }
}
