package io.stanchion.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DataExceptionTest {
  @Test
  void keepsPlaceAndReasonApart() {
    DataException failure = DataException.at("a: b.csv:4", "column 'text': is empty");

    assertThat(failure).hasMessage("a: b.csv:4: column 'text': is empty").hasNoCause();
    assertThat(failure.place()).isEqualTo("a: b.csv:4");
    assertThat(failure.reason()).isEqualTo("column 'text': is empty");
  }

  @Test
  void hasNoPlaceWhereNoneWasNamed() {
    DataException failure = new DataException("--threads must be at least 1, got 0");

    assertThat(failure.place()).isEmpty();
    assertThat(failure.reason()).isEqualTo("--threads must be at least 1, got 0");
  }

  @Test
  void saysInWordsWhatKeptAFileFromBeingRead() {
    NoSuchFileException cause = new NoSuchFileException("a.csv");
    DataException failure = DataException.unreadable(Path.of("a.csv"), cause);

    assertThat(failure).hasMessage("a.csv: cannot be read: no such file").hasCause(cause);
    assertThat(failure.reason()).isEqualTo("cannot be read: no such file");
  }
}
