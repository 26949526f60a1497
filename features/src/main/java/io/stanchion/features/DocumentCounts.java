package io.stanchion.features;

import java.util.Arrays;
import java.util.Map;

/**
 * The number of texts that each n-gram occurs in. Counts by key, in 24 to 48 bytes per n-gram,
 * because most n-grams occur once and need no name. Two n-grams with the same key, a chance of
 * 2<sup>-64</sup>, count as one.
 */
final class DocumentCounts implements NgramKeys.Sink {
  private final FeatureSpec spec;
  private final NgramKeys keys;
  private final KeyTable[] numbers;
  private int[] documents = new int[1 << 10];
  private int[] last = new int[1 << 10];
  private int[] articles = new int[0];
  private int[] lastArticle = new int[0];
  private int size;
  private int document;
  private int article;

  DocumentCounts(FeatureSpec spec) {
    this.spec = spec;
    this.keys = new NgramKeys(spec, 0, this);
    this.numbers = new KeyTable[spec.blocks().size()];
    Arrays.setAll(numbers, i -> new KeyTable(1 << 10));
  }

  void add(String text) {
    document++;
    keys.find(text);
  }

  /** Begins an article; its texts follow each other, and it does not come again. */
  void beginArticle() {
    article++;
  }

  /** Keeps everything: an n-gram counts once per text, however often the text begins. */
  @Override
  public void begin() {}

  @Override
  public void accept(int block, long[] found, int from, int to) {
    for (int i = from; i < to; i++) {
      int number = numbers[block].get(found[i]);
      if (number == KeyTable.ABSENT) {
        number = added();
        numbers[block].put(found[i], number);
      }
      documents[number] += last[number] == document ? 0 : 1;
      last[number] = document;
      if (spec.minArticles() > 1) {
        countArticle(number);
      }
    }
  }

  private void countArticle(int number) {
    if (number >= articles.length) {
      articles = Arrays.copyOf(articles, documents.length);
      lastArticle = Arrays.copyOf(lastArticle, documents.length);
    }
    articles[number] += lastArticle[number] == article ? 0 : 1;
    lastArticle[number] = article;
  }

  private boolean isKept(int number) {
    return documents[number] >= spec.minDocuments()
        && (spec.minArticles() == 1 || articles[number] >= spec.minArticles());
  }

  private int added() {
    if (size == documents.length) {
      documents = Arrays.copyOf(documents, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    return size++;
  }

  /** Names the n-grams of a text that occur often enough and have no name yet. */
  void name(String text, Map<String, Integer> named) {
    new NamedKeys(spec, 0)
        .forEach(
            TextNormaliser.normalise(text),
            new NamedKeys.Names() {
              private int number;

              @Override
              public boolean wants(int block, long key) {
                number = numbers[block].get(key);
                return number != KeyTable.ABSENT && isKept(number);
              }

              @Override
              public void accept(String name) {
                named.put(name, documents[number]);
                documents[number] = 0;
              }
            });
  }
}
