package io.stanchion.spark;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.ArticleNames;
import io.stanchion.dataset.reader.Format;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files that arguments name, on any file system that Hadoop knows, as the command line finds
 * those on its own: with the same names, in the same order.
 *
 * @param files What to read.
 * @param passedOver Files in given directories whose ending stands for no known format.
 */
record ArticleFiles(List<ArticleFile> files, List<String> passedOver) {
  private static final long LEAST_TASK = 1L << 20;
  private static final long LARGEST_TASK = 1L << 27;

  /** So that a task that takes longer than others does not keep everybody waiting. */
  private static final int TASKS_PER_CORE = 4;

  /**
   * Finds the files.
   *
   * @param arguments Files, directories or Hadoop's patterns.
   * @throws DataException If one names nothing that exists.
   */
  static ArticleFiles find(List<String> arguments, Configuration hadoop) {
    ArticleFiles found = new ArticleFiles(new ArrayList<>(), new ArrayList<>());
    ArticleNames names = new ArticleNames();
    for (String argument : arguments) {
      try {
        Path path = new Path(argument);
        FileSystem system = path.getFileSystem(hadoop);
        FileStatus[] matching = system.globStatus(path);
        if (matching == null || matching.length == 0) {
          throw DataException.at(argument, "no such file or directory");
        }
        for (FileStatus one : matching) {
          String shown = matching.length == 1 ? argument : one.getPath().toString();
          found.add(system, one, plain(shown), names);
        }
      } catch (IOException | IllegalArgumentException e) {
        throw DataException.at(argument, "cannot be listed (" + e.getMessage() + ")", e);
      }
    }
    return found;
  }

  /** Returns the name that the command line, which has local files only, would use. */
  private static String plain(String argument) {
    boolean local = argument.startsWith("file:");
    String path = local ? String.valueOf(URI.create(argument).getPath()) : argument;
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private void add(FileSystem system, FileStatus given, String shown, ArticleNames names)
      throws IOException {
    if (!given.isDirectory()) {
      String article = names.of(given.getPath().getName());
      files.add(new ArticleFile(shown, article, given.getPath().toString(), given.getLen()));
      return;
    }
    for (Map.Entry<byte[], FileStatus> below : below(system, given.getPath()).entrySet()) {
      String relative = new String(below.getKey(), StandardCharsets.UTF_8);
      FileStatus file = below.getValue();
      String name = shown + '/' + relative;
      if (Format.find(relative).isPresent()) {
        String article = names.of(relative);
        files.add(new ArticleFile(name, article, file.getPath().toString(), file.getLen()));
      } else {
        passedOver.add(name);
      }
    }
  }

  /** The files below a directory, by their paths from there, in the order of their bytes. */
  private static Map<byte[], FileStatus> below(FileSystem system, Path directory)
      throws IOException {
    Map<byte[], FileStatus> files =
        new TreeMap<>(Comparator.comparing((byte[] path) -> path, Arrays::compareUnsigned));
    URI base = URI.create(directory.toUri().getPath() + '/');
    RemoteIterator<LocatedFileStatus> found = system.listFiles(directory, true);
    while (found.hasNext()) {
      LocatedFileStatus file = found.next();
      String relative = file.getPath().toUri().getPath().substring(base.getPath().length());
      if (!isHidden(relative)) {
        files.put(relative.getBytes(StandardCharsets.UTF_8), file);
      }
    }
    return files;
  }

  private static boolean isHidden(String relative) {
    return Arrays.stream(relative.split("/")).anyMatch(part -> part.startsWith("."));
  }

  /**
   * Deals the files out: neighbours together, until they are worth a task.
   *
   * @param cores How many tasks may run at a time.
   */
  List<List<ArticleFile>> tasks(int cores) {
    long all = files.stream().mapToLong(ArticleFile::bytes).sum();
    long share = all / ((long) cores * TASKS_PER_CORE);
    long enough = Math.max(LEAST_TASK, Math.min(LARGEST_TASK, share));
    List<List<ArticleFile>> tasks = new ArrayList<>();
    List<ArticleFile> task = new ArrayList<>();
    long bytes = 0;
    for (ArticleFile file : files) {
      if (!task.isEmpty() && bytes + file.bytes() > enough) {
        tasks.add(task);
        task = new ArrayList<>();
        bytes = 0;
      }
      task.add(file);
      bytes += file.bytes();
    }
    if (!task.isEmpty()) {
      tasks.add(task);
    }
    return tasks;
  }
}
