package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.corpora.Corpora;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads our own hostile inputs. */
final class HostileInputTest extends HostileInputs {
  private static final Path FOLDER = Corpora.sample("hostile");

  HostileInputTest() {
    super(FOLDER, List.of("csv", "csv-damaged", "csv-formulas", "html", "json", "strings", "utf8"));
  }

  @Override
  Stream<CsvAndRecords> spectrum() {
    return pairs(FOLDER.resolve("csv"), FOLDER.resolve("records"));
  }

  @Override
  Stream<Path> json() {
    return Corpora.filesBelow(FOLDER.resolve("json")).stream();
  }

  @Test
  void hasSamplesOfEveryKind() {
    assertThat(files()).hasSizeGreaterThan(100);
    assertThat(spectrum()).hasSizeGreaterThan(8);
    assertThat(validJson()).hasSizeGreaterThan(15);
    assertThat(invalidJson()).hasSizeGreaterThan(35);
  }
}
