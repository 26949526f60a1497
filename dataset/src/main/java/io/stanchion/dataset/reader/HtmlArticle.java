package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A web page: the headings, paragraphs, list items and captions of its main content. Navigation,
 * scripts, forms, and cookie, share and advertising bars are dropped.
 */
final class HtmlArticle {
  /** What the parser puts in the place of what it cannot decode. */
  private static final String NO_CHARACTER = "\ufffd";

  private static final String DROPPED =
      "script,style,noscript,template,nav,aside,form,button,iframe,svg,dialog,body>header,footer,"
          + "[hidden],[aria-hidden=true],[role=navigation],[role=banner],[role=contentinfo],"
          + "[role=complementary],[role=search],[role=dialog]";

  /** Words in class names and ids of what surrounds an article. */
  private static final Pattern DROPPED_NAMES =
      Pattern.compile(
          "(?i)(^|[-_\\s])(cookies?|consent|gdpr|share|sharing|social|newsletter|subscribe|promo|"
              + "advert(isement)?|ads?|sponsored|related|recommended|breadcrumbs?|navigation|nav|"
              + "menu|sidebar|comments?|paywall|popup|modal)([-_\\s]|$)");

  private final Limits limits;

  HtmlArticle(Limits limits) {
    this.limits = limits;
  }

  void read(InputStream in, Input input, Consumer<Entry> sink) throws IOException {
    byte[] html = ArticleReader.readWhole(in, limits);
    ArticleUnits units = new ArticleUnits(input, limits, sink);
    boolean utf8 = ArticleReader.decoded(html).isPresent();
    for (Unit unit : units(html)) {
      if (!utf8 && unit.text().contains(NO_CHARACTER)) {
        units.reject(
            unit.text(),
            "the paragraph holds what is no character of the page's encoding; convert the page, or"
                + " name its encoding with --encoding");
      } else {
        units.add(unit.text(), unit.kind());
      }
    }
    units.end();
  }

  private record Unit(String text, Optional<Kind> kind) {}

  private static List<Unit> units(byte[] html) throws IOException {
    try {
      List<Unit> units = units(page(html), true);
      // A page that is all surroundings is not what the names of its parts say.
      return units.isEmpty() ? units(page(html), false) : units;
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("the page cannot be parsed (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** What is UTF-8 is taken as that; else the page's own declaration counts. */
  private static Document page(byte[] html) throws IOException {
    Optional<String> decoded = ArticleReader.decoded(html);
    return decoded.isPresent()
        ? Jsoup.parse(decoded.get())
        : Jsoup.parse(new ByteArrayInputStream(html), null, "");
  }

  private static List<Unit> units(Document page, boolean withoutNamedParts) {
    page.select(DROPPED).remove();
    if (withoutNamedParts) {
      page.body().getAllElements().stream()
          .filter(element -> !element.normalName().equals("body") && surroundsArticle(element))
          .toList()
          .forEach(Element::remove);
    }
    Blocks blocks = new Blocks();
    mainContent(page).traverse(blocks);
    return blocks.units;
  }

  private static boolean surroundsArticle(Element element) {
    String names = element.className() + " " + element.id();
    return DROPPED_NAMES.matcher(names).find() && element.selectFirst("h1,article,main") == null;
  }

  private static Element mainContent(Document page) {
    for (String query : List.of("article", "main,[role=main]")) {
      List<Element> found = page.select(query);
      if (found.size() == 1 && found.get(0).hasText()) {
        Element title = page.selectFirst("h1");
        // A title outside the article element belongs to it all the same.
        boolean whole = title == null || title.parents().contains(found.get(0));
        return whole ? found.get(0) : page.body();
      }
    }
    return page.body();
  }

  /** Collects text between the edges of block elements, so that none of it is lost. */
  private static final class Blocks implements NodeVisitor {
    private final List<Unit> units = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Optional<Kind> kind = Optional.empty();
    private boolean hasWords;

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode words) {
        if (!hasWords && !words.isBlank()) {
          hasWords = true;
          kind = kind(words);
        }
        text.append(words.getWholeText());
      } else if (isBreak(node)) {
        finishUnit();
      } else if (node.normalName().equals("br")) {
        text.append(' ');
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (isBreak(node)) {
        finishUnit();
      }
    }

    private static boolean isBreak(Node node) {
      Node before = node.previousSibling();
      while (before instanceof TextNode words && words.isBlank()) {
        before = before.previousSibling();
      }
      boolean secondBreak =
          node.normalName().equals("br") && before != null && before.normalName().equals("br");
      return secondBreak || (node instanceof Element element && element.isBlock());
    }

    private void finishUnit() {
      String unit = text.toString().replaceAll("[\\s&&[^\\u00a0]]+", " ").strip();
      if (!LineShape.stripped(unit).isEmpty()) {
        units.add(new Unit(unit, kind));
      }
      text.setLength(0);
      hasWords = false;
    }

    private static Optional<Kind> kind(TextNode words) {
      for (Node node = words.parent(); node != null; node = node.parent()) {
        switch (node.normalName()) {
          case "h1", "h2", "h3", "h4", "h5", "h6" -> {
            return Optional.of(Kind.HEADLINE);
          }
          case "figcaption" -> {
            return Optional.of(Kind.CAPTION);
          }
          case "li" -> {
            return Optional.of(Kind.BULLET);
          }
          default -> {}
        }
      }
      return Optional.empty();
    }
  }
}
