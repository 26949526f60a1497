package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileSignatureTest {
  @ParameterizedTest
  @CsvSource({
    "a.docx, PK\\3\\4, 'a ZIP archive, as .docx, .xlsx, .odt and .epub files are'",
    "a.txt, PK\\3\\4, 'a ZIP archive, as .docx, .xlsx, .odt and .epub files are'",
    "a.csv, PK\\3\\4, 'a ZIP archive, as .docx, .xlsx, .odt and .epub files are'",
    "a.html, %PDF-1.7, a PDF document",
    "a.md, {\\rtf1, an RTF document",
    "a.jsonl, \\x89PNG, a PNG picture",
  })
  void refusesWhatIsNoTextHoweverItIsNamed(String name, String start, String what) {
    byte[] content = bytes(start + " and so on");

    assertThat(Reading.shown(Reading.entries(Reading.input(name, content), ReadOptions.DEFAULT)))
        .containsExactly(
            "! "
                + name
                + ": the file is not text but "
                + what
                + "; save its text as .txt, .csv or .html");
  }

  @Test
  void refusesGzipInsideGzip() {
    byte[] content = Reading.gzip(Reading.gzip(Reading.utf8("One.")));

    assertThat(
            Reading.shown(Reading.entries(Reading.input("a.txt.gz", content), ReadOptions.DEFAULT)))
        .singleElement()
        .asString()
        .startsWith("! a.txt.gz: the file is not text but gzip data inside gzip data");
  }

  @Test
  void refusesATarArchive() {
    byte[] tar = new byte[512];
    System.arraycopy(bytes("ustar"), 0, tar, 257, 5);

    assertThat(Reading.shown(Reading.entries(Reading.input("a.txt", tar), ReadOptions.DEFAULT)))
        .singleElement()
        .asString()
        .contains("a tar archive");
  }

  @Test
  void refusesLabelsThatAreNoText() {
    assertThatThrownBy(
            () ->
                new LabelReader(ReadOptions.DEFAULT)
                    .read(Reading.input("labels.csv", bytes("PK\\3\\4 and so on"))))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("labels.csv: the file is not text but a ZIP archive");
  }

  @Test
  void readsTextThatBeginsWithTheSameLetters() {
    assertThat(Reading.shown("a.txt", "PK is short for a penalty kick, as everybody knows."))
        .containsExactly("paragraph: PK is short for a penalty kick, as everybody knows.");
  }

  private static byte[] bytes(String text) {
    return text.replace("\\3", "\3")
        .replace("\\4", "\4")
        .replace("\\x89", "\u0089")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
