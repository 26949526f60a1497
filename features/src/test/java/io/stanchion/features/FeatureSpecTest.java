package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FeatureSpecTest {
  @Test
  void refusesBlocksThatHaveNgramsInCommon() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new Block.CharNgrams(2, 4), new Block.CharNgrams(4, 5)))
        .withMessage(
            "Two blocks have n-grams in common: character 2-4-grams and character 4-5-grams");
    assertThatCode(() -> of(new Block.CharNgrams(2, 3), new Block.CharNgrams(4, 5)))
        .doesNotThrowAnyException();
    assertThatCode(() -> of(new Block.CharNgrams(1, 3), new Block.WordNgrams(1, 3)))
        .doesNotThrowAnyException();
  }

  private static FeatureSpec of(Block... blocks) {
    return new FeatureSpec(List.of(blocks), Weighting.SUBLINEAR_TFIDF, 1, false, false);
  }
}
