package io.stanchion.dataset.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * All that writing a file asks of the operating system. Every write, sync and rename of the program
 * comes through here, so that tests can have each of them fail in turn.
 */
class Disk {
  private static volatile Disk current = new Disk();

  static Disk current() {
    return current;
  }

  /** Replaces it, for tests. */
  static void replace(Disk other) {
    current = other;
  }

  /** Opens a file for writing at its end, new or as it is. A link in its place is not followed. */
  FileChannel open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    return channel.position(channel.size());
  }

  void truncate(FileChannel channel, long size) throws IOException {
    channel.truncate(size);
  }

  int write(FileChannel channel, ByteBuffer bytes) throws IOException {
    return channel.write(bytes);
  }

  void force(FileChannel channel) throws IOException {
    channel.force(true);
  }

  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes renames in a directory survive a loss of power. */
  void forceDirectory(Path directory) throws IOException {
    // Windows has no such thing, and says that access is denied.
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }
}
