package io.stanchion.classify.run;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Checks that outputs are apart from inputs and from each other, whatever names lead to them. */
public final class OutputNames {
  /** These stand for the files that a shell has redirected, on systems that have them. */
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

  private OutputNames() {}

  /**
   * Checks the files that a command is about to write.
   *
   * @param outputs The files.
   * @param inputs The names of what it reads; {@code -} is standard input, and names of nothing are
   *     no files.
   * @throws DataException If one is read or written twice.
   */
  public static void check(List<Path> outputs, Collection<String> inputs) {
    List<Path> read = inputs.stream().flatMap(OutputNames::file).toList();
    for (int i = 0; i < outputs.size(); i++) {
      Path output = outputs.get(i);
      for (Path earlier : outputs.subList(0, i)) {
        if (isSame(earlier, output)) {
          throw DataException.at(shown(output), "is named for two outputs; name two files");
        }
        if (isAmong(taken(earlier), output) || isAmong(taken(output), earlier)) {
          throw DataException.at(
              shown(output), "is in the way of " + shown(earlier) + "; name another file");
        }
      }
      for (Path taken : taken(output)) {
        if (isAmong(read, taken)) {
          throw DataException.at(
              shown(taken),
              "is an input"
                  + (taken.equals(output) ? "" : " that writing " + output + " would take away")
                  + "; name another file for the output");
        }
      }
    }
  }

  /**
   * Checks the same, and that each file can be written, before the work is done for it.
   *
   * @param outputs The files.
   * @param inputs The names of what is read.
   * @throws DataException If one is read or written twice, or cannot be written.
   */
  public static void checkWritable(List<Path> outputs, Collection<String> inputs) {
    check(outputs, inputs);
    outputs.forEach(AtomicOutput::requireWritable);
  }

  /**
   * Returns standard output, where that is a file.
   *
   * @return The file, if it is one.
   */
  public static Stream<Path> standardOutput() {
    return Stream.of(STANDARD_OUTPUT).filter(Files::isRegularFile);
  }

  private static String shown(Path file) {
    return file.equals(STANDARD_OUTPUT) ? "standard output" : file.toString();
  }

  /** An output, and the hidden files beside it while it is written. */
  private static List<Path> taken(Path output) {
    if (output.equals(STANDARD_OUTPUT) || output.getFileName() == null) {
      return List.of(output);
    }
    List<Path> files = new ArrayList<>(List.of(output));
    files.addAll(AtomicOutput.besides(output));
    Path checkpoint = Checkpoint.file(output);
    files.add(checkpoint);
    files.add(AtomicOutput.partial(checkpoint));
    return files;
  }

  private static Stream<Path> file(String input) {
    if (input.equals("-")) {
      return Stream.of(STANDARD_INPUT).filter(Files::isRegularFile);
    }
    try {
      return Stream.of(input).filter(name -> !name.isEmpty()).map(Path::of).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private static boolean isAmong(List<Path> files, Path file) {
    return files.stream().anyMatch(one -> isSame(one, file));
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
