package io.stanchion.encoders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tokenizer.json, with its vocabulary outside the JSON tree: thirty thousand nodes would take
 * half of the time to load an encoder.
 *
 * @param description Everything but the vocabulary.
 * @param vocabulary The pieces' numbers; empty if it has none of that form.
 */
record TokeniserFile(ObjectNode description, Map<String, Integer> vocabulary) {
  /**
   * Reads a file.
   *
   * @param json Its bytes.
   * @param name The file's name in messages.
   * @throws DataException If it is not JSON.
   */
  static TokeniserFile of(byte[] json, String name) {
    JsonMapper mapper = JsonMapper.builder().build();
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    try (JsonParser parser = mapper.createParser(json)) {
      parser.nextToken();
      return new TokeniserFile(object(parser, mapper, vocabulary), vocabulary);
    } catch (JsonProcessingException e) {
      throw new DataException(name + ": is not JSON (" + e.getOriginalMessage() + ")", e);
    } catch (IOException e) {
      throw new DataException(name + ": is not JSON (" + e.getMessage() + ")", e);
    }
  }

  private static ObjectNode object(
      JsonParser parser, JsonMapper mapper, Map<String, Integer> vocabulary) throws IOException {
    ObjectNode object = mapper.createObjectNode();
    String field;
    while ((field = parser.nextFieldName()) != null) {
      boolean nested = parser.nextToken() == JsonToken.START_OBJECT;
      if (nested && field.equals("model")) {
        object.set(field, object(parser, mapper, vocabulary));
      } else if (nested && field.equals("vocab")) {
        String piece;
        while ((piece = parser.nextFieldName()) != null) {
          vocabulary.put(piece, parser.nextIntValue(-1));
        }
      } else {
        object.set(field, mapper.readTree(parser));
      }
    }
    return object;
  }
}
