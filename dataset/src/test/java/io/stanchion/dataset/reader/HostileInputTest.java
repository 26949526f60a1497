package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads public conformance and attack corpora; skipped where their folder is absent. */
final class HostileInputTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("stanchion.hostile", "../../shared/hostile"));

  @BeforeAll
  static void hasTheCorpora() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no hostile inputs in " + FOLDER);
  }

  static Stream<Path> files() {
    return Stream.of(
            "csv-spectrum/csvs",
            "commons-csv",
            "csv-injection-payloads",
            "blns",
            "utf8-stress",
            "JSONTestSuite/test_parsing",
            "html5lib-tests")
        .map(HostileInputTest::filesBelow)
        .flatMap(Collection::stream);
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesEntriesWithoutAnExceptionWhateverTheFormat(Path file) throws IOException {
    byte[] content = Files.readAllBytes(FOLDER.resolve(file));
    for (Format format : Format.values()) {
      String name = file.getFileName().toString();
      ReadOptions options =
          format == Format.CSV
              ? Reading.format(format).withColumns(columns(content))
              : Reading.format(format);
      List<Entry> entries = Reading.entries(Reading.input(name, content), options);

      assertThat(Reading.paragraphs(entries)).extracting(Paragraph::id).doesNotHaveDuplicates();
      assertThat(Reading.rejections(entries))
          .allSatisfy(rejected -> assertThat(rejected.message()).startsWith(name + ":"))
          .filteredOn(Entry.Rejected::isWholeInput)
          .hasSizeLessThan(2);
      if (format == Format.TEXT || format == Format.CSV) {
        assertThat(Reading.paragraphs(entries))
            .extracting(Paragraph::text)
            .noneMatch(text -> text.contains("\0"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void losesNoLineOfText(Path file) throws IOException {
    byte[] content = Files.readAllBytes(FOLDER.resolve(file));
    List<Entry> entries =
        Reading.entries(
            Reading.input("a.txt", content), Reading.paragraphBreak(ParagraphBreak.LINE));
    if (Reading.rejections(entries).stream().anyMatch(Entry.Rejected::isWholeInput)) {
      // Of another encoding, or without a line of text.
      assertThat(entries.get(entries.size() - 1)).isInstanceOf(Entry.Rejected.class);
      return;
    }
    LineReader lines =
        new LineReader(Utf8Stream.open(new ByteArrayInputStream(content), ReadOptions.DEFAULT));
    long expected = 0;
    for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
      expected += line.get().isBlank() ? 0 : 1;
    }

    assertThat(entries).hasSize((int) expected);
  }

  static Stream<Path> spectrum() {
    // The pair location_coordinates is wrong at its source.
    return filesBelow("csv-spectrum/csvs").stream()
        .filter(file -> !file.endsWith("location_coordinates.csv"));
  }

  @ParameterizedTest
  @MethodSource("spectrum")
  void readsTheRecordsThatTheJsonBesideTheFileLists(Path file) throws IOException {
    String stem = Format.stem(String.valueOf(file.getFileName()));
    byte[] json = Files.readAllBytes(FOLDER.resolve("csv-spectrum/json/" + stem + ".json"));

    assertThat(records(Files.readAllBytes(FOLDER.resolve(file))))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readValue(json, new TypeReference<List<Map<String, String>>>() {}));
  }

  static Stream<Path> validJson() {
    // That a key may occur twice is where we are stricter.
    return filesBelow("JSONTestSuite/test_parsing").stream()
        .filter(file -> file.getFileName().toString().startsWith("y_"))
        .filter(file -> !file.getFileName().toString().startsWith("y_object_duplicated_key"));
  }

  @ParameterizedTest
  @MethodSource("validJson")
  void readsAnObjectThatHoldsTextAndAnyValidJson(Path file) throws IOException {
    assertThat(Reading.shown("a.jsonl", objectWith(file))).containsExactly("paragraph: text");
  }

  static Stream<Path> invalidJson() {
    // Without its line break, this one is valid.
    return filesBelow("JSONTestSuite/test_parsing").stream()
        .filter(file -> file.getFileName().toString().startsWith("n_"))
        .filter(file -> !file.endsWith("n_string_unescaped_newline.json"));
  }

  @ParameterizedTest
  @MethodSource("invalidJson")
  void rejectsAnObjectThatHoldsTextAndInvalidJson(Path file) throws IOException {
    List<Entry> entries = Reading.entries("a.jsonl", objectWith(file));

    assertThat(Reading.paragraphs(entries)).isEmpty();
    assertThat(Reading.rejections(entries)).hasSize(1);
  }

  /** Puts the file into one line; outside strings a line break is but a blank. */
  private static String objectWith(Path file) throws IOException {
    String json = new String(Files.readAllBytes(FOLDER.resolve(file)), StandardCharsets.UTF_8);
    return "{\"text\": \"text\", \"more\": " + json.replace('\n', ' ').replace('\r', ' ') + "}";
  }

  /** Takes the first column for the text, so that there are rows to read. */
  private static Columns columns(byte[] csv) {
    try {
      LineReader lines = new LineReader(new ByteArrayInputStream(csv));
      String first = Rows.open("a.csv", lines, ReadOptions.DEFAULT).header().get(0);
      return new Columns(first, "label", Optional.empty(), Optional.empty());
    } catch (DataException | IOException e) {
      return Columns.DEFAULT;
    }
  }

  private static List<Map<String, String>> records(byte[] csv) throws IOException {
    LineReader lines = new LineReader(new ByteArrayInputStream(csv));
    Rows rows = Rows.open("a.csv", lines, ReadOptions.DEFAULT);
    List<Map<String, String>> records = new ArrayList<>();
    for (Optional<Rows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      records.add(row.get().fields());
    }
    return records;
  }

  private static List<Path> filesBelow(String name) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(name))) {
      return files.filter(Files::isRegularFile).map(FOLDER::relativize).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
