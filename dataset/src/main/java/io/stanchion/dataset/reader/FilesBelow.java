package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds all files below a directory that are not hidden, and the directories not to be listed. */
final class FilesBelow extends SimpleFileVisitor<Path> {
  private final Path directory;
  private final Path start;
  private final SortedMap<Path, Optional<IOException>> found = new TreeMap<>();

  private FilesBelow(Path directory) {
    this.directory = directory;
    // Who names a link means what it leads to.
    this.start = Files.isSymbolicLink(directory) ? directory.resolve(".") : directory;
  }

  /**
   * Lists what is below a directory.
   *
   * @return Paths in order, and why one cannot be listed.
   * @throws DataException If the directory itself cannot be listed.
   */
  static SortedMap<Path, Optional<IOException>> list(Path directory) {
    FilesBelow below = new FilesBelow(directory);
    try {
      Files.walkFileTree(below.start, below);
      return below.found;
    } catch (IOException e) {
      throw new DataException(directory + ": cannot be listed: " + DataException.describe(e), e);
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
    return isHidden(start.relativize(one))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    return add(file, Optional.empty());
  }

  @Override
  public FileVisitResult visitFileFailed(Path one, IOException failure) throws IOException {
    if (one.equals(start)) {
      throw failure;
    }
    return add(one, Optional.of(failure));
  }

  /** A listing can also break off in the middle; what came before counts. */
  @Override
  public FileVisitResult postVisitDirectory(Path one, @Nullable IOException failure)
      throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(one, failure);
  }

  private FileVisitResult add(Path one, Optional<IOException> failure) {
    Path relative = start.relativize(one);
    if (!isHidden(relative)) {
      found.put(directory.resolve(relative), failure);
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
