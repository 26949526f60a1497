package io.stanchion.dataset.reader;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.DataException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to read: a file, or standard input.
 *
 * @param name The name to show: the path as given, or {@code -}.
 * @param article The article id of a file that is one article: its name without ending, unique
 *     within a run.
 * @param opener Opens its bytes.
 */
public record Input(String name, String article, Opener opener) {
  /** Refuses missing components. */
  public Input {
    requireNonNull(name, "name");
    requireNonNull(article, "article");
    requireNonNull(opener, "opener");
  }

  /** Opens the bytes of an input. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens the bytes.
     *
     * @return A stream, which the caller closes.
     * @throws IOException If they cannot be had.
     */
    InputStream open() throws IOException;
  }

  /**
   * Finds the inputs that arguments name. A directory stands for all files of a known format below
   * it, in the order of their paths; hidden ones are left out. Symbolic links to directories, pipes
   * and devices in it are passed over; a link to a file that is not there, and a directory below it
   * that cannot be listed, are inputs that cannot be read.
   *
   * @param arguments Paths, or {@code -} for standard input.
   * @return The inputs in order, each with its own article id, and what was passed over.
   * @throws DataException If an argument names nothing that exists, or a directory that cannot be
   *     listed.
   */
  public static Found find(List<String> arguments) {
    List<Input> inputs = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    ArticleNames articles = new ArticleNames();
    for (String argument : arguments) {
      if (argument.equals("-")) {
        inputs.add(new Input("-", articles.ofStandardInput(), () -> System.in));
        continue;
      }
      Path path = path(argument);
      if (!Files.isDirectory(path)) {
        inputs.add(file(path, path.getFileName(), articles));
        continue;
      }
      for (Map.Entry<Path, Optional<IOException>> below : FilesBelow.list(path).entrySet()) {
        Path file = below.getKey();
        if (below.getValue().isPresent()) {
          inputs.add(unlisted(file, path.relativize(file), below.getValue().get(), articles));
        } else if (Format.find(file.toString()).isPresent() && isFileOrLost(file)) {
          inputs.add(file(file, path.relativize(file), articles));
        } else {
          passedOver.add(file.toString());
        }
      }
    }
    return new Found(inputs, passedOver);
  }

  /**
   * The files that arguments stand for.
   *
   * @param inputs What to read, in order.
   * @param passedOver What is in given directories and is no file, or one whose ending stands for
   *     no known format.
   */
  public record Found(List<Input> inputs, List<String> passedOver) {
    /** Copies the lists. */
    public Found {
      inputs = List.copyOf(inputs);
      passedOver = List.copyOf(passedOver);
    }
  }

  /**
   * Names one file or standard input.
   *
   * @param argument A path, or {@code -}.
   * @return The input.
   * @throws DataException If the file does not exist or is a directory.
   */
  public static Input of(String argument) {
    if (!argument.equals("-") && Files.isDirectory(path(argument))) {
      throw new DataException(argument + ": is a directory; expected a file");
    }
    return find(List.of(argument)).inputs().get(0);
  }

  InputStream open() throws IOException {
    return opener.open();
  }

  /**
   * Reads all of it.
   *
   * @return The bytes as they are.
   * @throws DataException If they cannot be read.
   */
  public byte[] bytes() {
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw DataException.unreadable(name, e);
    }
  }

  private static Path path(String argument) {
    if (argument.isEmpty()) {
      // Java takes it for the current directory.
      throw new DataException("an input has an empty name; expected a file, a directory or -");
    }
    try {
      Path path = Path.of(argument);
      if (!Files.exists(path)) {
        throw new DataException(argument + ": no such file or directory");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new DataException(argument + ": is not a path (" + e.getReason() + ")", e);
    }
  }

  private static Input file(Path file, Path shown, ArticleNames articles) {
    return new Input(file.toString(), articles.of(slashed(shown)), () -> opened(file));
  }

  /** A pipe has no position, for which streams of files ask unless they are read piece by piece. */
  private static InputStream opened(Path file) throws IOException {
    return Files.exists(file) && !Files.isRegularFile(file)
        ? new BufferedInputStream(new FileInputStream(file.toFile()))
        : Files.newInputStream(file);
  }

  private static boolean isFileOrLost(Path file) {
    return Files.isRegularFile(file) || !Files.exists(file);
  }

  /** A directory that cannot be listed is an input that cannot be read: it ends no batch. */
  private static Input unlisted(
      Path directory, Path shown, IOException failure, ArticleNames articles) {
    return new Input(
        directory.toString(),
        articles.of(slashed(shown)),
        () -> {
          throw new IOException("cannot be listed: " + DataException.describe(failure), failure);
        });
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
