package io.stanchion.bench;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The text that is classified in benchmarks: paragraphs, whole or in short pieces. */
public enum BenchmarkText {
  /** The paragraphs as they are, about 350 characters each. */
  ARTICLE,
  /** The same words in pieces of at most 140 characters. */
  TWEET;

  private static final int TWEET_LENGTH = 140;

  /**
   * Returns the paragraphs.
   *
   * @param lexicon Whose words.
   * @return All of them, in reading order.
   */
  public List<Paragraph> paragraphs(Lexicon lexicon) {
    List<Paragraph> paragraphs = new ArrayList<>();
    for (String text : lexicon.texts()) {
      for (String piece : this == ARTICLE ? List.of(text) : pieces(text)) {
        String id = "bench:" + (paragraphs.size() + 1);
        paragraphs.add(new Paragraph(id, "bench", 1, Kind.PARAGRAPH, "", piece));
      }
    }
    return List.copyOf(paragraphs);
  }

  /**
   * Counts bytes.
   *
   * @param paragraphs The paragraphs.
   * @return The size of their texts in UTF-8.
   */
  static long bytes(List<Paragraph> paragraphs) {
    return paragraphs.stream()
        .mapToLong(one -> one.text().getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!piece.isEmpty() && piece.length() + 1 + word.length() > TWEET_LENGTH) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(piece.isEmpty() ? "" : " ").append(word);
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
