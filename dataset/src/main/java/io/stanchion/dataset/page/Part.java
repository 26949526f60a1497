package io.stanchion.dataset.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** A block element and the blocks of text in it, which follow each other. */
final class Part {
  /** Block elements that hold one piece of text rather than other parts of a page. */
  private static final Set<String> TEXT =
      Set.of(
          "p",
          "li",
          "dd",
          "dt",
          "pre",
          "blockquote",
          "td",
          "th",
          "tr",
          "caption",
          "figcaption",
          "summary",
          "address",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");

  private static final Set<String> LISTS =
      Set.of("ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "figure");

  private final Element element;
  private final Optional<Part> parent;
  private final List<Part> children = new ArrayList<>(2);
  private final int from;
  private int to;

  Part(Element element, Optional<Part> parent, int from) {
    this.element = element;
    this.parent = parent;
    this.from = from;
    this.to = from;
    parent.ifPresent(part -> part.children.add(this));
  }

  Element element() {
    return element;
  }

  Optional<Part> parent() {
    return parent;
  }

  List<Part> children() {
    return Collections.unmodifiableList(children);
  }

  /** Returns the number of its first block. */
  int from() {
    return from;
  }

  /** Returns the number of the block after its last. */
  int to() {
    return to;
  }

  void endAt(int block) {
    to = block;
  }

  boolean isEmpty() {
    return from == to;
  }

  boolean holds(int block) {
    return from <= block && block < to;
  }

  boolean isIn(Part other) {
    return other.from <= from && to <= other.to && this != other;
  }

  boolean is(String tag) {
    return element.normalName().equals(tag);
  }

  /** Returns the innermost element around a text or list that is for other parts; or itself. */
  Part container() {
    Part part = this;
    while (part.parent.isPresent() && !part.isContainer()) {
      part = part.parent.get();
    }
    return part;
  }

  /** Whether it is an element for other parts, such as a {@code div}, not one for text. */
  boolean isContainer() {
    return !TEXT.contains(element.normalName()) && !LISTS.contains(element.normalName());
  }
}
