package io.stanchion.app.report;

/** A shape in a drawing; {@code style} is a class of the style sheet. */
sealed interface Shape {
  /** A straight line. */
  record Line(String x1, String y1, String x2, String y2, String style) implements Shape {}

  /** A circle. */
  record Circle(String x, String y, String radius, String style) implements Shape {}

  /** A rectangle. */
  record Box(String x, String y, String width, String height, String style) implements Shape {}

  /** A path in SVG's notation. */
  record Path(String commands, String style) implements Shape {}

  /** A text; {@code anchor} is {@code start}, {@code middle} or {@code end}. */
  record Label(String x, String y, String anchor, String style, String text) implements Shape {}
}
