package io.stanchion.spark;

import io.stanchion.dataset.reader.Input;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file to be read by one task from its first record to its last.
 *
 * @param name What rejects call it: the path as it was given.
 * @param article The article that its units belong to where it does not say.
 * @param location Where Hadoop finds it.
 * @param bytes Its size.
 */
record ArticleFile(String name, String article, String location, long bytes)
    implements Serializable {
  Input input(Configuration hadoop, WatchedStream watched) {
    Path path = new Path(location);
    return new Input(
        name, article, () -> watched.open(() -> path.getFileSystem(hadoop).open(path)));
  }
}
