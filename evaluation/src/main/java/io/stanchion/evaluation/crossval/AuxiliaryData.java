package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.dataset.reader.Table;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.evaluation.predictions.Predictions;
import io.stanchion.evaluation.split.NearDuplicates;
import io.stanchion.model.Auxiliary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Auxiliary paragraphs: those for training only, without copies of test texts.
 *
 * @param data The paragraphs.
 * @param shares The share of its label for each paragraph that has a soft one, by id.
 */
public record AuxiliaryData(LabelledData data, Map<String, Double> shares) {
  /** Names the shipped paragraphs that were written for training. */
  public static final String AUTHORED = "authored";

  private static final Pattern JSON = Pattern.compile("(?i)\\.(jsonl|ndjson|json)(\\.gz)?$");

  /** A less likely label of a soft one is left out, and the others are scaled to a sum of 1. */
  private static final double LEAST_SHARE = 0.05;

  /** Copies the map. */
  public AuxiliaryData {
    shares = Map.copyOf(shares);
  }

  /**
   * Returns the paragraphs with a weight.
   *
   * @param weight The weight of one of them, where a labelled paragraph has 1.
   * @return The paragraphs as training takes them.
   */
  public Auxiliary weighted(double weight) {
    return new Auxiliary(data, weight, shares);
  }

  /**
   * Reads auxiliary paragraphs, and leaves out those that nearly repeat a paragraph of the labelled
   * set, because any of it may be tested on.
   *
   * <p>A file with a column {@code p_<label>} for each label of the set, as {@code classify} writes
   * it, has soft labels: each text counts for each label by its probability. Its rows without a
   * label are passed over.
   *
   * @param names The files' names, or {@link #AUTHORED}; at least one.
   * @param data The labelled set.
   * @return The auxiliary paragraphs.
   * @throws DataException If a file cannot be read, or has a label that the set does not have.
   */
  public static AuxiliaryData read(List<String> names, LabelledData data) {
    List<AuxiliaryData> read = names.stream().map(name -> read(name, data)).toList();
    LabelledData first = read.get(0).data();
    Map<String, Double> shares = new HashMap<>();
    read.forEach(one -> shares.putAll(one.shares()));
    LabelledData all =
        read.size() == 1
            ? first
            : new LabelledData(
                String.join(", ", names),
                Sha256.hex(
                    read.stream()
                        .map(one -> one.data().sha256())
                        .collect(Collectors.joining("\n"))),
                true,
                read.stream().flatMap(one -> one.data().paragraphs().stream()).toList());
    return new AuxiliaryData(withoutCopies(all, data), shares);
  }

  private static AuxiliaryData read(String name, LabelledData data) {
    if (name.equals(AUTHORED)) {
      return requireLabels(HuaweiBan.authored(), data);
    }
    Input input = Input.of(name);
    if (!JSON.matcher(name).find()) {
      Table table = Table.read(input, List.of("text"));
      if (table.header().containsAll(data.labels().stream().map(label -> "p_" + label).toList())) {
        return soft(name, table.restored(), data.labels());
      }
    }
    return requireLabels(new LabelReader(ReadOptions.DEFAULT).read(input), data);
  }

  private static AuxiliaryData soft(String name, Table table, List<String> labels) {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    Map<String, Double> shares = new HashMap<>();
    MessageDigest digest = Sha256.begin();
    for (Table.Row row : table.rows()) {
      digest.update(row.fields().toString().getBytes(StandardCharsets.UTF_8));
      if (row.get("label").isBlank() || row.get("text").isBlank()) {
        continue;
      }
      SortedMap<String, Double> likely = likely(table, row, labels);
      double sum = likely.values().stream().mapToDouble(share -> share).sum();
      for (Map.Entry<String, Double> one : likely.entrySet()) {
        String id = name + ":" + row.line() + ":" + one.getKey();
        shares.put(id, one.getValue() / sum);
        paragraphs.add(paragraph(id, row, one.getKey()));
      }
    }
    LabelledData data = new LabelledData(name, Sha256.hex(digest), true, paragraphs);
    return new AuxiliaryData(data, shares);
  }

  private static SortedMap<String, Double> likely(Table table, Table.Row row, List<String> labels) {
    SortedMap<String, Double> likely = new TreeMap<>();
    for (String label : labels) {
      double share = Predictions.probability(table, row, label);
      if (share >= LEAST_SHARE) {
        likely.put(label, share);
      }
    }
    return likely;
  }

  private static LabelledParagraph paragraph(String id, Table.Row row, String label) {
    String article = row.fields().getOrDefault("article", "");
    String target = row.fields().getOrDefault("target", "");
    Paragraph paragraph = new Paragraph(id, article, 1, Kind.PARAGRAPH, target, row.get("text"));
    return new LabelledParagraph(paragraph, label, article.isEmpty() ? id : article, Map.of());
  }

  private static AuxiliaryData requireLabels(LabelledData read, LabelledData data) {
    Set<String> known = new HashSet<>(data.labels());
    for (LabelledParagraph one : read.paragraphs()) {
      if (!known.contains(one.label())) {
        throw new DataException(
            read.name()
                + ": paragraph "
                + one.paragraph().id()
                + " has the label '"
                + one.label()
                + "'; expected one of "
                + data.labels()
                + ", as in "
                + data.name());
      }
    }
    return new AuxiliaryData(read, Map.of());
  }

  private static LabelledData withoutCopies(LabelledData read, LabelledData data) {
    int tested = data.paragraphs().size();
    List<LabelledParagraph> all = new ArrayList<>(data.paragraphs());
    all.addAll(read.paragraphs());
    Set<Integer> copies = new HashSet<>();
    for (NearDuplicates.Pair pair : NearDuplicates.find(all)) {
      if (pair.first() < tested && pair.second() >= tested) {
        copies.add(pair.second() - tested);
      }
    }
    List<LabelledParagraph> kept = new ArrayList<>();
    for (int i = 0; i < read.paragraphs().size(); i++) {
      if (!copies.contains(i)) {
        kept.add(read.paragraphs().get(i));
      }
    }
    return read.withParagraphs(kept);
  }
}
