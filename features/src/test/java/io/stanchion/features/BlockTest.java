package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlockTest {
  @Test
  void listsWordNgramsOfEachLengthAtEachPlace() {
    assertThat(features(new Block.WordNgrams(1, 3), "a far cry from"))
        .containsExactly(
            "a", "a far", "a far cry", "far", "far cry", "far cry from", "cry", "cry from", "from");
  }

  @Test
  void listsCharacterNgramsWithASpaceAtEitherEnd() {
    assertThat(features(new Block.CharNgrams(2, 3), "5g"))
        .containsExactly(" 5", " 5g", "5g", "5g ", "g ");
  }

  @Test
  void countsCharactersAndNotUtf16Units() {
    assertThat(features(new Block.CharNgrams(2, 2), "\ud83d\udeab!"))
        .containsExactly(" \ud83d\udeab", "\ud83d\udeab!", "! ");
  }

  @Test
  void findsNothingInNothing() {
    assertThat(features(new Block.CharNgrams(2, 5), "")).isEmpty();
    assertThat(features(new Block.WordNgrams(1, 3), "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "don't 'quote' it | don't quote it",
        "#ban5g @huawei # @ | #ban5g @huawei",
        "back-door, u.k. ok! really? | back door u k ok ! really ?",
        "snake_case 3.5 | snake_case 3 5",
        "\ud83d\udeab\ud83d\ude00 café | \ud83d\udeab \ud83d\ude00 café",
        "हिन्दी 华为 | हिन्दी 华为"
      })
  void splitsIntoWords(String text, String words) {
    assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "3,2", "1,21"})
  void refusesLengthsThatMakeNoSense(int min, int max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Block.WordNgrams(min, max))
        .withMessage("n-gram lengths must be 1 <= min <= max <= 20, got " + min + " to " + max);
  }

  private static List<String> features(Block block, String text) {
    List<String> features = new ArrayList<>();
    block.forEach(text, features::add);
    return features;
  }
}
