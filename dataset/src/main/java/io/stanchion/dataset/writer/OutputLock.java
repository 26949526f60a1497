package io.stanchion.dataset.writer;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write an output: a lock that the kernel keeps on a file beside it, and that ends
 * with the process that holds it however that ends.
 */
final class OutputLock implements AutoCloseable {
  /** Locks of this process: to open and close such a file once more would end its lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private OutputLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws DataException If another run has it.
   * @throws IOException If the file system cannot say.
   */
  static OutputLock take(Path output) throws IOException {
    Path file = file(output).toAbsolutePath();
    if (!HELD.add(file)) {
      throw taken(output);
    }
    try {
      return new OutputLock(file, locked(output, file));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  static Path file(Path output) {
    return output.resolveSibling("." + output.getFileName() + ".lock");
  }

  private static DataException taken(Path output) {
    return DataException.at(
        output,
        "another run is writing it; wait for that to end, or name another file for the output");
  }

  private static FileChannel locked(Path output, Path file) throws IOException {
    while (true) {
      Optional<Object> before = identity(file);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      try {
        if (channel.tryLock() == null) {
          throw taken(output);
        }
      } catch (OverlappingFileLockException e) {
        channel.close();
        throw taken(output);
      } catch (DataException | IOException e) {
        channel.close();
        throw e;
      }
      // Its last owner may have deleted the file between our opening and our locking it. One that
      // is open keeps its identity, so what was there before and is there now is what we opened.
      if (before.isPresent() && before.equals(identity(file))) {
        return channel;
      }
      channel.close();
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Object key = attributes.fileKey();
      return Optional.of(key == null ? attributes.creationTime() : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Deletes the file while the lock is still held, then releases the lock. */
  @Override
  public void close() throws IOException {
    try {
      Disk.current().delete(file);
    } catch (IOException e) {
      // An empty file stays, which the next run takes for its own.
    } finally {
      channel.close();
      HELD.remove(file);
    }
  }
}
