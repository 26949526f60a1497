package io.stanchion.app.report;

import io.stanchion.evaluation.study.Digits;
import java.util.List;

/** A piece of a section. All strings in it are plain text; the templates escape them. */
sealed interface Block {
  /** A paragraph; {@code style} is a class of the style sheet, or empty. */
  record Prose(String text, String style) implements Block {}

  /** The numbers to see first. */
  record Figures(List<Figure> list) implements Block {}

  /** A number, what it is, and what to know about it. */
  record Figure(String name, String value, String note) {}

  /** A table; the first cell of a row is its head. */
  record Table(String caption, List<Column> columns, List<List<Cell>> rows, List<String> notes)
      implements Block {
    boolean hasUndefined() {
      return rows.stream()
          .flatMap(List::stream)
          .anyMatch(cell -> cell.text().equals(Digits.UNDEFINED));
    }
  }

  /** A column; {@code style} is a class. */
  record Column(String head, String style) {}

  /** A cell; {@code detail} is smaller print below, {@code style} a class; both may be empty. */
  record Cell(String text, String detail, String style) {
    static Cell of(String text) {
      return new Cell(text, "", "");
    }

    static Cell of(String text, String detail) {
      return new Cell(text, detail.equals(Digits.UNDEFINED) ? "" : detail, "");
    }
  }

  /** Blocks side by side where there is room. */
  record Row(List<Block> list) implements Block {}

  /** Blocks below each other in a row. */
  record Stack(List<Block> list) implements Block {}

  /**
   * A drawing.
   *
   * @param id The id of its element.
   * @param title Its title.
   * @param description Its contents in words, for screen readers.
   * @param width The width in units.
   * @param height The height in units.
   * @param shapes Its shapes, from back to front.
   * @param key A key to its marks.
   */
  record Graphic(
      String id,
      String title,
      String description,
      int width,
      int height,
      List<Shape> shapes,
      List<Key> key)
      implements Block {}

  /** A mark and what it means; the mark is drawn by the class {@code style}. */
  record Key(String style, String meaning) {}

  /** Terms and what they are. */
  record Definitions(List<Term> list) implements Block {}

  /** A term and what it is. */
  record Term(String term, String text) {}

  /** A list. */
  record Items(List<String> list) implements Block {}

  /** Text to quote. */
  record Quote(String text) implements Block {}

  /** Text to be shown as it is. */
  record Verbatim(String text) implements Block {}

  /** A heading inside a text that is not one of the page's. */
  record Heading(String text) implements Block {}

  /** A key to the marks in excerpts. */
  record MarkLegend(List<Part> list) implements Block {}

  /** A text with its marked words. */
  record Excerpt(List<Term> facts, List<Part> text, List<String> notes) implements Block {}

  /** A piece of a text; {@code style} is a class, empty if it is not marked. */
  record Part(String text, String style) {}
}
