package io.stanchion.dataset.reader;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.seal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads gold labels from a CSV file with a header, or from a file of {@link SemEval}.
 *
 * <p>Rows of kind {@code boilerplate} without a label are passed over. A label that differs from
 * another by case or blanks, or that occurs once or twice and differs from a frequent one by a
 * letter or two, counts as a typing error, unless the label names were given.
 */
public final class LabelReader {
  private final ReadOptions options;
  private final Set<String> expectedLabels;

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
    this.options = options;
    this.expectedLabels = new TreeSet<>(expectedLabels);
  }

  /**
   * What a file of labels holds.
   *
   * @param data The rows that are in order.
   * @param problems One message for each thing that is not, in file order.
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
    Checked checked = check(input);
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
    MessageDigest digest = Sha256.begin();
    try (InputStream raw = new DigestInputStream(input.open(), digest);
        InputStream in = Utf8Stream.open(raw, options)) {
      Rows rows =
          Rows.open(input.name(), new LineReader(in, options.limits().paragraphBytes()), options);
      LabelFile file = new LabelFile(input, rows, options.columns());
      for (Optional<Rows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        file.add(row.get());
      }
      raw.transferTo(OutputStream.nullOutputStream());
      return file.checked(Sha256.hex(digest), expectedLabels);
    } catch (IOException e) {
      throw new DataException(input.name() + ": " + Failure.describe(e), e);
    }
  }

  /** The rows of one file as they come in, and what is wrong with them. */
  private static final class LabelFile {
    private final Input input;
    private final Rows rows;
    private final Columns columns;
    private final Optional<String> groupColumn;
    private final String targetColumn;
    private final List<LabelledParagraph> paragraphs = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final Map<String, Long> firstLineOfId = new HashMap<>();
    private final Map<Long, String> problemByLine = new TreeMap<>();
    private long number;

    LabelFile(Input input, Rows rows, Columns asked) {
      this.input = input;
      this.rows = rows;
      this.columns = rows.names(asked);
      rows.require(input.name(), columns.text(), "--text-column");
      rows.require(input.name(), columns.label(), "--label-column");
      columns.group().ifPresent(name -> rows.require(input.name(), name, "--group-column"));
      columns.target().ifPresent(name -> rows.require(input.name(), name, "--target-column"));
      this.groupColumn =
          columns
              .group()
              .or(() -> List.of("article", "group").stream().filter(rows::has).findFirst());
      this.targetColumn = columns.target().orElse("target");
    }

    void add(Rows.Row row) {
      number++;
      if (row.problem().isPresent()) {
        problem(row.line(), row.problem().get());
        return;
      }
      String kindName = row.get("kind");
      Optional<Kind> kind = kindName.isBlank() ? Optional.of(Kind.PARAGRAPH) : Kind.find(kindName);
      String label = row.get(columns.label());
      if (kind.isEmpty()) {
        problem(row.line(), Problems.unknownKind(kindName));
      } else if (label.isBlank() && kind.get() == Kind.BOILERPLATE) {
        return;
      } else if (label.isBlank()) {
        problem(
            row.line(),
            column(columns.label())
                + (rows.labels().isEmpty() ? " is empty" : " is empty or " + SemEval.UNLABELLED)
                + "; give a label, or take the row out");
      } else if (row.get(columns.text()).isBlank()) {
        problem(row.line(), column(columns.text()) + " is empty; take the row out");
      } else if (groupColumn.isPresent() && row.get(groupColumn.get()).isBlank()) {
        problem(
            row.line(),
            column(groupColumn.get()) + " is empty; every row needs its group for splits");
      } else {
        addParagraph(row, kind.get(), label);
      }
    }

    private void addParagraph(Rows.Row row, Kind kind, String label) {
      UnitFields fields =
          new UnitFields(
              row.get("id"), row.get("article"), row.get("paragraph"), row.get(targetColumn));
      Paragraph paragraph =
          fields.paragraph(kind, row.get(columns.text()), input.article(), number);
      Long before = firstLineOfId.putIfAbsent(paragraph.id(), row.line());
      if (before != null) {
        problem(
            row.line(),
            column("id")
                + ": '"
                + paragraph.id()
                + "' is already the id of line "
                + before
                + "; give each row an id of its own");
        return;
      }
      String group = groupColumn.map(row::get).orElse(paragraph.id());
      paragraphs.add(new LabelledParagraph(paragraph, label, group, row.fields()));
      lines.add(row.line());
    }

    private String column(String name) {
      return "column '" + rows.title(name) + "'";
    }

    private void problem(long line, String message) {
      problemByLine.put(line, input.name() + ":" + line + ": " + message);
    }

    Checked checked(String sha256, Set<String> expected) {
      LabelledData all =
          new LabelledData(input.name(), sha256, groupColumn.isPresent(), paragraphs);
      LabelNames names =
          new LabelNames(
              LabelledData.labelCounts(paragraphs), expected.isEmpty() ? rows.labels() : expected);
      List<LabelledParagraph> good = new ArrayList<>();
      for (int i = 0; i < paragraphs.size(); i++) {
        Optional<String> problem = names.problem(paragraphs.get(i).label());
        long line = lines.get(i);
        problem.ifPresent(text -> problem(line, column(columns.label()) + ": " + text));
        if (problem.isEmpty()) {
          good.add(paragraphs.get(i));
        }
      }
      if (all.paragraphs().isEmpty() && problemByLine.isEmpty()) {
        problemByLine.put(
            0L, input.name() + ": no labelled rows; expected at least one below the header");
      }
      return new Checked(
          new LabelledData(input.name(), sha256, all.grouped(), good),
          List.copyOf(problemByLine.values()));
    }
  }
}
