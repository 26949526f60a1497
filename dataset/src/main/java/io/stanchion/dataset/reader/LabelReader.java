package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.dataset.table.NoTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads gold labels from CSV files with a header, JSON Lines, or files of {@link SemEval}.
 *
 * <p>Rows of kind {@code boilerplate} without a label are passed over, and so are objects whose
 * {@code answer} is {@code ignore}. Labels, targets and groups that are probably other spellings of
 * one another are problems ({@link io.stanchion.dataset.names.Spelling}); labels are not, if their
 * names were given.
 */
public final class LabelReader {
  private final ReadOptions options;
  private final Set<String> expectedLabels;
  private final Map<String, String> renamed;

  /**
   * Creates a reader that takes the label names from the file.
   *
   * @param options How to read.
   */
  public LabelReader(ReadOptions options) {
    this(options, List.of());
  }

  /**
   * Creates a reader that accepts given label names only.
   *
   * @param options How to read.
   * @param expectedLabels The label names; empty to take them from the file.
   */
  public LabelReader(ReadOptions options, List<String> expectedLabels) {
    this(options, expectedLabels, Map.of());
  }

  /**
   * Creates a reader that gives labels other names before it looks at them.
   *
   * @param options How to read.
   * @param expectedLabels The label names, as they are after that; empty to take them from the
   *     file.
   * @param renamed The new name of each label that is to have another.
   */
  public LabelReader(
      ReadOptions options, List<String> expectedLabels, Map<String, String> renamed) {
    this.options = options;
    this.expectedLabels = new TreeSet<>(expectedLabels);
    this.renamed = Map.copyOf(renamed);
  }

  /**
   * The contents of files of labels.
   *
   * @param data The rows that are in order.
   * @param problems A message for each thing that is not, in the order of files and lines.
   */
  public record Checked(LabelledData data, List<String> problems) {
    /** Copies the list. */
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a file that has to be in order.
   *
   * @param input The file.
   * @return Its rows.
   * @throws DataException If anything in it is not in order; the message lists the first problems.
   */
  public LabelledData read(Input input) {
    return read(List.of(input));
  }

  /**
   * Reads files that have to be in order, by themselves and side by side.
   *
   * @param inputs The files, at least one.
   * @return The rows of all.
   * @throws DataException If anything in them is not in order; the message lists the first
   *     problems.
   */
  public LabelledData read(List<Input> inputs) {
    Checked checked = check(inputs);
    List<String> problems = checked.problems();
    if (!problems.isEmpty()) {
      List<String> shown = new ArrayList<>(problems.subList(0, Math.min(10, problems.size())));
      if (shown.size() < problems.size()) {
        shown.add("… and " + (problems.size() - shown.size()) + " more problems");
      }
      throw new DataException(String.join("\n", shown));
    }
    return checked.data();
  }

  /**
   * Reads a file and lists what is wrong with it.
   *
   * @param input The file.
   * @return Its good rows and its problems.
   * @throws DataException If the file cannot be read as rows with the required columns.
   */
  public Checked check(Input input) {
    return check(List.of(input));
  }

  /**
   * Reads files and lists what is wrong with them, by themselves and side by side: an id, or a text
   * of some length, that stands in two of them is a problem.
   *
   * @param inputs The files, at least one.
   * @return Their good rows and their problems. The digest of several is that of their digests.
   * @throws DataException If a file cannot be read as rows with the required columns.
   */
  public Checked check(List<Input> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one file of labels");
    }
    LabelSet rows = new LabelSet(expectedLabels);
    List<LabelProblems> problems = new ArrayList<>();
    List<LabelFile> files = new ArrayList<>();
    List<String> digests = new ArrayList<>();
    for (Input input : inputs) {
      LabelProblems found = new LabelProblems(input.name());
      problems.add(found);
      MessageDigest digest = Sha256.begin();
      files.add(read(input, digest, found, rows));
      digests.add(Sha256.hex(digest));
    }
    List<LabelledParagraph> good = rows.good(files);
    boolean grouped = files.stream().anyMatch(LabelFile::grouped);
    for (int i = 0; i < files.size(); i++) {
      problems.get(i).addAboutFile(files.get(i), grouped);
    }
    String name = String.join(", ", inputs.stream().map(Input::name).toList());
    String digest = digests.size() == 1 ? digests.get(0) : Sha256.hex(String.join("\n", digests));
    return new Checked(
        new LabelledData(name, digest, grouped, good),
        problems.stream().map(LabelProblems::inOrder).flatMap(List::stream).toList());
  }

  private LabelFile read(Input input, MessageDigest digest, LabelProblems problems, LabelSet set) {
    try (InputStream raw = new DigestInputStream(input.open(), digest);
        InputStream in = new BufferedInputStream(Utf8Stream.open(raw, options), 1 << 16)) {
      LabelFile file =
          new LabelFile(
              input,
              rows(input, (BufferedInputStream) in),
              options.columns(),
              label -> renamed.getOrDefault(label, label),
              problems::add);
      file.read(set::add);
      raw.transferTo(OutputStream.nullOutputStream());
      return file;
    } catch (IOException e) {
      throw new DataException(input.name() + ": " + DataException.describe(e), e);
    }
  }

  private LabelRows rows(Input input, BufferedInputStream in) throws IOException {
    String start = new String(Utf8Stream.peek(in, 1 << 10), StandardCharsets.ISO_8859_1);
    boolean json = start.stripLeading().startsWith("{");
    boolean named = Format.find(input.name()).equals(Optional.of(Format.JSONL));
    Optional<Format> asked = options.format();
    if (asked.equals(Optional.of(Format.JSONL)) || (asked.isEmpty() && (json || named))) {
      JsonRows.requireLines(input.name(), start);
      return JsonRows.read(in, options);
    }
    NoTable.refuse(input.name(), start);
    return Rows.open(input.name(), new LineReader(in, options.limits().paragraphBytes()), options);
  }
}
