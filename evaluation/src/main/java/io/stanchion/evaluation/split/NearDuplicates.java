package io.stanchion.evaluation.split;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Finds texts that are nearly the same, such as syndicated paragraphs, and joins their groups, so
 * that no split puts a text on one side and its copy on the other.
 *
 * <p>Two texts are near-duplicates if the Jaccard similarity of their word 3-grams is at least
 * {@value #THRESHOLD}. Up to {@value #EXACT} texts all pairs are compared; beyond, those that
 * MinHash (Broder, 1997) brings together in a band, which misses one pair in 10,000 at the
 * threshold.
 */
public final class NearDuplicates {
  private static final double THRESHOLD = 0.8;
  private static final int EXACT = 2000;
  private static final int BANDS = 18;
  private static final int ROWS = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private NearDuplicates() {}

  /**
   * A pair of near-duplicates.
   *
   * @param first The index of the one paragraph in the set.
   * @param second The index of the other, larger than the first.
   * @param similarity The Jaccard similarity, in [{@value #THRESHOLD}, 1].
   */
  public record Pair(int first, int second, double similarity) {}

  /**
   * Finds near-duplicates.
   *
   * @param paragraphs The paragraphs.
   * @return The pairs, in the order of their first and then second paragraph.
   */
  public static List<Pair> find(List<LabelledParagraph> paragraphs) {
    List<Set<Integer>> shingles =
        paragraphs.stream().map(one -> shingles(one.paragraph().text())).toList();
    return paragraphs.size() <= EXACT ? allPairs(shingles) : byMinHash(shingles);
  }

  /**
   * Joins the groups of near-duplicates.
   *
   * @param data The set.
   * @param pairs Its near-duplicates.
   * @return The set with larger groups; a joined group has the name of the first of them.
   */
  public static LabelledData joinGroups(LabelledData data, List<Pair> pairs) {
    List<LabelledParagraph> paragraphs = data.paragraphs();
    Map<String, String> leader = new HashMap<>();
    for (Pair pair : pairs) {
      String first = leaderOf(paragraphs.get(pair.first()).group(), leader);
      String second = leaderOf(paragraphs.get(pair.second()).group(), leader);
      if (!first.equals(second)) {
        leader.put(second, first);
      }
    }
    return data.withParagraphs(
        paragraphs.stream()
            .map(
                one ->
                    new LabelledParagraph(
                        one.paragraph(), one.label(), leaderOf(one.group(), leader), one.columns()))
            .toList());
  }

  private static String leaderOf(String group, Map<String, String> leader) {
    String current = group;
    for (String next = leader.get(current); next != null; next = leader.get(current)) {
      current = next;
    }
    return current;
  }

  /** The hashes of a text's word 3-grams, or of the whole of a shorter text. */
  private static Set<Integer> shingles(String text) {
    String[] words = NO_WORD.split(text.toLowerCase(Locale.ROOT).strip(), -1);
    Set<Integer> shingles = new HashSet<>();
    for (int i = 0; i + 3 <= words.length; i++) {
      shingles.add(Arrays.asList(words).subList(i, i + 3).hashCode());
    }
    if (shingles.isEmpty()) {
      shingles.add(Arrays.hashCode(words));
    }
    return shingles;
  }

  private static List<Pair> allPairs(List<Set<Integer>> shingles) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < shingles.size(); i++) {
      for (int j = i + 1; j < shingles.size(); j++) {
        addIfSimilar(i, j, shingles, pairs);
      }
    }
    return pairs;
  }

  private static void addIfSimilar(int i, int j, List<Set<Integer>> shingles, List<Pair> pairs) {
    Set<Integer> a = shingles.get(i);
    Set<Integer> b = shingles.get(j);
    int smaller = Math.min(a.size(), b.size());
    int larger = Math.max(a.size(), b.size());
    if (smaller < THRESHOLD * larger) {
      return;
    }
    long common = a.stream().filter(b::contains).count();
    double similarity = (double) common / (a.size() + b.size() - common);
    if (similarity >= THRESHOLD) {
      pairs.add(new Pair(i, j, similarity));
    }
  }

  private static List<Pair> byMinHash(List<Set<Integer>> shingles) {
    int[] factors = new SplittableRandom(1).ints(BANDS * ROWS).map(factor -> factor | 1).toArray();
    Set<Long> candidates = new HashSet<>();
    for (int band = 0; band < BANDS; band++) {
      Map<List<Integer>, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < shingles.size(); i++) {
        List<Integer> key = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
          key.add(minHash(shingles.get(i), factors[band * ROWS + row]));
        }
        buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
      buckets.values().forEach(bucket -> addPairs(bucket, candidates));
    }
    List<Pair> pairs = new ArrayList<>();
    candidates.stream()
        .sorted()
        .forEach(pair -> addIfSimilar((int) (pair >>> 32), (int) (long) pair, shingles, pairs));
    return pairs;
  }

  /** Chains the members of a bucket and ties each to the first: enough to join their groups. */
  private static void addPairs(List<Integer> bucket, Set<Long> candidates) {
    for (int i = 1; i < bucket.size(); i++) {
      candidates.add((long) bucket.get(i - 1) << 32 | bucket.get(i));
      candidates.add((long) bucket.get(0) << 32 | bucket.get(i));
    }
  }

  private static int minHash(Set<Integer> shingles, int factor) {
    int min = Integer.MAX_VALUE;
    for (int shingle : shingles) {
      int mixed = shingle * factor;
      mixed ^= mixed >>> 15;
      min = Math.min(min, mixed * 0x2c1b3c6d);
    }
    return min;
  }
}
