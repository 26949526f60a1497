package io.stanchion.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.Encoders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AutomaticFeaturesTest {
  private static final String FROZEN = "full+bge-small-en-v15-q";
  private static final String STANCE = "full+stance-small-en-q:stance";
  private static final String BOTH = "full+bge-small-en-v15-q+stance-small-en-q:stance";

  private static LabelledData data(int size, String target, String text, List<String> labels) {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Paragraph one = new Paragraph("p" + i, "", 1, Kind.PARAGRAPH, target, i + text);
      paragraphs.add(new LabelledParagraph(one, labels.get(i % 3), "g" + i, Map.of()));
    }
    return new LabelledData("made-up.csv", "", true, paragraphs);
  }

  private static AutomaticFeatures of(LabelledData data, OpenEncoders encoders) {
    return AutomaticFeatures.of(data, Optional.empty(), new Renaming(), encoders);
  }

  private static List<String> sets(AutomaticFeatures features) {
    return features.sets().stream().map(FeatureSet::toString).toList();
  }

  @Test
  void triesEachShippedEncoderAndBoth() {
    LabelledData data = data(6, "a ban", " words", List.of("pro", "con", "neutral"));
    AutomaticFeatures features = of(data, new OpenEncoders());
    assertThat(sets(features)).containsExactly("full", FROZEN, STANCE, BOTH);
    assertThat(features.notes())
        .containsExactly(
            "stance-small-en-q: AGAINST is con, FAVOR is pro, NONE is neutral, by their names");
  }

  @Test
  void triesNgramsAloneWithoutEncoders() {
    LabelledData data = data(6, "a ban", " words", List.of("pro", "con", "neutral"));
    AutomaticFeatures features = of(data, new OpenEncoders(List.of(), Encoders::open));
    assertThat(sets(features)).containsExactly("full");
    assertThat(features.notes()).isEmpty();
  }

  @Test
  void triesVectorsForStancesThatNoLabelsMean() {
    AutomaticFeatures features =
        of(data(6, "a ban", " words", List.of("0", "1", "2")), new OpenEncoders());
    assertThat(sets(features))
        .containsExactly(
            "full", FROZEN, "full+stance-small-en-q:pair", FROZEN + "+stance-small-en-q:pair");
    assertThat(features.notes())
        .containsExactly(
            "stance-small-en-q: its stances [AGAINST, FAVOR, NONE] are not matched with the labels"
                + " 0; 1; 2, so its vectors are tried instead; --rename OLD=NEW brings them"
                + " together");
  }

  @Test
  void leavesOutStancesTowardsNoTarget() {
    AutomaticFeatures features =
        of(data(6, "", " words", List.of("pro", "con", "neutral")), new OpenEncoders());
    assertThat(sets(features)).containsExactly("full", FROZEN);
    assertThat(features.notes())
        .containsExactly(
            "stance-small-en-q is not tried: it reads targets, and there are rows without one");
  }

  @Test
  void leavesOutEncodersThatWouldReadTooMuch() {
    String page = "word ".repeat(20_000);
    LabelledData most = data(149, "a ban", page, List.of("pro", "con", "neutral"));
    assertThat(sets(of(most, new OpenEncoders()))).hasSize(4);
    AutomaticFeatures features =
        of(data(150, "a ban", page, List.of("pro", "con", "neutral")), new OpenEncoders());
    assertThat(sets(features)).containsExactly("full");
    assertThat(features.notes())
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo(
            "bge-small-en-v15-q is not tried: the texts have 30,150 portions of 500 characters,"
                + " more than 30,000; --features decides otherwise");
  }

  @Test
  void countsATextOnceForAnEncoderThatReadsNoTarget() {
    LabelledData one = data(20_000, "a ban", "", List.of("pro", "con", "neutral"));
    LabelledData other = data(20_000, "a tax", "", List.of("pro", "con", "neutral"));
    List<LabelledParagraph> all = new ArrayList<>(one.paragraphs());
    all.addAll(other.paragraphs());
    assertThat(sets(of(one.withParagraphs(all), new OpenEncoders())))
        .containsExactly("full", FROZEN);
  }

  @Test
  void countsAuxiliaryParagraphsToo() {
    List<String> labels = List.of("pro", "con", "neutral");
    Optional<LabelledData> more = Optional.of(data(29_995, "a ban", " words", labels));
    AutomaticFeatures features =
        AutomaticFeatures.of(
            data(6, "a ban", " others", labels), more, new Renaming(), new OpenEncoders());
    assertThat(sets(features)).containsExactly("full");
    assertThat(features.notes()).hasSize(2).allMatch(note -> note.contains(" 30,001 portions"));
  }
}
