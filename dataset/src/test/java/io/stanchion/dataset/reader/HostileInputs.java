package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.corpora.Corpora;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that is meant to break a reader, in a folder of its own for each kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileInputs {
  private final Path folder;
  private final List<String> kinds;

  /**
   * Names the inputs.
   *
   * @param folder Holds all kinds.
   * @param kinds Its folders, of which each file is read in every format.
   */
  HostileInputs(Path folder, List<String> kinds) {
    this.folder = folder;
    this.kinds = kinds;
  }

  /** Lists right CSV, each file beside its records as JSON. */
  abstract Stream<CsvAndRecords> spectrum();

  /** Lists files that hold one JSON value each, their names beginning with y_ or n_. */
  abstract Stream<Path> json();

  record CsvAndRecords(Path csv, Path json) {}

  static Stream<CsvAndRecords> pairs(Path csvFolder, Path jsonFolder) {
    return Corpora.filesBelow(csvFolder).stream()
        .map(
            csv ->
                new CsvAndRecords(
                    csv, jsonFolder.resolve(Format.stem("" + csv.getFileName()) + ".json")));
  }

  Stream<Path> files() {
    return kinds.stream().flatMap(kind -> Corpora.filesBelow(folder.resolve(kind)).stream());
  }

  @ParameterizedTest
  @MethodSource("files")
  void givesEntriesWithoutAnExceptionWhateverTheFormat(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
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
    byte[] content = Files.readAllBytes(file);
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

  @ParameterizedTest
  @MethodSource("spectrum")
  void readsTheRecordsThatTheJsonBesideTheFileLists(CsvAndRecords pair) throws IOException {
    assertThat(records(Files.readAllBytes(pair.csv())))
        .isEqualTo(
            JsonMapper.builder()
                .build()
                .readValue(
                    Files.readAllBytes(pair.json()),
                    new TypeReference<List<Map<String, String>>>() {}));
  }

  final Stream<Path> validJson() {
    return json()
        .filter(file -> file.getFileName().toString().startsWith("y_"))
        // No CSV can hold NUL, which is where we are stricter.
        .filter(file -> !read(file).contains("\\u0000"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("validJson")
  void readsAnObjectThatHoldsTextAndAnyValidJson(Path file) throws IOException {
    assertThat(Reading.shown(entriesOfObjectWith(file))).containsExactly("paragraph: text");
  }

  final Stream<Path> invalidJson() {
    return json().filter(file -> file.getFileName().toString().startsWith("n_"));
  }

  @ParameterizedTest
  @MethodSource("invalidJson")
  void rejectsAnObjectThatHoldsTextAndInvalidJson(Path file) throws IOException {
    List<Entry> entries = entriesOfObjectWith(file);

    assertThat(Reading.paragraphs(entries)).isEmpty();
    assertThat(Reading.rejections(entries)).hasSize(1);
  }

  /** Puts the file into one line, byte for byte; outside strings a line break is but a blank. */
  private static List<Entry> entriesOfObjectWith(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);
    for (int i = 0; i < json.length; i++) {
      json[i] = json[i] == '\n' || json[i] == '\r' ? (byte) ' ' : json[i];
    }
    byte[] line = Reading.bytes("{\"text\": \"text\", \"more\": ", json, "}");
    return Reading.entries(Reading.input("a.jsonl", line), ReadOptions.DEFAULT);
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
}
