package io.stanchion.dataset.news;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Table;
import io.stanchion.dataset.seal.Sha256;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Labels of 2,126 paragraphs of real news, made by reading. They hold no text: each points at its
 * paragraph by the article and by the digest of the text, and {@link #join} puts the two together
 * where the text is at hand. The module's data statement says who labelled them, and how.
 */
public final class NewsLabels {
  private static final String FOLDER = "/io/stanchion/dataset/news/";

  private NewsLabels() {}

  /**
   * A label and the text it is about.
   *
   * @param label The label.
   * @param text The paragraph's text, as found.
   */
  public record Labelled(NewsLabel label, String text) {}

  /**
   * Labels with their texts, where these were found.
   *
   * @param found The labels whose text was found, in the order of the labels.
   * @param missing The others.
   */
  public record Joined(List<Labelled> found, List<NewsLabel> missing) {
    /** Copies the lists. */
    public Joined {
      found = List.copyOf(found);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Reads the labels about banning Huawei from 5G networks.
   *
   * @return 1,195 labels of 330 articles: {@code pro-ban}, {@code anti-ban} and {@code neutral}.
   */
  public static List<NewsLabel> huawei() {
    return read("huawei.csv");
  }

  /**
   * Reads the labels about other policies.
   *
   * @return 931 labels of 166 articles on 26 targets: {@code FAVOR}, {@code AGAINST} and {@code
   *     NONE}.
   */
  public static List<NewsLabel> policies() {
    return read("policies.csv");
  }

  /**
   * Finds the texts of labels.
   *
   * @param labels The labels.
   * @param texts CSV files with a column named text, a paragraph a row, in any order.
   * @return The labels with their texts, and those whose text is in no file.
   * @throws DataException If a file cannot be read or has no such column.
   */
  public static Joined join(List<NewsLabel> labels, List<Input> texts) {
    Map<String, String> byDigest = new HashMap<>();
    for (Input input : texts) {
      for (Table.Row row : Table.read(input, List.of("text")).rows()) {
        byDigest.put(Sha256.hex(row.get("text")), row.get("text"));
      }
    }
    List<Labelled> found = new ArrayList<>();
    List<NewsLabel> missing = new ArrayList<>();
    for (NewsLabel label : labels) {
      Optional.ofNullable(byDigest.get(label.sha256()))
          .ifPresentOrElse(text -> found.add(new Labelled(label, text)), () -> missing.add(label));
    }
    return new Joined(found, missing);
  }

  private static List<NewsLabel> read(String file) {
    return Table.read(new Input(file, "news", () -> open(file)), List.of()).rows().stream()
        .map(NewsLabels::label)
        .toList();
  }

  private static NewsLabel label(Table.Row row) {
    return new NewsLabel(
        row.get("id"),
        row.get("article"),
        row.get("outlet"),
        row.get("date"),
        row.get("title"),
        row.get("url"),
        Long.parseLong(row.get("position")),
        row.get("target"),
        row.get("sha256"),
        row.get("label"),
        row.get("holder"),
        row.get("confidence"),
        Part.valueOf(row.get("part").toUpperCase(Locale.ROOT)));
  }

  private static InputStream open(String file) {
    InputStream in = NewsLabels.class.getResourceAsStream(FOLDER + file);
    if (in == null) {
      throw new IllegalStateException("The build left out the resource " + FOLDER + file);
    }
    return in;
  }
}
