package io.stanchion.evaluation.split;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What to do about near-duplicate texts in different groups, before splitting. */
public enum DuplicateHandling {
  /** Join their groups, or, if most paragraphs would end up in one group, purge. */
  AUTO,
  /** Join their groups. */
  JOIN,
  /** Leave groups alone; leave copies of its test texts out of each training part. */
  PURGE,
  /** Leave everything as it is. */
  KEEP;

  /**
   * A set that is ready to be split.
   *
   * @param data The set, groups joined or not.
   * @param copies What must be purged.
   * @param sentence What was done; empty if nothing was.
   */
  public record Handled(LabelledData data, Copies copies, String sentence) {}

  public Handled apply(LabelledData data) {
    List<NearDuplicates.Pair> pairs =
        this == KEEP ? List.of() : NearDuplicates.find(data.paragraphs());
    if (pairs.isEmpty()) {
      return new Handled(data, Copies.none(), "");
    }
    LabelledData joined = NearDuplicates.joinGroups(data, pairs);
    boolean lopsided = 2 * largestGroup(joined) > data.paragraphs().size();
    boolean purge =
        this == PURGE || (this == AUTO && lopsided && largestGroup(joined) > largestGroup(data));
    return purge
        ? new Handled(data, Copies.of(data, pairs), purged(joined))
        : new Handled(data.equals(joined) ? data : joined, Copies.none(), joined(data, joined));
  }

  private static String purged(LabelledData joined) {
    return "Near-duplicate texts stand in different groups; joining these would put "
        + largestGroup(joined)
        + " of "
        + joined.paragraphs().size()
        + " paragraphs into one group, so each training part leaves out the copies of its test"
        + " texts instead";
  }

  private static String joined(LabelledData data, LabelledData joined) {
    return data.groupCount() == joined.groupCount()
        ? ""
        : "Near-duplicate texts join " + data.groupCount() + " groups into " + joined.groupCount();
  }

  private static long largestGroup(LabelledData data) {
    Map<String, Long> sizes = new TreeMap<>();
    for (LabelledParagraph one : data.paragraphs()) {
      sizes.merge(one.group(), 1L, Long::sum);
    }
    return Collections.max(sizes.values());
  }
}
