package io.stanchion.dataset.writer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that counts what is asked of it and fails when its time has come. Modelled on the anomaly
 * tests of SQLite: let the first operation fail, then the second, until nothing fails any more.
 */
public final class FaultyDisk extends Disk implements AutoCloseable {
  /** For how long it fails. */
  public enum Lasting {
    /** One operation. */
    ONCE,
    /** That and all that follow. */
    FOR_EVER
  }

  private final Lasting lasting;
  private final int failing;
  private final List<String> operations = new ArrayList<>();
  private boolean failed;

  private FaultyDisk(int failing, Lasting lasting) {
    this.failing = failing;
    this.lasting = lasting;
  }

  /** Puts a disk in place, until it is closed, of which the n-th operation fails, from 1. */
  public static FaultyDisk failingAt(int n, Lasting lasting) {
    FaultyDisk disk = new FaultyDisk(n, lasting);
    Disk.replace(disk);
    return disk;
  }

  /** Puts a disk in place that only takes notes. */
  public static FaultyDisk watching() {
    return failingAt(Integer.MAX_VALUE, Lasting.ONCE);
  }

  /** Lists what was asked of it, in order. */
  public synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  /** Says whether anything has failed. */
  public boolean hasFailed() {
    return failed;
  }

  /** Puts the real disk back. */
  @Override
  public void close() {
    Disk.replace(new Disk());
  }

  private synchronized void count(String operation) throws IOException {
    operations.add(operation);
    int n = operations.size();
    if (n == failing || (n > failing && lasting == Lasting.FOR_EVER)) {
      failed = true;
      throw new IOException("No space left on device");
    }
  }

  @Override
  FileChannel open(Path file) throws IOException {
    count("open");
    return super.open(file);
  }

  @Override
  void truncate(FileChannel channel, long size) throws IOException {
    count("truncate");
    super.truncate(channel, size);
  }

  /** A disk that is full takes a part before it fails. */
  @Override
  int write(FileChannel channel, ByteBuffer bytes) throws IOException {
    try {
      count("write");
    } catch (IOException e) {
      super.write(channel, bytes.slice(bytes.position(), bytes.remaining() / 2));
      throw e;
    }
    return super.write(channel, bytes);
  }

  @Override
  void force(FileChannel channel) throws IOException {
    count("force");
    super.force(channel);
  }

  @Override
  void rename(Path from, Path to) throws IOException {
    count("rename");
    super.rename(from, to);
  }

  @Override
  void forceDirectory(Path directory) throws IOException {
    count("forceDirectory");
    super.forceDirectory(directory);
  }

  @Override
  void delete(Path file) throws IOException {
    count("delete");
    super.delete(file);
  }
}
