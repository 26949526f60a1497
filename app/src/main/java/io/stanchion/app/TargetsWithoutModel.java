package io.stanchion.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the rows about targets that no model knows. */
final class TargetsWithoutModel {
  private static final int SHOWN = 5;

  private final Map<String, Long> shown = new LinkedHashMap<>();
  private long rows;

  void add(String target) {
    rows++;
    if (shown.size() < SHOWN || shown.containsKey(target)) {
      shown.merge(target, 1L, Long::sum);
    }
  }

  void addAll(TargetsWithoutModel others) {
    long before = rows;
    others.shown.forEach(
        (target, count) -> {
          if (shown.size() < SHOWN || shown.containsKey(target)) {
            shown.merge(target, count, Long::sum);
          }
        });
    rows = before + others.rows;
  }

  long rows() {
    return rows;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    shown.forEach(
        (target, count) ->
            lines.add(
                target.isEmpty()
                    ? "no model for rows that name no target (" + count + "); --target names one"
                    : "no model for the target '"
                        + Plain.cut(target, 100)
                        + "' ("
                        + count
                        + " rows)"));
    long others = rows - shown.values().stream().mapToLong(count -> count).sum();
    if (others > 0) {
      lines.add("no model for other targets (" + others + " rows)");
    }
    return lines;
  }
}
