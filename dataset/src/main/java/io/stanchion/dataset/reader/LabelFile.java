package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.kinds.Kinds;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

  /** A name that many rows have is kept once. */
  private final Map<String, String> names = new HashMap<>();

  private long number;
  private long labelled;

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
        columns
            .group()
            .or(() -> List.of("article", "group").stream().filter(rows::has).findFirst());
  }

  /** Reads to the end. */
  void read(Consumer<Labelled> sink) throws IOException {
    for (Optional<? extends LabelRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      number++;
      Optional<Labelled> one = labelled(row.get());
      labelled += one.isPresent() ? 1 : 0;
      one.ifPresent(sink);
    }
  }

  String name() {
    return input.name();
  }

  boolean grouped() {
    return groupColumn.isPresent();
  }

  /** Checks whether no row had what every row must have. */
  boolean isEmpty() {
    return labelled == 0;
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

  private Optional<Labelled> labelled(LabelRows.Row row) {
    if (row.problem().isPresent()) {
      problems.accept(row.line(), row.problem().get());
      return Optional.empty();
    }
    String kindName = row.get("kind");
    Optional<Kind> kind = kinds.of(kindName);
    String label = row.get(columns.label());
    if (kind.isEmpty()) {
      problems.accept(row.line(), Kinds.mistyped(kindName));
    } else if (label.isBlank()) {
      missing(row.line(), kind.get());
    } else if (row.get(columns.text()).isBlank()) {
      problem(row.line(), columns.text(), " is empty; take the row out");
    } else if (groupColumn.isPresent() && row.get(groupColumn.get()).isBlank()) {
      problem(row.line(), groupColumn.get(), " is empty; every row needs its group for splits");
    } else {
      return Optional.of(labelled(row, kind.get(), renamed.apply(label)));
    }
    return Optional.empty();
  }

  private void missing(long line, Kind kind) {
    if (kind != Kind.BOILERPLATE) {
      String none = rows.labels().isEmpty() ? "" : " or " + SemEval.UNLABELLED;
      problem(line, columns.label(), " is empty" + none + "; give a label, or take the row out");
    }
  }

  private Labelled labelled(LabelRows.Row row, Kind kind, String label) {
    String target = row.get(columns.targetOrUsual());
    UnitFields fields =
        new UnitFields(
            row.get(columns.idOrUsual()),
            row.get("article"),
            row.get("paragraph"),
            target.isBlank() ? "" : once(target));
    Paragraph paragraph = fields.paragraph(kind, row.get(columns.text()), input.article(), number);
    String group = groupColumn.map(row::get).map(this::once).orElse(paragraph.id());
    LabelledParagraph all = new LabelledParagraph(paragraph, once(label), group, row.fields());
    return new Labelled(this, row.line(), number == 1, all);
  }

  private String once(String name) {
    return names.computeIfAbsent(name, same -> same);
  }
}
