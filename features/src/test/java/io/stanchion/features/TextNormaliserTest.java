package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextNormaliserTest {
  @ParameterizedTest
  @MethodSource("variants")
  void bringsVariantsToOneForm(String text, String normal) {
    assertThat(TextNormaliser.normalise(text)).isEqualTo(normal);
  }

  static Stream<Arguments> variants() {
    return Stream.of(
        arguments("HUAWEI’s ‘5G’", "huawei's '5g'"),
        arguments("“Security first” — or «America»?", "\"security first\" - or \"america\"?"),
        arguments("ﬁve ＧＨｚ", "five ghz"),
        arguments("İSTANBUL ı", "istanbul ı"),
        arguments("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        arguments(" a\u00a0\u2003 b\t\n c\r\n", "a b c"),
        arguments("zero\u200bwidth\u00adsoft\ufeff", "zerowidthsoft"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b\u200b", "\n\t\u00a0", "\u0000\u0001"})
  void leavesNothingOfTextWithoutVisibleCharacters(String text) {
    assertThat(TextNormaliser.normalise(text)).isEmpty();
  }

  @Test
  void replacesUnpairedSurrogates() {
    assertThat(TextNormaliser.normalise("a\ud800b\udc00")).isEqualTo("a\ufffdb\ufffd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "lt-LT"})
  void doesNotDependOnTheDefaultLocale(String tag) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      assertThat(TextNormaliser.normalise("IMPORTANT Ì")).isEqualTo("important ì");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void isIdempotent() {
    String once =
        TextNormaliser.normalise("“If a country adopts this [Huawei]…” ½ Å ﷺ \ud83d\udeab");
    assertThat(TextNormaliser.normalise(once)).isEqualTo(once);
  }
}
