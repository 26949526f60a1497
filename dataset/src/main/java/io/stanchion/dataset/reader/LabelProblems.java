package io.stanchion.dataset.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The problems of one file of labels. */
final class LabelProblems {
  private final String file;
  private final Map<Long, List<String>> byLine = new TreeMap<>();

  LabelProblems(String file) {
    this.file = file;
  }

  void add(long line, String message) {
    byLine.computeIfAbsent(line, at -> new ArrayList<>()).add(file + ":" + line + ": " + message);
  }

  /** Adds what is wrong with the file as a whole. */
  void addAboutFile(LabelFile labels, boolean grouped) {
    List<String> about = new ArrayList<>();
    if (labels.isEmpty() && byLine.isEmpty()) {
      about.add(file + ": no labelled rows; expected at least one below the header");
    } else if (grouped && !labels.grouped()) {
      about.add(
          file
              + ": no column says which rows belong together, as in the other files; add it, or"
              + " name one that all have with --group-column");
    }
    if (!about.isEmpty()) {
      byLine.put(0L, about);
    }
  }

  List<String> inOrder() {
    return byLine.values().stream().flatMap(List::stream).toList();
  }
}
