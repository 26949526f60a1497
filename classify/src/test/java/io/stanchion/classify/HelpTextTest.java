package io.stanchion.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HelpTextTest {
  @Test
  void breaksProseBetweenWordsAndLeavesExamplesAlone() {
    String text =
        """
        One two three four
        five six.

        Examples:
          stanchion classify a-long-name-of-a-file
        """;

    assertThat(HelpText.wrap(text, 14))
        .isEqualTo(
            """
            One two three
            four five six.

            Examples:
              stanchion classify a-long-name-of-a-file
            """);
  }

  @Test
  void givesAWordThatIsTooLongALineOfItsOwn() {
    assertThat(HelpText.wrap("a extraordinarily b", 5)).isEqualTo("a\nextraordinarily\nb\n");
  }
}
