package io.stanchion.dataset;

import io.stanchion.dataset.names.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A set of labelled paragraphs.
 *
 * @param name Where it was read from.
 * @param sha256 The digest of the file's bytes, in lower-case hexadecimal.
 * @param grouped Whether a column said which paragraphs belong together; if not, each paragraph is
 *     a group of its own.
 * @param paragraphs The paragraphs in file order.
 */
public record LabelledData(
    String name, String sha256, boolean grouped, List<LabelledParagraph> paragraphs) {
  /** Copies the list, so that the set cannot change. */
  public LabelledData {
    paragraphs = List.copyOf(paragraphs);
  }

  /**
   * Lists the label names in the order every matrix and probability row uses: alphabetical.
   *
   * @return The labels that occur, each once.
   */
  public List<String> labels() {
    return List.copyOf(
        paragraphs.stream()
            .map(LabelledParagraph::label)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /**
   * Lists the targets in the order in which they first occur.
   *
   * @return The targets, each once; the empty target is left out.
   */
  public List<String> targets() {
    Set<String> targets = new LinkedHashSet<>();
    paragraphs.forEach(one -> targets.add(one.paragraph().target()));
    targets.remove("");
    return List.copyOf(targets);
  }

  /**
   * Counts the groups.
   *
   * @return The number of different groups.
   */
  public int groupCount() {
    return (int) paragraphs.stream().map(LabelledParagraph::group).distinct().count();
  }

  /**
   * Counts labels.
   *
   * @param some The paragraphs to count.
   * @return The number of paragraphs per label, labels in alphabetical order.
   */
  public static Map<String, Long> labelCounts(Collection<LabelledParagraph> some) {
    return some.stream()
        .collect(
            Collectors.groupingBy(LabelledParagraph::label, TreeMap::new, Collectors.counting()));
  }

  /**
   * Replaces the paragraphs, by some of them or by other views of them.
   *
   * @param some The paragraphs.
   * @return A set from the same file with these.
   */
  public LabelledData withParagraphs(List<LabelledParagraph> some) {
    return new LabelledData(name, sha256, grouped, some);
  }

  /**
   * Sorts the paragraphs by target.
   *
   * @return The paragraphs about each target, targets in the order in which they first occur.
   * @throws DataException If a paragraph has no target.
   */
  public Map<String, LabelledData> byTarget() {
    Map<String, List<LabelledParagraph>> sorted = new LinkedHashMap<>();
    for (LabelledParagraph one : paragraphs) {
      if (one.paragraph().target().isEmpty()) {
        throw new DataException(
            name
                + ": paragraph '"
                + one.paragraph().id()
                + "' has no target; for a model per target, each paragraph needs one");
      }
      sorted.computeIfAbsent(one.paragraph().target(), target -> new ArrayList<>()).add(one);
    }
    Map<String, LabelledData> parts = new LinkedHashMap<>();
    sorted.forEach((target, some) -> parts.put(target, withParagraphs(some)));
    return parts;
  }

  /**
   * Keeps the paragraphs about one target.
   *
   * @param target The target, as the file spells it.
   * @return The smaller set.
   * @throws DataException If no paragraph has that target; the message lists the targets there are.
   */
  public LabelledData withTarget(String target) {
    List<LabelledParagraph> kept =
        paragraphs.stream().filter(one -> one.paragraph().target().equals(target)).toList();
    if (kept.isEmpty()) {
      throw new DataException(
          name
              + ": no paragraph has the target '"
              + Spelling.shown(target)
              + "'"
              + Spelling.find(target, targets())
                  .map(known -> " (did you mean '" + known + "'?)")
                  .orElse("")
              + "; the targets are "
              + targets());
    }
    return withParagraphs(kept);
  }
}
