package io.stanchion.features;

import io.stanchion.dataset.Paragraph;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The n-grams of a training set with their inverse document frequencies. */
final class Vocabulary {
  private static final int MAX_SIZE = 1 << 26;

  /** The least size of an n-gram in a file: the length of its name, and its weight. */
  private static final int LEAST_BYTES = 12;

  private static final double MAX_WEIGHT = 1e9;

  private final FeatureSpec spec;
  private final String[] names;
  private final double[] idf;
  private Optional<KeyedIndices> indices = Optional.empty();
  private final Queue<Vectoriser> idle = new ConcurrentLinkedQueue<>();

  /** Creates a vocabulary of ascending names; it keeps the arrays. */
  private Vocabulary(FeatureSpec spec, String[] names, double[] idf) {
    this.spec = spec;
    this.names = names;
    this.idf = idf;
  }

  static Vocabulary fit(FeatureSpec spec, Collection<Paragraph> training) {
    DocumentCounts counts = new DocumentCounts(spec);
    if (spec.minArticles() == 1) {
      training.forEach(paragraph -> counts.add(paragraph.text()));
    } else {
      byArticle(training)
          .values()
          .forEach(
              article -> {
                counts.beginArticle();
                article.forEach(paragraph -> counts.add(paragraph.text()));
              });
    }
    Map<String, Integer> documents = new HashMap<>();
    training.forEach(paragraph -> counts.name(paragraph.text(), documents));
    String[] names = documents.keySet().toArray(String[]::new);
    Arrays.sort(names);
    double[] idf = new double[names.length];
    Arrays.setAll(
        idf,
        i ->
            spec.weighting() == Weighting.SUBLINEAR_TFIDF
                ? 1
                    + StrictMath.log(
                        (1.0 + training.size()) / (1.0 + documents.getOrDefault(names[i], 0)))
                : 1);
    return new Vocabulary(spec, names, idf);
  }

  private static Map<String, List<Paragraph>> byArticle(Collection<Paragraph> training) {
    Map<String, List<Paragraph>> articles = new TreeMap<>();
    training.forEach(
        paragraph ->
            articles
                .computeIfAbsent(paragraph.article(), name -> new ArrayList<>())
                .add(paragraph));
    return articles;
  }

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  int find(String name) {
    return Arrays.binarySearch(names, name);
  }

  /** A visitor of n-grams of any block. */
  interface KeyVisitor {
    void visit(int index, int block, long key);
  }

  void forEachKey(long seed, KeyVisitor visitor) {
    NamedKeys keys = new NamedKeys(spec, seed);
    for (int i = 0; i < names.length; i++) {
      int block = keys.blockOf(names[i]);
      if (block >= 0) {
        visitor.visit(i, block, keys.keyOf(block, names[i]));
      }
    }
  }

  void forEach(long seed, NgramVisitor visitor) {
    NamedKeys keys = new NamedKeys(spec, seed);
    for (int i = 0; i < names.length; i++) {
      int block = keys.blockOf(names[i]);
      if (block >= 0 && spec.blocks().get(block) instanceof Block.CharNgrams its) {
        visitor.characters(i, block, names[i].substring(its.prefix().length()), idf[i]);
      } else if (block >= 0) {
        visitor.words(i, block, keys.keyOf(block, names[i]), idf[i]);
      }
    }
  }

  FeatureVector transform(String text) {
    Vectoriser taken = idle.poll();
    Vectoriser vectoriser = taken == null ? new Vectoriser(spec, indices(), idf) : taken;
    FeatureVector vector = vectoriser.vector(text);
    idle.add(vectoriser);
    return vector;
  }

  /** Returns the indices by key, made when first needed: classification needs none. */
  private synchronized KeyedIndices indices() {
    if (indices.isEmpty()) {
      indices = Optional.of(KeyedIndices.of(this, spec.blocks().size()));
    }
    return indices.get();
  }

  /** Transforms a text as {@link #transform} does, but slowly, with a string for each n-gram. */
  FeatureVector transformByNames(String text) {
    String normalised = TextNormaliser.normalise(text);
    Map<Integer, Double> entries = new TreeMap<>();
    for (Block block : spec.blocks()) {
      Map<Integer, Integer> counts = new TreeMap<>();
      block.forEach(
          normalised,
          gram -> {
            int index = find(block.prefix().concat(gram));
            if (index >= 0) {
              counts.merge(index, 1, Integer::sum);
            }
          });
      addScaled(counts, entries);
    }
    return vector(entries);
  }

  private void addScaled(Map<Integer, Integer> counts, Map<Integer, Double> entries) {
    double squares = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      double value = weight(entry);
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    counts.entrySet().forEach(entry -> entries.put(entry.getKey(), weight(entry) / length));
  }

  private double weight(Map.Entry<Integer, Integer> count) {
    return (1 + StrictMath.log(count.getValue())) * idf[count.getKey()];
  }

  private static FeatureVector vector(Map<Integer, Double> entries) {
    int[] at = new int[entries.size()];
    double[] values = new double[entries.size()];
    int i = 0;
    for (Map.Entry<Integer, Double> entry : entries.entrySet()) {
      at[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new FeatureVector(at, values);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(names.length);
    for (int i = 0; i < names.length; i++) {
      Strings.write(out, names[i]);
      out.writeDouble(idf[i]);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents are no vocabulary. Names must ascend, because
   *     n-grams are found by binary search.
   */
  static Vocabulary read(FeatureSpec spec, DataInputStream in) throws IOException {
    int most = Math.min(MAX_SIZE, in.available() / LEAST_BYTES);
    String[] names = new String[Strings.requireSize(in.readInt(), most, "n-grams")];
    double[] idf = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Strings.read(in);
      idf[i] = in.readDouble();
      if (i > 0 && names[i].compareTo(names[i - 1]) <= 0) {
        throw new IllegalArgumentException("n-gram " + i + " is not behind the one before it");
      }
      if (!(Math.abs(idf[i]) <= MAX_WEIGHT)) {
        throw new IllegalArgumentException("n-gram " + i + " has the document weight " + idf[i]);
      }
    }
    return new Vocabulary(spec, names, idf);
  }
}
