package io.stanchion.dataset.writer;

import io.stanchion.dataset.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file under construction: written beside its final name, synced, and moved there when complete.
 * Closed without {@link #commit}, it leaves no trace.
 */
public final class AtomicOutput implements AutoCloseable {
  private final Path file;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;

  private AtomicOutput(Path file, Path temporary, FileChannel channel) {
    this.file = file;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /**
   * Starts a file.
   *
   * @param file Its final name; an existing file stays as it is until the new one is complete.
   * @return The file under construction.
   * @throws DataException If it cannot be created there.
   */
  public static AtomicOutput create(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a directory; expected the name of a file to write");
    }
    Path name = file.getFileName();
    Path temporary = file.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      return new AtomicOutput(
          file,
          temporary,
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": cannot be written: its directory does not exist", e);
    } catch (AccessDeniedException e) {
      throw new DataException(file + ": cannot be written: permission denied", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Gives the stream to write to. A full disk shows as an exception here or in {@link #commit}.
   *
   * @return The stream, buffered; not to be closed.
   */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Completes the file.
   *
   * @throws IOException If it cannot be brought to the disk whole.
   */
  public void commit() throws IOException {
    stream.flush();
    channel.force(true);
    channel.close();
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes away what was not committed. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
