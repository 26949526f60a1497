package io.stanchion.dataset.corpora;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the text that tests read.
 *
 * <p>Our samples are in every checkout. Public corpora are too large to ship, or not ours: they are
 * looked for in the folder that the system property {@code stanchion.test.data} or the environment
 * variable {@code STANCHION_TEST_DATA} names, or else in a folder beside the checkout that holds
 * {@code hostile} or {@code benchmarks}.
 *
 * <p>Maven starts tests in their module's folder, from which all paths are resolved.
 */
public final class Corpora {
  private static final String PROPERTY = "stanchion.test.data";
  private static final String VARIABLE = "STANCHION_TEST_DATA";

  private static final Path CHECKOUT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Path SAMPLES = CHECKOUT.resolve("dataset/src/test/samples");

  private Corpora() {}

  /** Returns a file or folder of our own samples. */
  public static Path sample(String name) {
    return SAMPLES.resolve(name);
  }

  /** Returns a file or folder of the public corpora, which may be absent. */
  public static Path outside(String name) {
    return folder().orElse(CHECKOUT).resolve(name);
  }

  static boolean has(String name) {
    return Files.exists(outside(name));
  }

  /** Returns the files below a folder, in order of their paths. */
  public static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String place() {
    return named()
        .map(folder -> "in " + folder)
        .orElse("beside the checkout, and " + VARIABLE + " is not set");
  }

  private static Optional<Path> folder() {
    return named().or(Corpora::besideTheCheckout);
  }

  private static Optional<Path> named() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .map(name -> CHECKOUT.resolve(name));
  }

  private static Optional<Path> besideTheCheckout() {
    try (Stream<Path> siblings = Files.list(Objects.requireNonNull(CHECKOUT.getParent()))) {
      return siblings
          .filter(
              folder ->
                  Files.isDirectory(folder.resolve("hostile"))
                      || Files.isDirectory(folder.resolve("benchmarks")))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
