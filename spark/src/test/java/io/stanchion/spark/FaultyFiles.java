package io.stanchion.spark;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Local files, of which some fail the first time a task reads them: by their names, the task fails,
 * the process ends, or it takes for ever. Others fail or are slow each time.
 */
public final class FaultyFiles extends RawLocalFileSystem {
  static final String KEY = "spark.hadoop.fs.file.impl";

  /** Made by Hadoop. */
  public FaultyFiles() {}

  @Override
  public FSDataInputStream open(Path file, int buffer) throws IOException {
    String name = file.getName();
    if (name.startsWith("fails-") && isFirst(file)) {
      throw new IOException("the disk is gone");
    }
    if (name.startsWith("breaks-") && isFirst(file)) {
      throw new IllegalStateException("the task breaks");
    }
    if (name.startsWith("ends-") && isFirst(file)) {
      Runtime.getRuntime().halt(9);
    }
    if (name.startsWith("waits-") && isFirst(file)) {
      pause(120_000);
    }
    if (name.startsWith("slow-")) {
      pause(1_000);
    }
    if (name.startsWith("never-")) {
      throw new IOException("the disk is gone for good");
    }
    return super.open(file, buffer);
  }

  /** Tells whether no process has opened it before; what is put down says so to all. */
  private static boolean isFirst(Path file) throws IOException {
    java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
    try {
      Files.createFile(local.resolveSibling("." + local.getFileName() + ".opened"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting", e);
    }
  }
}
