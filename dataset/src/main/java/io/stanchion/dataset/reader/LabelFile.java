package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The rows of one file of labels, and what is wrong with each of them by itself. */
final class LabelFile {
  /** A row that has what every row must have. */
  record Labelled(LabelFile file, long line, boolean first, LabelledParagraph paragraph) {
    /** Returns the place for a message about another row. */
    String place(LabelFile from) {
      return file == from ? "line " + line : file.name() + ":" + line;
    }
  }

  private final Input input;
  private final LabelRows rows;
  private final Columns columns;
  private final Optional<String> groupColumn;
  private final UnaryOperator<String> renamed;
  private final BiConsumer<Long, String> problems;
  private final Kinds kinds = new Kinds();
  private final List<Labelled> labelled = new ArrayList<>();
  private long number;

  /**
   * Looks at the header.
   *
   * @param input The file.
   * @param rows Its rows.
   * @param asked The names of columns.
   * @param renamed Gives a label the name that it has from here on.
   * @param problems Takes what is wrong, with its line.
   */
  LabelFile(
      Input input,
      LabelRows rows,
      Columns asked,
      UnaryOperator<String> renamed,
      BiConsumer<Long, String> problems) {
    this.input = input;
    this.rows = rows;
    this.columns = rows.names(asked);
    this.renamed = renamed;
    this.problems = problems;
    rows.require(input.name(), columns.text(), "--text-column");
    rows.require(input.name(), columns.label(), "--label-column");
    columns.id().ifPresent(name -> rows.require(input.name(), name, "--id-column"));
    columns.group().ifPresent(name -> rows.require(input.name(), name, "--group-column"));
    columns.target().ifPresent(name -> rows.require(input.name(), name, "--target-column"));
    this.groupColumn =
        columns.group().or(() -> List.of("article", "group").stream().filter(rows::has).findFirst());
  }

  void readAll() throws IOException {
    for (Optional<? extends LabelRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      number++;
      add(row.get());
    }
  }

  String name() {
    return input.name();
  }

  boolean grouped() {
    return groupColumn.isPresent();
  }

  /** Returns the rows that have what every row must have. */
  List<Labelled> labelled() {
    return labelled;
  }

  /** Returns the labels that the format knows; none where any may occur. */
  Set<String> knownLabels() {
    return rows.labels();
  }

  void labelProblem(long line, String message) {
    problem(line, columns.label(), ": " + message);
  }

  void targetProblem(long line, String message) {
    problem(line, columns.targetOrUsual(), message);
  }

  void idProblem(long line, String message) {
    problem(line, columns.idOrUsual(), ": " + message);
  }

  void groupProblem(long line, String message) {
    problem(line, groupColumn.orElse("group"), ": " + message);
  }

  void textProblem(long line, String message) {
    problem(line, columns.text(), message);
  }

  private void problem(long line, String column, String message) {
    problems.accept(line, rows.title(column) + message);
  }

  private void add(LabelRows.Row row) {
    if (row.problem().isPresent()) {
      problems.accept(row.line(), row.problem().get());
      return;
    }
    String kindName = row.get("kind");
    Optional<Kind> kind = kinds.of(kindName);
    String label = row.get(columns.label());
    if (kind.isEmpty()) {
      problems.accept(row.line(), Kinds.mistyped(kindName));
    } else if (label.isBlank() && kind.get() == Kind.BOILERPLATE) {
      return;
    } else if (label.isBlank()) {
      problem(
          row.line(),
          columns.label(),
          (rows.labels().isEmpty() ? " is empty" : " is empty or " + SemEval.UNLABELLED)
              + "; give a label, or take the row out");
    } else if (row.get(columns.text()).isBlank()) {
      problem(row.line(), columns.text(), " is empty; take the row out");
    } else if (groupColumn.isPresent() && row.get(groupColumn.get()).isBlank()) {
      problem(
          row.line(), groupColumn.get(), " is empty; every row needs its group for splits");
    } else {
      labelled.add(labelled(row, kind.get(), renamed.apply(label)));
    }
  }

  private Labelled labelled(LabelRows.Row row, Kind kind, String label) {
    String target = row.get(columns.targetOrUsual());
    UnitFields fields =
        new UnitFields(
            row.get(columns.idOrUsual()),
            row.get("article"),
            row.get("paragraph"),
            target.isBlank() ? "" : target);
    Paragraph paragraph = fields.paragraph(kind, row.get(columns.text()), input.article(), number);
    String group = groupColumn.map(row::get).orElse(paragraph.id());
    Map<String, String> all = row.fields();
    return new Labelled(
        this, row.line(), number == 1, new LabelledParagraph(paragraph, label, group, all));
  }
}
