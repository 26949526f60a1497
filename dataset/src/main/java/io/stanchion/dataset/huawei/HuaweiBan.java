package io.stanchion.dataset.huawei;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.LabelReader;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.dataset.reader.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Five articles on whether Huawei should be banned from 5G networks, every line of them labelled by
 * reading. Labels: {@code pro-ban}, {@code anti-ban}, {@code neutral}. The module's data statement
 * says who labelled them, how, and what the set is not good for.
 */
public final class HuaweiBan {
  private static final String FOLDER = "/io/stanchion/dataset/huawei-ban/";
  private static final String LABELS = "huawei-ban.csv";
  private static final String AUTHORED = "authored.csv";

  private HuaweiBan() {}

  /**
   * Reads the gold labels.
   *
   * @return The 78 labelled units, grouped by article.
   */
  public static LabelledData labels() {
    return new LabelReader(ReadOptions.DEFAULT)
        .read(new Input(LABELS, "huawei-ban", () -> open(LABELS)));
  }

  /**
   * Reads the paragraphs that were written for training: invented speakers and details, labelled by
   * the same guideline. Training text only, never a source, never to be tested on.
   *
   * @return The paragraphs, in the groups in which they were written, many each in one of its own;
   *     their column {@code origin} says authored.
   */
  public static LabelledData authored() {
    return new LabelReader(ReadOptions.DEFAULT)
        .read(new Input(AUTHORED, "authored", () -> open(AUTHORED)));
  }

  /**
   * Reads the articles.
   *
   * @return The five articles, in the order of their ids.
   */
  public static List<SourceArticle> articles() {
    return rows("articles.csv").stream().map(HuaweiBan::article).toList();
  }

  /**
   * Reads every unit with its gold kind, boilerplate included.
   *
   * @return The 97 units in reading order.
   */
  public static List<Paragraph> units() {
    return rows(LABELS).stream()
        .map(
            row ->
                new Paragraph(
                    row.get("id"),
                    row.get("article"),
                    Long.parseLong(row.get("paragraph")),
                    Kind.find(row.get("kind")).orElseThrow(),
                    row.get("target"),
                    row.get("text")))
        .toList();
  }

  /**
   * Reads both labelling passes.
   *
   * @return One annotation per unit and pass: the whole of pass {@code a}, then of pass {@code b},
   *     each in reading order.
   */
  public static List<Annotation> annotations() {
    return rows("annotations.csv").stream()
        .map(
            row ->
                new Annotation(
                    row.get("id"),
                    row.get("pass"),
                    Kind.find(row.get("kind")).orElseThrow(),
                    row.get("label")))
        .toList();
  }

  /**
   * Names the file of robustness pairs as an input.
   *
   * @return The input that reads it.
   */
  public static Input robustness() {
    return new Input("robustness.csv", "robustness", () -> open("robustness.csv"));
  }

  /**
   * Reads the data statement.
   *
   * @return Markdown.
   */
  public static String dataStatement() {
    Input statement =
        new Input("DATA-STATEMENT.md", "data-statement", () -> open("DATA-STATEMENT.md"));
    return new String(statement.bytes(), StandardCharsets.UTF_8);
  }

  /**
   * Names one of the articles as an input.
   *
   * @param article The article.
   * @return The input that reads it.
   */
  public static Input input(SourceArticle article) {
    return new Input(article.file(), article.id(), () -> open("articles/" + article.file()));
  }

  private static SourceArticle article(Table.Row row) {
    try (InputStream in = open("articles/" + row.get("file"))) {
      return new SourceArticle(
          row.get("article"),
          row.get("file"),
          present(row.get("publisher")),
          present(row.get("title")),
          present(row.get("date")),
          present(row.get("source")),
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> present(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private static List<Table.Row> rows(String file) {
    return Table.read(new Input(file, "huawei-ban", () -> open(file)), List.of()).rows();
  }

  private static InputStream open(String file) {
    InputStream in = HuaweiBan.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException("The build left out the resource " + FOLDER + file);
    }
    return in;
  }
}
