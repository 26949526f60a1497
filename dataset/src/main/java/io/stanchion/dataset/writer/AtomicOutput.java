package io.stanchion.dataset.writer;

import io.stanchion.dataset.DataException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file under construction: written beside its final name, synced, and moved there when complete,
 * by one run at a time. Closed without {@link #commit}, it leaves no trace, unless {@link #keep}
 * has announced that a later run will resume it.
 *
 * <p>Once a write has failed, the file cannot be committed any more, even by a caller that did not
 * notice.
 */
public final class AtomicOutput implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path partial;
  private final OutputLock lock;
  private final FileChannel channel;
  private final OutputStream stream;
  private final CRC32C checksum;
  private boolean broken;
  private boolean kept;
  private boolean committed;
  private boolean closed;

  /**
   * The part of a file that has been brought to the disk.
   *
   * @param size How many bytes, from its beginning.
   * @param checksum Their CRC-32C, so that damage is noticed.
   */
  public record Kept(long size, long checksum) {
    /** Nothing. */
    public static final Kept NOTHING = new Kept(0, 0);
  }

  private AtomicOutput(
      Path file, Path partial, OutputLock lock, FileChannel channel, CRC32C checksum) {
    this.file = file;
    this.partial = partial;
    this.lock = lock;
    this.channel = channel;
    this.checksum = checksum;
    this.stream = new BufferedOutputStream(new Written(), BUFFER);
  }

  /** Writes the contents of a file. */
  public interface Body {
    /**
     * Writes everything that the file is to hold.
     *
     * @param out Takes it; not to be closed.
     * @throws IOException If it cannot be written.
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Writes a whole file. If that fails, an existing file stays as it was.
   *
   * @param file The file.
   * @param body Writes what it is to hold. An exception that it throws itself is passed on.
   * @throws DataException If the file cannot be written, or another run is writing it.
   */
  public static void write(Path file, Body body) {
    try (AtomicOutput output = create(file)) {
      body.write(output.stream());
      output.commit();
    } catch (IOException e) {
      throw DataException.unwritable(file, e);
    }
  }

  /**
   * Writes a whole text file. If that fails, an existing file stays as it was.
   *
   * @param file The file.
   * @param text What it is to hold, in UTF-8.
   * @throws DataException If the file cannot be written, or another run is writing it.
   */
  public static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Starts a file.
   *
   * @param file Its final name; an existing file stays as it is until the new one is complete.
   * @return The file under construction.
   * @throws DataException If it cannot be created there, or another run is writing it.
   */
  public static AtomicOutput create(Path file) {
    return resume(file, Kept.NOTHING);
  }

  /**
   * Resumes a file that an earlier run {@linkplain #keep kept}.
   *
   * @param file Its final name.
   * @param kept How much of it counts; what follows is dropped.
   * @return The file under construction.
   * @throws DataException If there are fewer bytes or others, or it cannot be written, or another
   *     run is writing it.
   */
  public static AtomicOutput resume(Path file, Kept kept) {
    requireFile(file);
    Path partial = partial(file);
    try {
      OutputLock lock = OutputLock.take(file);
      try {
        return opened(file, partial, lock, kept);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static AtomicOutput opened(Path file, Path partial, OutputLock lock, Kept kept)
      throws IOException {
    Disk disk = Disk.current();
    long size = kept.size();
    if (size == 0) {
      disk.delete(partial);
    }
    FileChannel channel = disk.open(partial);
    try {
      if (channel.size() < size) {
        throw DataException.at(
            file, "only " + channel.size() + " of " + size + " bytes are left to resume from");
      }
      CRC32C checksum = new CRC32C();
      if (size > 0) {
        requireSame(file, partial, kept, checksum);
        disk.truncate(channel, size);
        channel.position(size);
      }
      copyPermissions(file, partial);
      return new AtomicOutput(file, partial, lock, channel, checksum);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void requireSame(Path file, Path partial, Kept kept, CRC32C checksum)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(partial, LinkOption.NOFOLLOW_LINKS)) {
      int count = 0;
      for (long left = kept.size(); left > 0 && count >= 0; left -= count) {
        count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        checksum.update(buffer, 0, Math.max(0, count));
      }
    }
    if (checksum.getValue() != kept.checksum()) {
      throw DataException.at(
          file, "what is left to resume from is not what was written; start again");
    }
  }

  /** A user who could not read the old file must not be able to read the new one. */
  private static void copyPermissions(Path file, Path partial) throws IOException {
    boolean known = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (known && Files.exists(file)) {
      Files.setPosixFilePermissions(partial, Files.getPosixFilePermissions(file));
    }
  }

  /**
   * Checks, before the work is done, that its result can be written.
   *
   * @param file Where a file is to be written later.
   * @throws DataException If it cannot be created there, or another run is writing it.
   */
  public static void requireWritable(Path file) {
    requireFile(file);
    try {
      OutputLock.take(file).close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Lists the hidden files beside an output that are the writer's own.
   *
   * @param file The output.
   * @return What is deleted or replaced while it is written.
   */
  public static List<Path> besides(Path file) {
    return List.of(partial(file), OutputLock.file(file));
  }

  private static DataException unwritable(Path file, IOException e) {
    return e instanceof NoSuchFileException
        ? DataException.at(file, "cannot be written: its directory does not exist", e)
        : DataException.unwritable(file, e);
  }

  /** Refuses what is there already and is no plain file, before it would be replaced by one. */
  private static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw DataException.at(file, "is a directory; expected the name of a file to write");
    }
    if (Files.isSymbolicLink(file)) {
      throw DataException.at(
          file, "is a symbolic link, which is not followed; name the file itself");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
      throw DataException.at(
          file, "is a device or pipe; expected a file, or no file for standard output");
    }
  }

  /**
   * Returns the name under which a file is written before it is complete.
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
   * Returns the stream to write to. A full disk shows as an exception here or in {@link #commit}.
   *
   * @return The stream, buffered; not to be closed.
   */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Brings to the disk what has been written so far.
   *
   * @return What that is.
   * @throws IOException If it cannot.
   */
  public Kept sync() throws IOException {
    stream.flush();
    requireWhole();
    try {
      Disk.current().force(channel);
    } catch (IOException e) {
      // After a failed fsync the file's contents are undefined, and a retry may falsely succeed.
      broken = true;
      throw e;
    }
    return new Kept(channel.position(), checksum.getValue());
  }

  /** Keeps what has been synced for a later run, if this one does not complete the file. */
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

  /** Deletes what was neither committed nor is to be kept, and releases the lock. */
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
      checksum.update(bytes, offset, length);
    }
  }
}
