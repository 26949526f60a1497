package io.stanchion.bench;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a benchmark's model was trained on, which decides how many n-grams it knows. */
public enum Lexicon {
  /** The shipped labels: a table that the processor's caches hold. */
  SHIPPED,
  /** Made-up words besides: 50,000 more word 1–2-grams, which they do not hold. */
  LARGE;

  private static final int NGRAMS = 50_000;
  private static final int WORDS_A_PARAGRAPH = 50;

  /**
   * Gives what to train on.
   *
   * @return The same paragraphs each time.
   */
  LabelledData training() {
    LabelledData shipped = HuaweiBan.labels();
    if (this == SHIPPED) {
      return shipped;
    }
    List<LabelledParagraph> paragraphs = new ArrayList<>(shipped.paragraphs());
    List<String> labels = List.copyOf(LabelledData.labelCounts(paragraphs).keySet());
    List<String> texts = madeUp();
    for (int i = 0; i < texts.size(); i++) {
      // An n-gram counts from its second paragraph on.
      for (int copy = 0; copy < 2; copy++) {
        String id = "made-up:" + (2 * i + copy + 1);
        Paragraph one = new Paragraph(id, "made-up", 1, Kind.PARAGRAPH, "", texts.get(i));
        String label = labels.get(i % labels.size());
        paragraphs.add(new LabelledParagraph(one, label, "made-up", Map.of()));
      }
    }
    return new LabelledData("benchmark", "", true, paragraphs);
  }

  /**
   * Gives what to classify.
   *
   * @return Paragraphs whose n-grams the model knows for the greater part.
   */
  List<String> texts() {
    return this == SHIPPED
        ? HuaweiBan.labels().paragraphs().stream().map(one -> one.paragraph().text()).toList()
        : madeUp();
  }

  /** Paragraphs of words that come once each, five to eight letters long. */
  private static List<String> madeUp() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> texts = new ArrayList<>();
    for (int ngrams = 0; ngrams < NGRAMS; ngrams += 2 * WORDS_A_PARAGRAPH - 1) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS_A_PARAGRAPH; word++) {
        text.append(word == 0 ? "" : " ");
        for (int letters = random.nextInt(5, 9); letters > 0; letters--) {
          text.append((char) random.nextInt('a', 'z' + 1));
        }
      }
      texts.add(text.append('.').toString());
    }
    return texts;
  }
}
