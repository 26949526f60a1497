package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No field of a CSV file of ours is computed by a spreadsheet, and none is lost by that. */
final class FormulaGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1+1",
        "－1x",
        "＠a",
        "=cmd|' /C calc'!A0",
        "-",
        "+",
        "-5 degrees",
        "-1e",
        "-1e+",
        "-.",
        "-1.2.3",
        "+49 30 123",
        "-e5",
        "-1e5x",
        "-111111111111111111111111111111111111111111111111111"
      })
  void guardsWhatASpreadsheetWouldCompute(String field) {
    assertThat(FormulaGuard.guarded(field)).isEqualTo("'" + field);
    assertThat(FormulaGuard.original("'" + field)).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "-5",
        "+5",
        "-0.25",
        "-1,5",
        "1e-5",
        "-1e-5",
        "-1E+05",
        "5",
        "'",
        "''",
        "'tis",
        "a=1",
        " =1",
        "–5",
        "'5",
        "-.5",
        "-11111111111111111111111111111111111111111111111111"
      })
  void leavesOrdinaryFieldsAlone(String field) {
    String all = field.length() > 50 ? field.substring(0, 50) : field;
    assertThat(FormulaGuard.guarded(all)).isEqualTo(all);
    assertThat(FormulaGuard.original(all)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'=1", "''=1", "'-5", "'@x", "'''+"})
  void guardsWhatLooksGuarded(String field) {
    assertThat(FormulaGuard.guarded(field)).isEqualTo("'" + field);
    assertThat(FormulaGuard.original("'" + field)).isEqualTo(field);
  }

  @Test
  void givesBackEveryField() {
    SplittableRandom random = new SplittableRandom(6);
    String letters = "'=+-@\t1.,eE x＝";
    for (int i = 0; i < 100_000; i++) {
      StringBuilder field = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        field.append(letters.charAt(random.nextInt(letters.length())));
      }
      String guarded = FormulaGuard.guarded(field.toString());
      assertThat(FormulaGuard.original(guarded)).isEqualTo(field.toString());
    }
  }
}
