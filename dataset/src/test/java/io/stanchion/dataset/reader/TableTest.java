package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableTest {
  @Test
  void readsRowsByColumnAndNamesTheirPlace() {
    Table table = read("id;label\n\n1;\"pro\nban\"\n2;\n");

    assertThat(table.name()).isEqualTo("t.csv");
    assertThat(table.header()).containsExactly("id", "label");
    assertThat(table.rows())
        .containsExactly(
            new Table.Row(3, Map.of("id", "1", "label", "pro\nban")),
            new Table.Row(5, Map.of("id", "2", "label", "")));
    assertThat(table.rows().get(0).get("label")).isEqualTo("pro\nban");
    assertThat(table.rows().get(0).get("fold")).isEmpty();
    assertThat(table.where(table.rows().get(1))).isEqualTo("t.csv:5: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | t.csv: is empty; expected a header and rows",
        "`id,Label` | t.csv:1: no column 'label' in the header [id, Label] (did you mean 'Label'?);"
            + " rename the right one",
        "`id,label\n1` | t.csv:2: the row has 1 fields, the header has 2; quote fields that contain"
            + " the separator",
        "`id,label\n"
            + "1,\"a` | t.csv:2: a quote opens in this record and never closes; close or double it",
      })
  void refusesAFileThatIsNotInOrder(String csv, String message) {
    assertThatThrownBy(() -> read(csv)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private static Table read(String csv) {
    return Table.read(Reading.input("t.csv", csv), List.of("id", "label"));
  }
}
