package io.stanchion.dataset.reader;

import java.util.HashSet;
import java.util.Set;

/**
 * Names the articles of a run after their files, each with a name of its own: the same files in the
 * same order have the same names, wherever they lie. For one thread at a time.
 */
public final class ArticleNames {
  private final Set<String> taken = new HashSet<>();

  /**
   * Names the article that a file stands for.
   *
   * @param file The file's name, with its path below the directory that was given, if one was;
   *     parts are separated by slashes.
   * @return The name without its ending; with it, or with a number, if that is taken.
   */
  public String of(String file) {
    return unique(Format.stem(file), file);
  }

  String ofStandardInput() {
    return unique("stdin", "");
  }

  /** Two files may share a name but for the ending or the directory. */
  private String unique(String stem, String fullName) {
    String base = taken.contains(stem) && !fullName.isEmpty() ? fullName : stem;
    String candidate = base;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = base + "~" + i;
    }
    return candidate;
  }
}
