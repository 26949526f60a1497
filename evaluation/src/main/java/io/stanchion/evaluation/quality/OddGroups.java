package io.stanchion.evaluation.quality;

import io.stanchion.evaluation.metric.Scored;
import io.stanchion.evaluation.uncertainty.Paired;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Finds groups that differ from the others in their labels or in how often a model gets them right,
 * by Fisher's exact test, adjusted for the number of groups and questions (Holm). A difference is
 * no error: an article may be one-sided. It is a reason to look.
 */
public final class OddGroups {
  private static final double LEVEL = 0.05;
  private static final int SMALLEST = 5;

  private OddGroups() {}

  /**
   * A group that differs.
   *
   * @param group The group.
   * @param paragraphs The number of its paragraphs.
   * @param what In what it differs, with the numbers that show it.
   * @param p The adjusted p-value, below 0.05.
   */
  public record OddGroup(String group, int paragraphs, String what, double p) {}

  /**
   * Finds them.
   *
   * @param outOfFold Predictions of every paragraph by a model that has not seen its group.
   * @return The odd groups, the least likely first; groups of fewer than 5 paragraphs are passed
   *     over.
   */
  public static List<OddGroup> find(Scored outOfFold) {
    Map<String, int[]> groups = outOfFold.indicesBy(Scored.Item::group);
    List<OddGroup> asked = new ArrayList<>();
    groups.forEach(
        (name, members) -> {
          boolean comparable =
              members.length >= SMALLEST && members.length < outOfFold.items().size();
          if (comparable) {
            asked.add(ask(name, members, outOfFold, "right", outOfFold::isCorrect));
            for (String label : outOfFold.labels()) {
              asked.add(
                  ask(
                      name,
                      members,
                      outOfFold,
                      "labelled " + label,
                      i -> outOfFold.items().get(i).gold().equals(label)));
            }
          }
        });
    double[] holm = Paired.holm(asked.stream().mapToDouble(OddGroup::p).toArray());
    return IntStream.range(0, asked.size())
        .filter(i -> holm[i] < LEVEL)
        .mapToObj(i -> withP(asked.get(i), holm[i]))
        .sorted(Comparator.comparingDouble(OddGroup::p).thenComparing(OddGroup::group))
        .toList();
  }

  private static OddGroup withP(OddGroup one, double p) {
    return new OddGroup(one.group(), one.paragraphs(), one.what(), p);
  }

  private static OddGroup ask(
      String group, int[] members, Scored scored, String question, IntPredicate yes) {
    int all = (int) IntStream.of(scored.all()).filter(yes).count();
    int here = (int) IntStream.of(members).filter(yes).count();
    int others = scored.items().size() - members.length;
    int[][] table = {{here, members.length - here}, {all - here, others - (all - here)}};
    boolean constant = all == 0 || all == scored.items().size();
    double p =
        constant
            ? 1
            : FisherExactTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .test(table)
                .getPValue();
    String what =
        String.format(
            Locale.ROOT,
            "%d of %d are %s, of the others %d of %d",
            here,
            members.length,
            question,
            all - here,
            others);
    return new OddGroup(group, members.length, what, Math.min(1, p));
  }
}
