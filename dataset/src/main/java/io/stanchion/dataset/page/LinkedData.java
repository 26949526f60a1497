package io.stanchion.dataset.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;

/**
 * The description of a page's article as JSON-LD, in the terms of schema.org. Scripts that are not
 * valid JSON are passed over: they are hints, not text.
 */
final class LinkedData {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode article;

  private LinkedData(JsonNode article) {
    this.article = article;
  }

  static LinkedData of(List<String> scripts) {
    List<JsonNode> nodes = new ArrayList<>();
    for (String script : scripts) {
      try {
        collect(JSON.readTree(script.strip()), nodes);
      } catch (JsonProcessingException e) {
        // Another script may hold what this one does not.
      }
    }
    return new LinkedData(
        nodes.stream()
            .filter(LinkedData::isArticle)
            .findFirst()
            .orElseGet(MissingNode::getInstance));
  }

  /** Collects the objects of a list or graph. */
  private static void collect(JsonNode node, List<JsonNode> nodes) {
    if (node.isArray()) {
      node.forEach(one -> collect(one, nodes));
    } else if (node.isObject()) {
      nodes.add(node);
      node.path("@graph").forEach(nodes::add);
    }
  }

  private static boolean isArticle(JsonNode node) {
    String types = node.path("@type").toString();
    return types.contains("Article") || types.contains("Posting") || node.has("articleBody");
  }

  boolean isLiveBlog() {
    return article.path("@type").toString().contains("LiveBlogPosting");
  }

  String headline() {
    return text(article.path("headline"));
  }

  /** Returns the text of the article, without markup, where the page states it. */
  String body() {
    String body = article.path("articleBody").asText("");
    return body.indexOf('<') < 0 ? body : Jsoup.parse(body).wholeText();
  }

  String date() {
    return text(article.path("datePublished"));
  }

  String publisher() {
    return names(article.path("publisher"));
  }

  String authors() {
    return names(article.path("author"));
  }

  String url() {
    JsonNode page = article.path("mainEntityOfPage");
    String url = text(page.isObject() ? page.path("@id") : page);
    return url.isEmpty() ? text(article.path("url")) : url;
  }

  String language() {
    return text(article.path("inLanguage"));
  }

  private static String names(JsonNode node) {
    Set<String> names = new LinkedHashSet<>();
    (node.isArray() ? node : List.of(node))
        .forEach(one -> names.add(text(one.isObject() ? one.path("name") : one)));
    names.remove("");
    return String.join(", ", names);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? MetadataReader.plain(node.asText()) : "";
  }
}
