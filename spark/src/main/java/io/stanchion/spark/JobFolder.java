package io.stanchion.spark;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** A directory that a job writes, on any file system that Hadoop knows. */
final class JobFolder {
  private static final String SUCCESS = "_SUCCESS";

  private final String name;
  private final Path path;
  private final FileSystem system;

  /**
   * Names a directory.
   *
   * @throws DataException If there is no such file system.
   */
  JobFolder(String name, Configuration hadoop) {
    this.name = name;
    try {
      this.system = new Path(name).getFileSystem(hadoop);
      this.path = system.makeQualified(new Path(name));
    } catch (IOException | IllegalArgumentException e) {
      throw DataException.at(name, "cannot be written (" + e.getMessage() + ")", e);
    }
  }

  String name() {
    return name;
  }

  /**
   * Makes way for new files.
   *
   * @param overwrite Whether files that are there may go.
   * @throws DataException If there are files, and they may not.
   */
  void prepare(boolean overwrite) {
    try {
      boolean there = system.exists(path);
      if (there && !overwrite && !isLeftover()) {
        throw DataException.at(
            name, "is there already; name another directory, or add --overwrite");
      }
      if (there && !system.delete(path, true)) {
        throw DataException.at(name, "cannot be deleted");
      }
    } catch (IOException e) {
      throw DataException.at(name, "cannot be written (" + e.getMessage() + ")", e);
    }
  }

  /** Returns whether nothing is there but what a killed job had not committed. */
  private boolean isLeftover() throws IOException {
    if (!system.getFileStatus(path).isDirectory()) {
      return false;
    }
    for (FileStatus one : system.listStatus(path)) {
      if (!one.getPath().getName().equals("_temporary")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Keeps the output off an input.
   *
   * @throws DataException If one lies in the other.
   */
  void requireApartFrom(String input) {
    try {
      Path other = new Path(input);
      String theirs = other.getFileSystem(system.getConf()).makeQualified(other) + "/";
      String ours = path + "/";
      if (theirs.startsWith(ours) || ours.startsWith(theirs)) {
        throw DataException.at(
            name, "lies in the input " + input + ", or that in it; name another directory");
      }
    } catch (IOException | IllegalArgumentException e) {
      throw DataException.at(input, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /** Marks the directory as complete, as Spark does for its own jobs. */
  void markComplete() throws IOException {
    system.create(new Path(path, SUCCESS), true).close();
  }

  /** Lists the files of rows, by their paths from here. */
  List<FileStatus> files() throws IOException {
    List<FileStatus> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> found = system.listFiles(path, true);
    while (found.hasNext()) {
      LocatedFileStatus file = found.next();
      String relative = relative(file);
      if (!relative.startsWith("_") && !relative.contains("/_") && !relative.contains("/.")) {
        files.add(file);
      }
    }
    return files;
  }

  String relative(FileStatus file) {
    return file.getPath().toString().substring(path.toString().length() + 1);
  }

  /** Writes a file as a whole, here or wherever its name says. */
  static void write(String file, String text, Configuration hadoop) {
    try {
      Path path = new Path(file);
      FileSystem system = path.getFileSystem(hadoop);
      Path partial = path.suffix(".partial");
      try (OutputStream out = system.create(partial, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      system.delete(path, false);
      if (!system.rename(partial, path)) {
        throw new IOException("it cannot be renamed from " + partial);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw DataException.at(file, "cannot be written (" + e.getMessage() + ")", e);
    }
  }
}
