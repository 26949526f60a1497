package io.stanchion.bench;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/**
 * The training text of a benchmark's model, which decides how many n-grams it has. Made-up words
 * come as often as words of a language do: the n-th most frequent one n times less often than the
 * first (Zipf's law).
 */
public enum Lexicon {
  /** The shipped labels: a table that the processor's caches hold. */
  SHIPPED(0),
  /** Made-up words added: 50,000 more word 1–2-grams. */
  LARGE(50_000),
  /** Made-up words added: a million more word 1–2-grams. */
  MILLION(1_000_000);

  private static final int WORDS_A_PARAGRAPH = 50;
  private static final int CLASSIFIED = 3_000;
  private static final int NGRAMS_A_WORD = 10;

  private final int ngrams;

  Lexicon(int ngrams) {
    this.ngrams = ngrams;
  }

  /**
   * Returns the labelled paragraphs to train on.
   *
   * @return The same paragraphs each time.
   */
  LabelledData training() {
    if (this == SHIPPED) {
      return HuaweiBan.labels();
    }
    // An n-gram counts from its second paragraph on.
    return labelled(toLearn(), 2);
  }

  /** Returns paragraphs of the words of {@link #MILLION}, with labels by turns. */
  static LabelledData madeUp(int paragraphs) {
    return labelled(MILLION.madeUp(new SplittableRandom(13), paragraphs), 1);
  }

  private static LabelledData labelled(List<String> texts, int copies) {
    List<LabelledParagraph> paragraphs = new ArrayList<>(HuaweiBan.labels().paragraphs());
    List<String> labels = List.copyOf(LabelledData.labelCounts(paragraphs).keySet());
    for (int i = 0; i < texts.size(); i++) {
      for (int copy = 0; copy < copies; copy++) {
        String id = "made-up:" + (copies * i + copy + 1);
        Paragraph one = new Paragraph(id, "made-up", 1, Kind.PARAGRAPH, "", texts.get(i));
        String label = labels.get(i % labels.size());
        paragraphs.add(new LabelledParagraph(one, label, "made-up", Map.of()));
      }
    }
    return new LabelledData("benchmark", "", true, paragraphs);
  }

  /**
   * Returns the paragraphs to classify.
   *
   * @return Paragraphs that the model was not trained on, but for the shipped ones.
   */
  List<String> texts() {
    return this == SHIPPED
        ? HuaweiBan.labels().paragraphs().stream().map(one -> one.paragraph().text()).toList()
        : madeUp(new SplittableRandom(11), CLASSIFIED);
  }

  /** Paragraphs that have as many different n-grams as the lexicon is to have more. */
  private List<String> toLearn() {
    SplittableRandom random = new SplittableRandom(7);
    Set<String> seen = new HashSet<>();
    List<String> texts = new ArrayList<>();
    while (seen.size() < ngrams) {
      String text = madeUp(random, 1).get(0);
      String[] words = text.substring(0, text.length() - 1).split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        seen.add(words[i]);
        seen.add(i == 0 ? words[i] : words[i - 1] + " " + words[i]);
      }
      texts.add(text);
    }
    return texts;
  }

  private List<String> madeUp(SplittableRandom random, int count) {
    int words = ngrams / NGRAMS_A_WORD;
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringJoiner text = new StringJoiner(" ", "", ".");
      for (int word = 0; word < WORDS_A_PARAGRAPH; word++) {
        // Ranks whose logarithms are spread evenly follow Zipf's law.
        text.add(word((int) Math.pow(words, random.nextDouble())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** The word of a rank: frequent ones are short. */
  private static String word(int rank) {
    SplittableRandom letters = new SplittableRandom(rank);
    StringBuilder word = new StringBuilder();
    int length = 1 + Integer.toString(rank, 4).length() / 2 + letters.nextInt(4);
    for (int i = 0; i < length; i++) {
      word.append((char) letters.nextInt('a', 'z' + 1));
    }
    return word.toString();
  }
}
