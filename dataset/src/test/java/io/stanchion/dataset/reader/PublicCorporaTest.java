package io.stanchion.dataset.reader;

import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads public conformance and attack corpora. */
@NeedsCorpus("hostile")
final class PublicCorporaTest extends HostileInputs {
  private static final Path FOLDER = Corpora.outside("hostile");

  PublicCorporaTest() {
    super(
        FOLDER,
        List.of(
            "csv-spectrum/csvs",
            "commons-csv",
            "csv-injection-payloads",
            "blns",
            "utf8-stress",
            "JSONTestSuite/test_parsing",
            "html5lib-tests"));
  }

  @Override
  Stream<CsvAndRecords> spectrum() {
    // The pair location_coordinates is wrong at its source.
    return pairs(FOLDER.resolve("csv-spectrum/csvs"), FOLDER.resolve("csv-spectrum/json"))
        .filter(pair -> !pair.csv().endsWith("location_coordinates.csv"));
  }

  @Override
  Stream<Path> json() {
    return Corpora.filesBelow(FOLDER.resolve("JSONTestSuite/test_parsing")).stream()
        // A key that occurs twice is an error here, though the suite allows it.
        .filter(file -> !file.getFileName().toString().startsWith("y_object_duplicated_key"))
        // Without its line break, this one is valid.
        .filter(file -> !file.endsWith("n_string_unescaped_newline.json"));
  }
}
