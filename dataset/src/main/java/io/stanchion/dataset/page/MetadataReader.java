package io.stanchion.dataset.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads metadata from JSON-LD, {@code meta} elements, OpenGraph and the elements for them. */
final class MetadataReader {
  /** Facts that elements state, by place; the first counts. */
  private final Map<String, String> stated = new HashMap<>();

  private final LinkedData data;
  private final String pageTitle;

  MetadataReader(Document page) {
    List<String> scripts = new ArrayList<>();
    page.stream()
        .forEach(
            element -> {
              if (element.normalName().equals("script")
                  && element.attr("type").equals("application/ld+json")) {
                scripts.add(element.data());
              }
              collect(element);
            });
    this.data = LinkedData.of(scripts);
    this.pageTitle = plain(page.title());
  }

  LinkedData linkedData() {
    return data;
  }

  Headline headline() {
    return new Headline(
        List.of(data.headline(), first("og:title"), first("twitter:title"), pageTitle));
  }

  PageMetadata metadata() {
    return new PageMetadata(
        or(
            data.headline(),
            first("og:title", "twitter:title", "itemprop headline", "h1"),
            pageTitle),
        or(first("og:site_name", "application-name"), data.publisher(), first("publisher")),
        or(
            data.date(),
            first(
                "article:published_time",
                "itemprop datepublished",
                "date",
                "pubdate",
                "dc.date.issued",
                "dcterms.created",
                "time")),
        or(data.authors(), first("author", "dc.creator", "itemprop author", "rel author")),
        or(first("rel canonical", "og:url"), data.url()),
        or(first("lang"), data.language(), first("content-language", "og:locale")));
  }

  private void collect(Element element) {
    switch (element.normalName()) {
      case "meta" -> {
        for (String name : List.of("property", "name", "itemprop", "http-equiv")) {
          String prefix = name.equals("itemprop") ? "itemprop " : "";
          state(prefix + element.attr(name), element.attr("content"));
        }
      }
      case "html" -> state("lang", element.attr("lang"));
      case "h1" -> state("h1", element.text());
      case "time" -> state("time", element.attr("datetime"));
      case "link" -> state("rel " + element.attr("rel"), element.attr("href"));
      default -> {
        if (element.hasAttr("itemprop")) {
          String value = element.attr("datetime");
          state("itemprop " + element.attr("itemprop"), value.isEmpty() ? name(element) : value);
        } else if (element.attr("rel").equals("author")) {
          state("rel author", element.text());
        }
      }
    }
    if (element.normalName().equals("time") && element.hasAttr("itemprop")) {
      state("itemprop " + element.attr("itemprop"), element.attr("datetime"));
    }
  }

  /** A person is an element with a name in it, or has the name for its text. */
  private static String name(Element element) {
    if (!element.hasAttr("itemscope")) {
      return element.attr("itemprop").equals("articleBody") ? "" : element.text();
    }
    Element name = element.selectFirst("[itemprop=name]");
    return name == null ? "" : name.hasAttr("content") ? name.attr("content") : name.text();
  }

  private void state(String where, String value) {
    if (!value.isBlank()) {
      stated.putIfAbsent(where.toLowerCase(Locale.ROOT), value);
    }
  }

  private String first(String... places) {
    for (String place : places) {
      String value = plain(stated.getOrDefault(place, ""));
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static String or(String... values) {
    for (String value : values) {
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /** Joins blanks, and decodes the entities that some sites write into JSON and attributes. */
  static String plain(String text) {
    return Words.collapsed(text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, false));
  }
}
