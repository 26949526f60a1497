package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OcclusionTest {
  private final StanceModel model = model();

  private static StanceModel model() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean pro = i % 2 == 0;
      String text = "The ministry calls the supplier " + (pro ? "dangerous" : "harmless");
      paragraphs.add(
          new LabelledParagraph(paragraph("p" + i, text), pro ? "pro" : "anti", "g", Map.of()));
    }
    return Trainer.train(
        new LabelledData("two words", "", true, paragraphs),
        TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS));
  }

  private static Paragraph paragraph(String id, String text) {
    return new Paragraph(id, "", 1, Kind.PARAGRAPH, "", text);
  }

  @Test
  void findsTheWordThatDecides() {
    List<Occlusion.Piece> pieces =
        Occlusion.explain(
            model, paragraph("x", "  Reporters call it dangerous,\n as the ministry does. "));
    assertThat(pieces.stream().map(Occlusion.Piece::text).collect(Collectors.joining()))
        .isEqualTo("  Reporters call it dangerous,\n as the ministry does. ");
    assertThat(pieces.stream().max(Comparator.comparingDouble(Occlusion.Piece::weight)))
        .hasValueSatisfying(piece -> assertThat(piece.text()).isEqualTo("dangerous,"));
  }

  @Test
  void hasNothingToSayOfNothing() {
    assertThat(Occlusion.explain(model, paragraph("x", ""))).isEmpty();
    assertThat(Occlusion.explain(model, paragraph("x", " \n ")))
        .containsExactly(new Occlusion.Piece(" \n ", 0));
  }

  @Test
  void stopsTryingInAVeryLongText() {
    String text = "dangerous ".repeat(1000);
    List<Occlusion.Piece> pieces = Occlusion.explain(model, paragraph("x", text));
    assertThat(pieces).hasSizeLessThan(900);
    assertThat(pieces.stream().map(Occlusion.Piece::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }
}
