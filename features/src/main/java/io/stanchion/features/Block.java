package io.stanchion.features;

import java.util.List;
import java.util.function.Consumer;

/** A family of n-grams that is weighted and scaled to unit length by itself. */
public sealed interface Block {
  /**
   * Word n-grams, joined by spaces.
   *
   * @param min The fewest words, at least 1.
   * @param max The most words, at least {@code min}.
   */
  record WordNgrams(int min, int max) implements Block {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException If the lengths are out of range.
     */
    public WordNgrams {
      requireLengths(min, max);
    }

    @Override
    public String prefix() {
      return "word:";
    }

    @Override
    public String description() {
      return "word " + min + "-" + max + "-grams";
    }

    @Override
    public void forEach(String normalised, Consumer<String> sink) {
      List<String> words = Words.of(normalised);
      for (int start = 0; start < words.size(); start++) {
        for (int n = min; n <= max && start + n <= words.size(); n++) {
          sink.accept(
              n == 1 ? words.get(start) : String.join(" ", words.subList(start, start + n)));
        }
      }
    }
  }

  /**
   * Character n-grams, counted in code points, over the whole text with a space at either end.
   *
   * @param min The fewest characters, at least 1.
   * @param max The most characters, at least {@code min}.
   */
  record CharNgrams(int min, int max) implements Block {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException If the lengths are out of range.
     */
    public CharNgrams {
      requireLengths(min, max);
    }

    @Override
    public String prefix() {
      return "char:";
    }

    @Override
    public String description() {
      return "character " + min + "-" + max + "-grams";
    }

    @Override
    public void forEach(String normalised, Consumer<String> sink) {
      if (normalised.isEmpty()) {
        return;
      }
      String text = " " + normalised + " ";
      for (int start = 0; start < text.length(); start = text.offsetByCodePoints(start, 1)) {
        int end = start;
        for (int n = 1; n <= max && end < text.length(); n++) {
          end = text.offsetByCodePoints(end, 1);
          if (n >= min) {
            sink.accept(text.substring(start, end));
          }
        }
      }
    }
  }

  /**
   * Returns the prefix of its features' names.
   *
   * @return For example {@code word:}.
   */
  String prefix();

  /**
   * Returns the length of the shortest n-grams.
   *
   * @return At least 1, in words or characters.
   */
  int min();

  /**
   * Returns the length of the longest n-grams.
   *
   * @return At least {@link #min} and at most 20, in words or characters.
   */
  int max();

  /**
   * Lists the features of a text, without the prefix, in text order and with repeats.
   *
   * @param normalised The text in the pipeline's normal form.
   * @param sink Receives them.
   */
  void forEach(String normalised, Consumer<String> sink);

  /**
   * Describes the block for a person.
   *
   * @return For example {@code word 1-3-grams}.
   */
  String description();

  private static void requireLengths(int min, int max) {
    if (min < 1 || max < min || max > 20) {
      throw new IllegalArgumentException(
          "n-gram lengths must be 1 <= min <= max <= 20, got " + min + " to " + max);
    }
  }
}
