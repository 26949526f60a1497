package io.stanchion.finetune;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.encoders.EncoderParts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * The pairs of some files, trained on or held out by target.
 *
 * <p>A file that knows fewer labels than the others says nothing of those it does not know: its
 * pairs only tell its own labels apart. A pair of a text and a target that it was not written about
 * is neutral (as in VAST: Allaway and McKeown, 2020, https://aclanthology.org/2020.emnlp-main.717).
 * Where such pairs are made, a file has both what is neutral and what is not, and its own pairs are
 * told from the neutral label too: otherwise nothing would ever speak against it.
 *
 * @param labels The labels, in alphabetical order.
 * @param pairs The pairs, file by file.
 * @param sources The files.
 * @param problems What is not in order in them, by file and line.
 */
record PairSet(
    List<String> labels, List<StancePair> pairs, List<Source> sources, List<String> problems) {
  /** Where a file has fewer targets, its groups are held out instead. */
  private static final int FEWEST_TARGETS = 10;

  private static final int MOST_LABELS = 16;

  /**
   * Reads files.
   *
   * @param files Their paths.
   * @param options How to make pairs of them.
   * @param encoder Who is to read them.
   * @throws DataException If a file cannot be read, has no target, or there are not two labels.
   */
  static PairSet read(List<String> files, PairOptions options, EncoderParts encoder) {
    List<LabelReader.Checked> read =
        files.stream()
            .map(file -> new LabelReader(ReadOptions.DEFAULT).check(Input.of(file)))
            .toList();
    Set<String> labels = new TreeSet<>();
    read.forEach(one -> one.data().labels().forEach(label -> labels.add(renamed(label, options))));
    if (options.mismatched() > 0) {
      options.neutral().ifPresent(labels::add);
      options.ofMismatch().ifPresent(labels::add);
    }
    if (labels.size() < 2 || labels.size() > MOST_LABELS) {
      throw new DataException(
          files + ": have the labels " + labels + "; expected 2 to " + MOST_LABELS);
    }
    Reading reading = new Reading(List.copyOf(labels), options, encoder);
    for (int i = 0; i < files.size(); i++) {
      reading.add(files.get(i), read.get(i));
    }
    return reading.finished();
  }

  private static String renamed(String label, PairOptions options) {
    return options.renamed().getOrDefault(label, label);
  }

  List<StancePair> training() {
    return pairs.stream().filter(pair -> !pair.heldOut()).toList();
  }

  List<StancePair> heldOut() {
    return pairs.stream().filter(StancePair::heldOut).toList();
  }

  /** A row, once its target is known. */
  private record Row(String target, String text, int label, String unit) {}

  /** The files as they come in. */
  private static final class Reading {
    private final List<String> labels;
    private final PairOptions options;
    private final EncoderParts encoder;
    private final List<StancePair> pairs = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Reading(List<String> labels, PairOptions options, EncoderParts encoder) {
      this.labels = labels;
      this.options = options;
      this.encoder = encoder;
    }

    void add(String file, LabelReader.Checked checked) {
      LabelledData data = checked.data();
      // Every file has numbers of its own, so that another file beside it changes nothing in it.
      SplittableRandom random = new SplittableRandom(options.seed() + 31L * sources.size());
      List<Row> rows = new ArrayList<>(rows(file, data));
      shuffle(rows, random);
      List<Row> used = rows.subList(0, Math.min(options.limit(), rows.size()));
      Set<String> heldOut = heldOut(used, random);
      int possible = 0;
      for (String label : data.labels()) {
        possible |= 1 << labels.indexOf(renamed(label, options));
      }
      double[] weights = weights(used);
      if (options.neutral().isPresent() && options.mismatched() > 0) {
        possible |= 1 << labels.indexOf(options.neutral().orElseThrow());
        possible |= 1 << labels.indexOf(options.ofMismatch().orElseThrow());
      }
      for (Row row : used) {
        add(row, row.target(), row.label(), possible, weights[row.label()], heldOut);
      }
      if (options.neutral().isPresent() && options.mismatched() > 0) {
        addMismatched(used, possible, heldOut, random);
      }
      problems.addAll(checked.problems());
      sources.add(source(file, checked, used.size(), possible));
    }

    private List<Row> rows(String file, LabelledData data) {
      boolean byTarget = data.targets().size() >= FEWEST_TARGETS;
      List<Row> rows = new ArrayList<>();
      for (LabelledParagraph one : data.paragraphs()) {
        String named = one.paragraph().target();
        String target = named.isEmpty() ? options.target().orElse("") : named;
        if (target.isEmpty()) {
          throw new DataException(
              file
                  + ": '"
                  + one.paragraph().id()
                  + "' has no target; give the file a column 'target', or name it with --target");
        }
        rows.add(
            new Row(
                target,
                one.paragraph().text(),
                labels.indexOf(renamed(one.label(), options)),
                byTarget ? target : one.group()));
      }
      return rows;
    }

    private Set<String> heldOut(List<Row> rows, SplittableRandom random) {
      Map<String, Integer> sizes = new LinkedHashMap<>();
      rows.forEach(row -> sizes.merge(row.unit(), 1, Integer::sum));
      List<String> units = new ArrayList<>(sizes.keySet());
      shuffle(units, random);
      Set<String> chosen = new HashSet<>();
      double wanted = options.heldOut() * rows.size();
      int held = 0;
      for (String unit : units) {
        if (held < wanted && chosen.size() < units.size() - 1) {
          chosen.add(unit);
          held += sizes.getOrDefault(unit, 0);
        }
      }
      return chosen;
    }

    /**
     * The weight of a pair of each label: at a balance of 1 all labels of the file count the same,
     * at 0 all pairs. The mean over the pairs is 1.
     */
    private double[] weights(List<Row> rows) {
      double[] weights = new double[labels.size()];
      rows.forEach(row -> weights[row.label()]++);
      double sum = 0;
      for (int i = 0; i < weights.length; i++) {
        double count = weights[i];
        weights[i] = count > 0 ? StrictMath.pow(count, -options.balance()) : 0;
        sum += count * weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= rows.size() / sum;
      }
      return weights;
    }

    /** The text of one target beside another of the same side of the split. */
    private void addMismatched(
        List<Row> rows, int possible, Set<String> heldOut, SplittableRandom random) {
      int mismatch = labels.indexOf(options.ofMismatch().orElseThrow());
      for (Row row : rows) {
        Row other = rows.get(random.nextInt(rows.size()));
        boolean wanted = random.nextDouble() < options.mismatched();
        boolean sameSide = heldOut.contains(row.unit()) == heldOut.contains(other.unit());
        if (wanted && sameSide && !other.target().equals(row.target())) {
          add(row, other.target(), mismatch, possible, 1, heldOut);
        }
      }
    }

    private void add(
        Row row, String target, int label, int possible, double weight, Set<String> heldOut) {
      pairs.add(
          new StancePair(
              encoder.pair(target, row.text(), options.window()),
              label,
              possible,
              weight,
              sources.size(),
              heldOut.contains(row.unit())));
    }

    private Source source(String file, LabelReader.Checked checked, int used, int possible) {
      String name = String.valueOf(Path.of(file).getFileName());
      Map<String, String> licences = options.licences();
      return new Source(
          name,
          checked.data().sha256(),
          licences.getOrDefault(file, licences.getOrDefault(name, "")),
          checked.data().paragraphs().size(),
          used,
          checked.problems().size(),
          labels.stream().filter(label -> (possible >> labels.indexOf(label) & 1) != 0).toList());
    }

    PairSet finished() {
      return new PairSet(labels, List.copyOf(pairs), List.copyOf(sources), List.copyOf(problems));
    }
  }

  /** Fisher and Yates' shuffle. */
  static void shuffle(List<?> list, SplittableRandom random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, random.nextInt(i + 1));
    }
  }
}
