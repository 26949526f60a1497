package io.stanchion.dataset.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name that is an object or a list of JSON, as some tools export labels to CSV. */
record JsonName(JsonNode value) {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  static Optional<JsonName> find(String name) {
    String plain = name.strip();
    if (plain.isEmpty() || "{[".indexOf(plain.charAt(0)) < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JsonName(JSON.readTree(plain)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Returns the text in it, if there is but one. */
  Optional<String> onlyText() {
    List<String> texts = new ArrayList<>();
    addTexts(value, texts);
    return texts.size() == 1 ? Optional.of(texts.get(0)) : Optional.empty();
  }

  private static void addTexts(JsonNode value, List<String> texts) {
    if (value.isTextual()) {
      texts.add(value.textValue());
    }
    value.forEach(inner -> addTexts(inner, texts));
  }
}
