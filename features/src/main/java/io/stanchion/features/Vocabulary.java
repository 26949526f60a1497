package io.stanchion.features;

import io.stanchion.dataset.Paragraph;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The n-grams of a training set with their inverse document frequencies. */
final class Vocabulary {
  private static final int MAX_SIZE = 1 << 26;

  private final FeatureSpec spec;
  private final String[] names;
  private final double[] idf;
  private final Map<String, Integer> indices;

  private Vocabulary(FeatureSpec spec, String[] names, double[] idf) {
    this.spec = spec;
    this.names = names;
    this.idf = idf;
    this.indices = new HashMap<>(names.length * 2);
    for (int i = 0; i < names.length; i++) {
      indices.put(names[i], i);
    }
  }

  static Vocabulary fit(FeatureSpec spec, Collection<Paragraph> training) {
    Map<String, Integer> documents = new HashMap<>();
    for (Paragraph paragraph : training) {
      String text = TextNormaliser.normalise(paragraph.text());
      Set<String> seen = new HashSet<>();
      for (Block block : spec.blocks()) {
        block.forEach(text, gram -> seen.add(block.prefix().concat(gram)));
      }
      seen.forEach(name -> documents.merge(name, 1, Integer::sum));
    }
    documents.values().removeIf(count -> count < spec.minDocuments());
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

  int size() {
    return names.length;
  }

  String name(int index) {
    return names[index];
  }

  int find(String name) {
    return indices.getOrDefault(name, -1);
  }

  FeatureVector transform(String text) {
    String normalised = TextNormaliser.normalise(text);
    Map<Integer, Double> entries = new TreeMap<>();
    for (Block block : spec.blocks()) {
      Map<Integer, Integer> counts = new TreeMap<>();
      block.forEach(
          normalised,
          gram -> {
            Integer index = indices.get(block.prefix().concat(gram));
            if (index != null) {
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

  static Vocabulary read(FeatureSpec spec, DataInput in) throws IOException {
    String[] names = new String[Strings.requireSize(in.readInt(), MAX_SIZE, "n-grams")];
    double[] idf = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Strings.read(in);
      idf[i] = in.readDouble();
    }
    return new Vocabulary(spec, names, idf);
  }
}
