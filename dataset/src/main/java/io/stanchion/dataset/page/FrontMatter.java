package io.stanchion.dataset.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A Markdown document, split after the YAML between two lines of dashes at its beginning.
 *
 * @param metadata The facts that the YAML states.
 * @param rest The Markdown after it; all of the document if it does not begin with YAML.
 */
public record FrontMatter(PageMetadata metadata, String rest) {
  private static final ObjectMapper MAPPER = new YAMLMapper();

  /** Splits a document into its front matter and its text. */
  public static FrontMatter of(String markdown) {
    List<String> yaml = new ArrayList<>();
    int start = 0;
    boolean ended = false;
    while (start < markdown.length() && !ended) {
      int end = markdown.indexOf('\n', start);
      end = end < 0 ? markdown.length() : end + 1;
      String line = markdown.substring(start, end).stripTrailing();
      if (start == 0 && !line.equals("---")) {
        break;
      }
      ended = start > 0 && (line.equals("---") || line.equals("..."));
      yaml.add(line);
      start = end;
    }
    return ended
        ? of(String.join("\n", yaml.subList(1, yaml.size() - 1)), markdown, start)
        : new FrontMatter(PageMetadata.NONE, markdown);
  }

  private static FrontMatter of(String yaml, String markdown, int end) {
    try {
      JsonNode facts = MAPPER.readTree(yaml);
      if (facts.isObject()) {
        return new FrontMatter(metadata(facts), markdown.substring(end));
      }
    } catch (JsonProcessingException e) {
      // Text between two rules, then.
    }
    return new FrontMatter(PageMetadata.NONE, markdown);
  }

  private static PageMetadata metadata(JsonNode yaml) {
    Map<String, String> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> fact : yaml.properties()) {
      String name = fact.getKey().toLowerCase(Locale.ROOT).replace('-', '_');
      facts.putIfAbsent(name, value(fact.getValue()));
    }
    return new PageMetadata(
        first(facts, "title", "headline"),
        first(facts, "outlet", "site", "site_name", "publication", "publisher", "source"),
        first(facts, "date", "published", "date_published", "pubdate"),
        first(facts, "author", "authors", "by"),
        first(facts, "url", "link", "canonical", "canonical_url", "source_url", "permalink"),
        first(facts, "lang", "language", "locale"));
  }

  /** Joins the values of a list; of several people, say, the names. */
  private static String value(JsonNode node) {
    List<String> values = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      values.add((one.isObject() ? one.path("name") : one).asText("").strip());
    }
    values.removeIf(String::isEmpty);
    return String.join(", ", values);
  }

  private static String first(Map<String, String> facts, String... names) {
    for (String name : names) {
      String value = facts.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
