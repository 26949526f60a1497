package io.stanchion.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelledDataTest {
  private static final LabelledData DATA =
      new LabelledData(
          "labels.csv",
          "00",
          true,
          List.of(
              labelled("1", "5G", "neutral", "x"),
              labelled("2", "", "anti", "x"),
              labelled("3", "tariffs", "neutral", "y"),
              labelled("4", "5G", "Pro", "z")));

  @Test
  void listsLabelsInAlphabeticalOrderEachOnce() {
    assertThat(DATA.labels()).containsExactly("Pro", "anti", "neutral");
  }

  @Test
  void listsTargetsInTheOrderInWhichTheyOccurWithoutTheEmptyOne() {
    assertThat(DATA.targets()).containsExactly("5G", "tariffs");
  }

  @Test
  void countsGroupsAndLabels() {
    assertThat(DATA.groupCount()).isEqualTo(3);
    assertThat(LabelledData.labelCounts(DATA.paragraphs()))
        .containsExactly(Map.entry("Pro", 1L), Map.entry("anti", 1L), Map.entry("neutral", 2L));
  }

  @Test
  void keepsTheParagraphsAboutOneTarget() {
    LabelledData kept = DATA.withTarget("5G");

    assertThat(kept.paragraphs()).extracting(one -> one.paragraph().id()).containsExactly("1", "4");
    assertThat(kept.name()).isEqualTo("labels.csv");
    assertThat(kept.sha256()).isEqualTo("00");
    assertThat(kept.grouped()).isTrue();
  }

  @Test
  void namesTheTargetsThereAreWhereNoneIsTheOneAskedFor() {
    assertThatThrownBy(() -> DATA.withTarget("6G"))
        .isInstanceOf(DataException.class)
        .hasMessage("labels.csv: no paragraph has the target '6G'; the targets are [5G, tariffs]");
    assertThatThrownBy(() -> DATA.withTarget("5g\u00a0"))
        .hasMessage(
            "labels.csv: no paragraph has the target '5g<U+00A0>' (did you mean '5G'?); the targets"
                + " are [5G, tariffs]");
  }

  @Test
  void doesNotChangeWithTheListItWasMadeFrom() {
    List<LabelledParagraph> paragraphs = new ArrayList<>(DATA.paragraphs());
    LabelledData data = new LabelledData("labels.csv", "00", true, paragraphs);

    paragraphs.clear();

    assertThat(data.paragraphs()).hasSize(4);
  }

  @Test
  void refusesABlankLabelAndABlankGroup() {
    assertThatThrownBy(() -> labelled("7", "5G", " ", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Paragraph 7 has a blank label");
    assertThatThrownBy(() -> labelled("7", "5G", "pro", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Paragraph 7 has a blank group");
  }

  @Test
  void refusesAParagraphWithoutIdOrPlace() {
    assertThatThrownBy(() -> new Paragraph(" ", "a", 1, Kind.PARAGRAPH, "", "text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A paragraph's id must not be blank");
    assertThatThrownBy(() -> new Paragraph("a:0", "a", 0, Kind.PARAGRAPH, "", "text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A paragraph's number must be at least 1, got 0");
  }

  @ParameterizedTest
  @CsvSource({
    "caption, CAPTION",
    "Caption, CAPTION",
    "' BULLET ', BULLET",
    "headline, HEADLINE",
    "paragraph, PARAGRAPH",
    "boilerplate, BOILERPLATE"
  })
  void findsAKindInAnyCase(String name, Kind kind) {
    assertThat(Kind.find(name)).contains(kind);
    assertThat(Kind.find(kind.toString())).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "captions", "cap tion", "tıtle"})
  void findsNoKindOfAnotherName(String name) {
    assertThat(Kind.find(name)).isEmpty();
  }

  private static LabelledParagraph labelled(String id, String target, String label, String group) {
    return new LabelledParagraph(
        new Paragraph(id, group + "1", 1, Kind.PARAGRAPH, target, "text"), label, group, Map.of());
  }
}
