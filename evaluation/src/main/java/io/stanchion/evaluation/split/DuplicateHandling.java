package io.stanchion.evaluation.split;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The handling of near-duplicate texts in different groups, before splitting. */
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
   * @param copies The paragraphs that must be purged.
   * @param sentence The handling in a sentence; empty if there was nothing to handle.
   */
  public record Handled(LabelledData data, Copies copies, String sentence) {}

  /**
   * Makes a set ready to be split.
   *
   * @param data The set as it was read.
   * @return The set, with its groups joined or with copies to purge.
   */
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
