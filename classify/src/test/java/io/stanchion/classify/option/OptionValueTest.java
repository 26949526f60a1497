package io.stanchion.classify.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.classify.output.RowFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OptionValueTest {
  @Test
  void parsesNamesInUpperAndLowerCase() {
    assertThat(OptionValue.name(RowFormat.class, "jsonl")).isEqualTo(RowFormat.JSONL);
    assertThat(OptionValue.charset("utf-8")).isEqualTo(StandardCharsets.UTF_8);
    assertThat(OptionValue.character(";")).isEqualTo(';');
    assertThat(OptionValue.largeNumber("68719476736")).isEqualTo(1L << 36);
  }

  @Test
  void saysWhatWasExpected() {
    assertThatThrownBy(() -> OptionValue.name(RowFormat.class, "xml"))
        .hasMessage("expected one of [TEXT, CSV, JSONL, SEMEVAL] (case-insensitive) but was 'xml'");
    assertThatThrownBy(() -> OptionValue.charset("ANSI"))
        .hasMessage("unknown encoding 'ANSI'; did you mean windows-1252?");
    assertThatThrownBy(() -> OptionValue.character(""))
        .hasMessage("'' is not one character, such as ; or |");
    assertThatThrownBy(() -> OptionValue.wholeNumber("1.5")).hasMessage("'1.5' is not an int");
    assertThatThrownBy(() -> OptionValue.number("half")).hasMessage("'half' is not a double");
  }
}
