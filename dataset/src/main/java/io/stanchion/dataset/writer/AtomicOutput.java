package io.stanchion.dataset.writer;

import io.stanchion.dataset.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file under construction: written beside its final name, synced, and moved there when complete,
 * by one run at a time. Closed without {@link #commit}, it leaves no trace, unless {@link #keep}
 * says that a later run will go on with it.
 *
 * <p>Once a write has failed, the file cannot be committed any more, even by a caller that did not
 * notice.
 */
public final class AtomicOutput implements AutoCloseable {
  private final Path file;
  private final Path partial;
  private final OutputLock lock;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean broken;
  private boolean kept;
  private boolean committed;
  private boolean closed;

  private AtomicOutput(Path file, Path partial, OutputLock lock, FileChannel channel) {
    this.file = file;
    this.partial = partial;
    this.lock = lock;
    this.channel = channel;
    this.stream = new BufferedOutputStream(new Written(), 1 << 16);
  }

  /**
   * Starts a file.
   *
   * @param file Its final name; an existing file stays as it is until the new one is complete.
   * @return The file under construction.
   * @throws DataException If it cannot be created there, or another run is writing it.
   */
  public static AtomicOutput create(Path file) {
    return resume(file, 0);
  }

  /**
   * Goes on with a file that a run before this one {@linkplain #keep kept}.
   *
   * @param file Its final name.
   * @param size How many bytes of it count; what follows them is dropped.
   * @return The file under construction.
   * @throws DataException If there are fewer bytes, or it cannot be written, or another run is
   *     writing it.
   */
  public static AtomicOutput resume(Path file, long size) {
    requireFile(file);
    Path partial = partial(file);
    try {
      OutputLock lock = OutputLock.take(file);
      try {
        return opened(file, partial, lock, size);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw new DataException(file + ": cannot be written: its directory does not exist", e);
    } catch (AccessDeniedException e) {
      throw new DataException(file + ": cannot be written: permission denied", e);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? e.getMessage() : e.getReason();
      throw new DataException(file + ": cannot be written: " + reason, e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static AtomicOutput opened(Path file, Path partial, OutputLock lock, long size)
      throws IOException {
    Disk disk = Disk.current();
    if (size == 0) {
      disk.delete(partial);
    }
    FileChannel channel = disk.open(partial);
    try {
      if (channel.size() < size) {
        throw new DataException(
            file + ": only " + channel.size() + " of " + size + " bytes are left to go on with");
      }
      if (size > 0) {
        disk.truncate(channel, size);
        channel.position(size);
      }
      copyPermissions(file, partial);
      return new AtomicOutput(file, partial, lock, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Lets nobody read the new file who could not read the old one. */
  private static void copyPermissions(Path file, Path partial) throws IOException {
    boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (known && Files.exists(file)) {
      Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
    }
  }

  /** Refuses what is there already and is no plain file, before it would be replaced by one. */
  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException(file + ": is a directory; expected the name of a file to write");
    }
    if (Files.isSymbolicLink(file)) {
      throw new DataException(
          file + ": is a symbolic link, which is not followed; name the file itself");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
      throw new DataException(
          file + ": is a device or pipe; expected a file, or no file for standard output");
    }
  }

  /**
   * Tells under which name a file is written before it is complete.
   *
   * @param file Its final name.
   * @return A hidden file in the same directory.
   */
  public static Path partial(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".partial");
  }

  /**
   * Replaces a small file whole, without a lock: for a file that belongs to an output which the
   * caller is writing.
   *
   * @param file The file.
   * @param contents What it is to hold.
   * @throws IOException If it cannot be brought to the disk whole; the old one is then still there.
   */
  public static void replace(Path file, byte[] contents) throws IOException {
    Disk disk = Disk.current();
    Path partial = partial(file);
    disk.delete(partial);
    try (FileChannel channel = disk.open(partial)) {
      ByteBuffer bytes = ByteBuffer.wrap(contents);
      while (bytes.hasRemaining()) {
        disk.write(channel, bytes);
      }
      disk.force(channel);
    }
    moveTo(file);
  }

  private static void moveTo(Path file) throws IOException {
    Disk disk = Disk.current();
    disk.rename(partial(file), file);
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      disk.forceDirectory(directory);
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
   * Brings to the disk what has been written so far.
   *
   * @return How many bytes that is, from the beginning of the file.
   * @throws IOException If it cannot.
   */
  public long sync() throws IOException {
    stream.flush();
    requireWhole();
    try {
      Disk.current().force(channel);
    } catch (IOException e) {
      // What a failed sync leaves on the disk nobody knows, and a second one would not tell.
      broken = true;
      throw e;
    }
    return channel.position();
  }

  /** Says that what has been synced is worth keeping if this run does not complete the file. */
  public void keep() {
    kept = true;
  }

  /**
   * Completes the file.
   *
   * @throws IOException If it cannot be brought to the disk whole.
   */
  public void commit() throws IOException {
    sync();
    channel.close();
    moveTo(file);
    committed = true;
  }

  private void requireWhole() throws IOException {
    if (broken) {
      throw new IOException("an earlier write failed");
    }
  }

  /** Takes away what was neither committed nor is to be kept, and lets others write. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      channel.close();
      if (!kept && !committed) {
        Disk.current().delete(partial);
      }
    }
  }

  /** Bytes on their way to the channel. */
  private final class Written extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      requireWhole();
      ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (rest.hasRemaining()) {
          Disk.current().write(channel, rest);
        }
      } catch (IOException e) {
        broken = true;
        throw e;
      }
    }
  }
}
