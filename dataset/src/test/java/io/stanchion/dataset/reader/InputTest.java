package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InputTest {
  @Test
  void findsTheFilesBelowADirectoryInTheOrderOfTheirPaths(@TempDir Path folder) throws IOException {
    make(folder, "b.csv", "a/z.html", "a/c.md.gz", "c.TXT", "a/deep/er/x.jsonl");

    Input.Found found = Input.find(List.of(folder.toString()));

    assertThat(found.inputs())
        .extracting(Input::name)
        .containsExactly(
            folder.resolve("a/c.md.gz").toString(),
            folder.resolve("a/deep/er/x.jsonl").toString(),
            folder.resolve("a/z.html").toString(),
            folder.resolve("b.csv").toString(),
            folder.resolve("c.TXT").toString());
    assertThat(found.inputs())
        .extracting(Input::article)
        .containsExactly("a/c", "a/deep/er/x", "a/z", "b", "c");
    assertThat(found.passedOver()).isEmpty();
  }

  @Test
  void leavesOutHiddenFilesAndDirectories(@TempDir Path folder) throws IOException {
    make(folder, ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "seen.txt");

    Input.Found found = Input.find(List.of(folder.toString()));

    assertThat(found.inputs()).extracting(Input::article).containsExactly("seen");
    assertThat(found.passedOver()).isEmpty();
  }

  @Test
  void findsFilesBelowADirectoryThatIsItselfHidden(@TempDir Path folder) throws IOException {
    make(folder, ".data/a.txt");

    assertThat(Input.find(List.of(folder.resolve(".data").toString())).inputs()).hasSize(1);
    assertThat(Input.find(List.of(folder.resolve(".data/.").toString())).inputs())
        .extracting(Input::article)
        .containsExactly("a");
  }

  @Test
  void reportsFilesOfUnknownEndingThatItPassesOver(@TempDir Path folder) throws IOException {
    make(folder, "a.pdf", "b.txt", "README", "d.txt.zip");

    Input.Found found = Input.find(List.of(folder.toString()));

    assertThat(found.inputs()).extracting(Input::article).containsExactly("b");
    assertThat(found.passedOver())
        .containsExactly(
            folder.resolve("README").toString(),
            folder.resolve("a.pdf").toString(),
            folder.resolve("d.txt.zip").toString());
  }

  @Test
  void takesAFileOfUnknownEndingThatIsNamed(@TempDir Path folder) throws IOException {
    make(folder, "notes.log");

    Input.Found found = Input.find(List.of(folder.resolve("notes.log").toString()));

    assertThat(found.inputs()).extracting(Input::article).containsExactly("notes.log");
  }

  @Test
  void doesNotFollowLinksToDirectories(@TempDir Path folder) throws IOException {
    make(folder, "a/x.txt");
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.createSymbolicLink(folder.resolve("y.txt"), folder.resolve("a/x.txt"));

    assertThat(Input.find(List.of(folder.toString())).inputs())
        .extracting(Input::article)
        .containsExactly("a/x", "y");
  }

  @Test
  void followsALinkToADirectoryThatIsNamedItself(@TempDir Path folder) throws IOException {
    make(folder, "a/x.txt", "a/b/y.txt");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

    Input.Found found = Input.find(List.of(link.toString()));

    assertThat(found.inputs())
        .extracting(Input::name, Input::article)
        .containsExactly(
            tuple(link.resolve("b/y.txt").toString(), "b/y"),
            tuple(link.resolve("x.txt").toString(), "x"));
    assertThat(found.passedOver()).isEmpty();
  }

  @Test
  void givesFilesOfEqualNameArticleIdsOfTheirOwn(@TempDir Path folder) throws IOException {
    make(folder, "a.txt", "a.md", "one/a.txt", "two/a.txt");

    List<Input> inputs =
        Input.find(
                List.of(
                    folder.resolve("a.txt").toString(),
                    folder.resolve("a.md").toString(),
                    folder.resolve("one").toString(),
                    folder.resolve("two/a.txt").toString(),
                    folder.resolve("two/a.txt").toString()))
            .inputs();

    assertThat(inputs)
        .extracting(Input::article)
        .containsExactly("a", "a.md", "a.txt", "a.txt~2", "a.txt~3");
  }

  @Test
  void opensAFileAsOftenAsItIsAsked(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "One.", StandardCharsets.UTF_8);
    Input input = Input.of(file.toString());

    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .isEqualTo(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly("paragraph: One.");
  }

  @Test
  void rejectsAFileThatGoesAwayBeforeItIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "One.", StandardCharsets.UTF_8);
    Input input = Input.of(file.toString());
    Files.delete(file);

    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly("! " + file + ": no such file");
  }

  /** A path of more bytes than the system takes is one that even its superuser cannot list. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void rejectsADirectoryThatCannotBeListedAndReadsTheOthers(@TempDir Path folder)
      throws IOException {
    make(folder, "a.txt", "z.txt");
    Path deep = Files.createDirectory(folder.resolve("d".repeat(250)));
    Path other = folder.resolve(".other");
    for (int depth = 1; depth < 20; depth++) {
      Files.move(deep, Files.createDirectory(other).resolve(deep.getFileName()));
      Files.move(other, deep);
    }

    List<Input> inputs = Input.find(List.of(folder.toString())).inputs();

    assertThat(inputs).extracting(Input::name).hasSize(3).first().asString().endsWith("a.txt");
    assertThat(Reading.shown(Reading.entries(inputs.get(1), ReadOptions.DEFAULT)))
        .singleElement()
        .asString()
        .startsWith("! " + deep)
        .endsWith(": cannot be listed: File name too long");
    assertThat(inputs).extracting(Input::article).last().isEqualTo("z");

    // As it came, so that the folder can be deleted.
    for (int depth = 1; depth < 20; depth++) {
      Files.move(deep.resolve(deep.getFileName()), other);
      Files.delete(deep);
      Files.move(other, deep);
    }
  }

  @Test
  void refusesAPathThatIsNotThere(@TempDir Path folder) {
    String missing = folder.resolve("missing.txt").toString();

    assertThatThrownBy(() -> Input.find(List.of(missing)))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file or directory");
    assertThatThrownBy(() -> Input.of(missing))
        .isInstanceOf(DataException.class)
        .hasMessage(missing + ": no such file or directory");
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThatThrownBy(() -> Input.find(List.of("a\0b")))
        .isInstanceOf(DataException.class)
        .hasMessage("a\0b: is not a path (Nul character not allowed)");
  }

  @Test
  void refusesADirectoryWhereAFileIsExpected(@TempDir Path folder) {
    assertThatThrownBy(() -> Input.of(folder.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(folder + ": is a directory; expected a file");
  }

  @Test
  void takesADashForStandardInput() {
    assertThat(Input.of("-").name()).isEqualTo("-");
    assertThat(Input.find(List.of("-", "-")).inputs())
        .extracting(Input::name, Input::article)
        .containsExactly(tuple("-", "stdin"), tuple("-", "stdin~2"));
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, TEXT, a",
    "a.text, TEXT, a",
    "a.b.TXT, TEXT, a.b",
    "dir/a.md, MARKDOWN, dir/a",
    "a.markdown.gz, MARKDOWN, a",
    "a.htm, HTML, a",
    "a.xhtml, HTML, a",
    "a.html.GZ, HTML, a",
    "a.csv, CSV, a",
    "a.tsv.gz, CSV, a",
    "a.json, JSONL, a",
    "a.ndjson, JSONL, a",
    "a.csv.jsonl, JSONL, a.csv",
    ".txt, TEXT, .txt",
    "dir/.csv, CSV, dir/.csv",
  })
  void knowsFormatsByTheirEnding(String name, Format format, String stem) {
    assertThat(Format.find(name)).contains(format);
    assertThat(Format.stem(name)).isEqualTo(stem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "txt", "a.gz", "a.txt.zip", "a.txt/b", "acsv", "-", "a.jsonx"})
  void knowsNoFormatByAnotherEnding(String name) {
    assertThat(Format.find(name)).isEmpty();
    assertThat(Format.stem(name)).isEqualTo(name);
  }

  private static void make(Path folder, String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "One.", StandardCharsets.UTF_8);
    }
  }

  @Test
  void refusesAnEmptyName() {
    assertThatThrownBy(() -> Input.find(List.of("")))
        .isInstanceOf(DataException.class)
        .hasMessage("an input has an empty name; expected a file, a directory or -");
  }

  @Test
  void takesALinkToAFileThatIsGoneForAnInputThatCannotBeRead(@TempDir Path folder)
      throws IOException {
    make(folder, "a.txt");
    Files.createSymbolicLink(folder.resolve("gone.txt"), folder.resolve("nowhere"));

    Input.Found found = Input.find(List.of(folder.toString()));

    assertThat(found.inputs()).extracting(Input::article).containsExactly("a", "gone");
    assertThat(Reading.shown(Reading.entries(found.inputs().get(1), ReadOptions.DEFAULT)))
        .containsExactly("! " + folder.resolve("gone.txt") + ": no such file");
  }

  @Test
  void reportsLinksToDirectoriesThatItPassesOver(@TempDir Path folder) throws IOException {
    make(folder, "a.txt");
    Files.createSymbolicLink(folder.resolve("up.txt"), folder);

    Input.Found found = Input.find(List.of(folder.toString()));

    assertThat(found.inputs()).extracting(Input::article).containsExactly("a");
    assertThat(found.passedOver()).containsExactly(folder.resolve("up.txt").toString());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void readsAPipeToItsEnd(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("p.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Input input = Input.of(pipe.toString());

    Thread writer = writing(pipe);
    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly("paragraph: first", "paragraph: second");
    writer.join();
    Thread again = writing(pipe);
    assertThat(input.bytes()).asString(StandardCharsets.UTF_8).startsWith("text\nfirst");
    again.join();
  }

  private static Thread writing(Path pipe) {
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, "text\nfirst\nsecond\n");
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    writer.start();
    return writer;
  }
}
