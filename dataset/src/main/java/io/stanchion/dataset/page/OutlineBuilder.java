package io.stanchion.dataset.page;

import io.stanchion.dataset.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Collects text between the edges of block elements, so that none of it is lost. */
final class OutlineBuilder implements NodeVisitor {
  /** Elements whose text a browser with scripts does not show. */
  private static final Set<String> NEVER_SHOWN =
      Set.of("noscript", "template", "iframe", "svg", "del", "object", "audio", "video", "canvas");

  /** Controls whose text can be part of a sentence. */
  private static final Set<String> CONTROLS = Set.of("label", "button", "legend");

  /** Controls whose text never is part of a sentence. */
  private static final Set<String> VALUES =
      Set.of("select", "option", "optgroup", "datalist", "textarea");

  private final List<Block> blocks = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Part> open = new ArrayDeque<>();
  private final Deque<Kind> kinds = new ArrayDeque<>();
  private final Map<Element, Boolean> dataTables = new HashMap<>();
  private final Words words = new Words();
  private final StringBuilder unseen = new StringBuilder();
  private final StringBuilder values = new StringBuilder();
  private int inLinks;
  private int inControls;
  private int inValues;
  private int inUnseen;
  private int inQuotes;
  private int inRows;

  List<Block> blocks() {
    return blocks;
  }

  List<Part> parts() {
    return parts;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text) {
      add(text);
    } else if (node instanceof Element element) {
      if (element.normalName().equals("br")) {
        breakLine(element);
      } else {
        open(element);
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && !element.normalName().equals("br")) {
      close(element);
    }
  }

  private void open(Element element) {
    if (element.isBlock()) {
      if (inRows == 0) {
        finishBlock();
        Part part = new Part(element, Optional.ofNullable(open.peek()), blocks.size());
        parts.add(part);
        open.push(part);
      } else {
        words.blank();
      }
    }
    kind(element).ifPresent(kinds::push);
    count(element, 1);
  }

  private void close(Element element) {
    count(element, -1);
    kind(element).ifPresent(kind -> kinds.pop());
    if (!open.isEmpty() && open.peek().element().equals(element)) {
      finishBlock();
      open.pop().endAt(blocks.size());
    } else if (isCell(element)) {
      words.endCell();
    } else if (element.isBlock()) {
      words.blank();
    }
  }

  private void count(Element element, int one) {
    String name = element.normalName();
    inLinks += isLink(element) ? one : 0;
    inControls += CONTROLS.contains(name) ? one : 0;
    inValues += VALUES.contains(name) ? one : 0;
    inUnseen += NEVER_SHOWN.contains(name) || isHiddenInline(element) ? one : 0;
    inQuotes += name.equals("blockquote") ? one : 0;
    inRows += isDataRow(element) ? one : 0;
  }

  /** A link inside the page leads to no other text. */
  private static boolean isLink(Element element) {
    return element.normalName().equals("a") && !element.attr("href").startsWith("#");
  }

  private static boolean isHiddenInline(Element element) {
    return !element.isBlock() && element.attributesSize() > 0 && Signs.isHidden(element);
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
  }

  private boolean isDataRow(Element element) {
    if (!element.normalName().equals("tr")) {
      return false;
    }
    Element table = element.closest("table");
    return table != null && dataTables.computeIfAbsent(table, DataTable::is);
  }

  private Optional<Kind> kind(Element element) {
    return switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6", "summary" -> Optional.of(Kind.HEADLINE);
      case "figcaption", "caption" -> Optional.of(Kind.CAPTION);
      case "li" -> Optional.of(Kind.BULLET);
      case "tr" -> isDataRow(element) ? Optional.of(Kind.PARAGRAPH) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private void add(TextNode text) {
    if (inUnseen > 0) {
      unseen.append(text.getWholeText());
    } else if (inValues > 0) {
      values.append(text.getWholeText()).append(' ');
    } else {
      words.add(text.getWholeText(), inLinks > 0, inControls > 0, inQuotes > 0, kinds.peek());
    }
  }

  /** Ends the block at a second line break in a row. */
  private void breakLine(Element lineBreak) {
    Node before = lineBreak.previousSibling();
    while (before instanceof TextNode text && text.isBlank()) {
      before = before.previousSibling();
    }
    if (before != null && before.normalName().equals("br") && inRows == 0) {
      finishBlock();
    } else {
      words.blank();
    }
  }

  private void finishBlock() {
    if (open.isEmpty()) {
      return;
    }
    Part part = open.peek();
    words
        .take(part)
        .ifPresent(
            block -> {
              if (words.wereAllOfControls()) {
                block.omit(Omission.FORM_CONTROL);
              }
              blocks.add(block);
            });
    words.clear();
    addOmitted(unseen, part, Omission.NOT_SHOWN);
    addOmitted(values, part, Omission.FORM_CONTROL);
  }

  private void addOmitted(StringBuilder text, Part part, Omission reason) {
    if (text.length() > 0) {
      String collapsed = Words.collapsed(text);
      text.setLength(0);
      if (!collapsed.isEmpty()) {
        Block block = new Block(collapsed, Optional.empty(), part, 0, false);
        block.omit(reason);
        blocks.add(block);
      }
    }
  }
}
