package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailureTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("a.csv"), "no such file"),
        Arguments.of(new FileNotFoundException("a.csv"), "no such file"),
        Arguments.of(new AccessDeniedException("a.csv"), "permission denied"),
        Arguments.of(
            new EOFException("Unexpected end of ZLIB input stream"),
            "the compressed data ends early; copy the file again"),
        Arguments.of(
            new ZipException("invalid block type"),
            "the compressed data is damaged (invalid block type); copy the file again"),
        Arguments.of(new IOException("Is a directory"), "Is a directory"),
        Arguments.of(new IOException(), "IOException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysInWordsWhatWentWrong(IOException failure, String words) {
    Input input =
        new Input(
            "a.csv",
            "a",
            () -> {
              throw failure;
            });

    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly("! a.csv: " + words);
  }
}
