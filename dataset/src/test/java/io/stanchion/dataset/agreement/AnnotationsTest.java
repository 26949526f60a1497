package io.stanchion.dataset.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Input;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnnotationsTest {
  private static final long SEED = 20;

  @Test
  void readsTheLabelsOfOneAnnotatorAndPassesOverRowsWithoutOne() {
    List<Annotations> read = Annotations.read(csv("id,label\nx,pro\ny,\nz,anti\n"), "label", "");

    assertThat(read).containsExactly(new Annotations("a.csv", Map.of("x", "pro", "z", "anti")));
    assertThat(read.get(0).labels().keySet()).containsExactly("x", "z");
  }

  @Test
  void readsTheLabelsOfSeveralAnnotators() {
    assertThat(
            Annotations.read(csv("who,id,stance\nb,x,pro\na,x,anti\nb,y,pro\n"), "stance", "who"))
        .containsExactly(
            new Annotations("b", Map.of("x", "pro", "y", "pro")),
            new Annotations("a", Map.of("x", "anti")));
  }

  @Test
  void refusesAUnitThatAnAnnotatorLabelsTwice() {
    assertThatThrownBy(() -> Annotations.read(csv("id,label\nx,pro\nx,pro\n"), "label", ""))
        .isInstanceOf(DataException.class)
        .hasMessage("a.csv:3: 'a.csv' has labelled 'x' already");
  }

  /**
   * Three annotators, four units: on two all agree, on one two of three, on one all differ: (1 + 1
   * + 1/3 + 0) / 4 = 7/12 of the pairs are equal.
   */
  @Test
  void comparesMoreThanTwoAnnotatorsByPairs() {
    Agreement agreement =
        Agreement.between(
            List.of(
                coder("a", "1", "p", "2", "n", "3", "p", "4", "p"),
                coder("b", "1", "p", "2", "n", "3", "p", "4", "n"),
                coder("c", "1", "p", "2", "n", "3", "n", "4", "o")),
            SEED);

    assertThat(agreement.units()).isEqualTo(4);
    assertThat(agreement.agreed()).isEqualTo(2);
    assertThat(agreement.percent().value().orElseThrow()).isCloseTo(7 / 12.0, within(1e-12));
  }

  @Test
  void leavesOutUnitsThatASingleAnnotatorLabelled() {
    Annotations a = coder("a", "1", "p", "2", "n", "3", "p");
    Annotations b = coder("b", "1", "p", "2", "p", "4", "n");

    assertThat(Agreement.between(List.of(a, b), SEED))
        .isEqualTo(Agreement.between(List.of("p", "n"), List.of("p", "p"), SEED));
  }

  @Test
  void refusesAnnotatorsWithNoUnitInCommon() {
    assertThatThrownBy(
            () -> Agreement.between(List.of(coder("a", "1", "p"), coder("b", "2", "p")), SEED))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "no unit has labels of two annotators (labels: a 1, b 1); expected the same ids from"
                + " each");
  }

  @Test
  void saysWhichIdsDifferBySpellingAloneWhereThereIsNoUnitInCommon() {
    assertThatThrownBy(
            () -> Agreement.between(List.of(coder("a", "1", "p"), coder("b", "1.0", "p")), SEED))
        .hasMessageEndingWith(
            "expected the same ids from each\nid '1.0' (once) differs from '1' by the form of the"
                + " number; did you mean '1'?");
  }

  @Test
  void refusesALabelWithoutAnnotatorOrUnit() {
    assertThatThrownBy(
            () -> Annotations.read(csv("id,label,who\n1,pro,x\n2,pro, \n"), "label", "who"))
        .isInstanceOf(DataException.class)
        .hasMessage("a.csv:3: column 'who' is empty; every label needs its annotator");
    assertThatThrownBy(() -> Annotations.read(csv("id,label\n,pro\n"), "label", ""))
        .hasMessage("a.csv:2: column 'id' is empty; every label needs its unit");
    assertThat(Annotations.read(csv("id,label,who\n1,pro,x\n2,, \n"), "label", "who")).hasSize(1);
  }

  @Test
  void listsLabelsAnnotatorsAndIdsThatDifferBySpellingAlone() {
    List<Annotations> coders =
        Annotations.read(
            csv(
                "id,label,who\n"
                    + "1,Yes,x\n"
                    + "1,yes,y\n"
                    + "2,no ,x\n"
                    + "2,no,y\n"
                    + "3,no,x\n"
                    + "3,no,y\n"
                    + "4,yes,x\n"
                    + "4 ,yes,Y\n"),
            "label",
            "who");

    assertThat(Annotations.problems(coders))
        .containsExactly(
            "label 'Yes' (once) differs from 'yes' by case; did you mean 'yes'?",
            "label 'no ' (once) differs from 'no' by a blank at its end; did you mean 'no'?",
            "annotator 'Y' (once) differs from 'y' by case; did you mean 'y'?",
            "id '4 ' (once) differs from '4' by a blank at its end; did you mean '4'?");
    assertThat(Annotations.problems(List.of(coder("a", "1", "p"), coder("b", "1", "p")))).isEmpty();
  }

  @Test
  void readsAnOutputOfOursAsItWasBeforeItWasGuarded() {
    String header = "id,article,paragraph,kind,label,confidence,status,text\n";

    assertThat(
            Annotations.read(csv(header + "'@1,a,1,paragraph,''-x,0.9,ok,t\n"), "label", "")
                .get(0)
                .labels())
        .containsExactly(Map.entry("@1", "'-x"));
  }

  @Test
  void listsTheUnitsOnWhichAnnotatorsDiffer() {
    Annotations a = coder("a", "1", "p", "2", "n", "3", "p");
    Annotations b = coder("b", "3", "n", "1", "p", "4", "n");

    assertThat(Agreement.disagreements(List.of(a, b)))
        .containsExactly(new Agreement.Disagreement("3", Map.of("a", "p", "b", "n")));
  }

  @Test
  void countsWhichLabelMetWhich() {
    Annotations a = coder("a", "1", "p", "2", "n", "3", "p", "4", "p");
    Annotations b = coder("b", "1", "p", "2", "n", "3", "n", "5", "p");

    assertThat(Agreement.confusion(a, b))
        .isEqualTo(Map.of("n", Map.of("n", 1L), "p", Map.of("n", 1L, "p", 1L)));
  }

  @Test
  void resamplesWholeGroupsSoThatOneOddArticleWidensTheInterval() {
    Map<String, String> one = new LinkedHashMap<>();
    Map<String, String> other = new LinkedHashMap<>();
    Map<String, String> articles = new LinkedHashMap<>();
    for (int unit = 0; unit < 60; unit++) {
      String id = String.valueOf(unit);
      one.put(id, unit % 2 == 0 ? "p" : "n");
      other.put(id, unit < 10 ? "x" : one.get(id));
      articles.put(id, "article " + unit / 10);
    }
    List<Annotations> coders = List.of(new Annotations("a", one), new Annotations("b", other));

    Coefficient byUnit = Agreement.between(coders, SEED).percent();
    Coefficient byArticle = Agreement.between(coders, articles, SEED).percent();

    assertThat(byArticle.value()).isEqualTo(byUnit.value());
    assertThat(byArticle.low().getAsDouble()).isLessThan(byUnit.low().getAsDouble());
    assertThat(byArticle.high()).hasValue(1);
  }

  @Test
  void readsTheGroupsOfUnitsAndNamesAUnitThatIsInTwo() {
    assertThat(Annotations.groups(csv("id,article\n1,x\n2,\n1,x\n3,y\n"), "article"))
        .isEqualTo(Map.of("1", "x", "3", "y"));
    assertThatThrownBy(() -> Annotations.groups(csv("id,article\n1,x\n1,y\n"), "article"))
        .hasMessage("a.csv:3: '1' is in the group 'x' already, not in 'y'");
  }

  private static Annotations coder(String name, String... idsAndLabels) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < idsAndLabels.length; i += 2) {
      labels.put(idsAndLabels[i], idsAndLabels[i + 1]);
    }
    return new Annotations(name, labels);
  }

  private static Input csv(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new Input("a.csv", "a", () -> new ByteArrayInputStream(bytes));
  }
}
