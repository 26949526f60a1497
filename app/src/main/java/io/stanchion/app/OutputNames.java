package io.stanchion.app;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Keeps outputs off inputs and off each other, whatever names, links and detours lead to them. */
final class OutputNames {
  private OutputNames() {}

  /**
   * Checks the files that a command is about to write.
   *
   * @param outputs The files.
   * @param inputs The names of what it reads; standard input and names of nothing are no files.
   * @throws DataException If one is read or written twice.
   */
  static void check(List<Path> outputs, Collection<String> inputs) {
    for (int i = 0; i < outputs.size(); i++) {
      Path output = outputs.get(i);
      for (Path earlier : outputs.subList(0, i)) {
        if (isSame(output, earlier)) {
          throw new DataException(output + ": is named for two outputs; name two files");
        }
      }
      for (String input : inputs) {
        if (isFile(input) && isSame(output, Path.of(input))) {
          throw new DataException(output + ": is an input; name another file for the output");
        }
      }
    }
  }

  private static boolean isFile(String input) {
    try {
      return !input.equals("-") && !input.isEmpty() && Files.exists(Path.of(input));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      boolean bothThere = Files.exists(one) && Files.exists(other);
      return bothThere
          ? Files.isSameFile(one, other)
          : inRealDirectory(one).equals(inRealDirectory(other));
    } catch (IOException e) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  private static Path inRealDirectory(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    Path directory = absolute.getParent();
    return directory == null || !Files.exists(directory)
        ? absolute.normalize()
        : directory.toRealPath().resolve(absolute.getFileName());
  }
}
