package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.evaluation.split.NearDuplicates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Auxiliary paragraphs: those for training only, without copies of test texts. */
public final class AuxiliaryData {
  /** Names the shipped paragraphs that were written for training. */
  public static final String AUTHORED = "authored";

  private AuxiliaryData() {}

  /**
   * Reads auxiliary paragraphs, and leaves out those that nearly repeat a paragraph of the labelled
   * set, because any of it may be tested on.
   *
   * @param name The file's name, or {@link #AUTHORED}.
   * @param data The labelled set.
   * @return The auxiliary paragraphs.
   * @throws DataException If the file cannot be read, or has a label that the set does not have.
   */
  public static LabelledData read(String name, LabelledData data) {
    LabelledData read =
        name.equals(AUTHORED)
            ? HuaweiBan.authored()
            : new LabelReader(ReadOptions.DEFAULT).read(Input.of(name));
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
    return withoutCopies(read, data);
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
