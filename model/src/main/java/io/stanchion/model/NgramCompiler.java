package io.stanchion.model;

import io.stanchion.features.Block;
import io.stanchion.features.FeaturePipeline;
import java.util.Arrays;

/**
 * Brings a model's n-grams into the form in which they are looked up. Two n-grams of words never
 * share a key: if they do, another seed draws the keys anew.
 */
final class NgramCompiler {
  private static final int NONE = -1;

  private final FeaturePipeline pipeline;
  private final int labels;
  private final NgramRows[] rows;
  private final NgramTable[] tables;
  private final CharacterTrie[] tries;
  private final TrieBuilder[] builders;
  private long seed;

  /** By n-gram its block, and its key or its place in the builder. */
  private final int[] blocks;

  private final long[] places;
  private final float[] idfs;

  NgramCompiler(FeaturePipeline pipeline, int labels) {
    this.pipeline = pipeline;
    this.labels = labels;
    int count = pipeline.spec().blocks().size();
    this.rows = new NgramRows[count];
    this.tables = new NgramTable[count];
    this.tries = new CharacterTrie[count];
    this.builders = new TrieBuilder[count];
    this.blocks = new int[pipeline.vocabularySize()];
    this.places = new long[blocks.length];
    this.idfs = new float[blocks.length];
  }

  long seed() {
    return seed;
  }

  NgramRows[] rows() {
    return rows;
  }

  NgramTable[] tables() {
    return tables;
  }

  CharacterTrie[] tries() {
    return tries;
  }

  /** Compiles, and gives each n-gram's number: row times number of blocks plus block. */
  int[] compile(LinearWeights weights) {
    int[] numbers = new int[blocks.length];
    do {
      collect();
      Arrays.fill(numbers, NONE);
    } while (!numberWords(numbers));
    for (int block = 0; block < rows.length; block++) {
      tries[block] = builders[block].build();
      boolean ofWords = pipeline.spec().blocks().get(block) instanceof Block.WordNgrams;
      rows[block] = ofWords ? tables[block].rows() : tries[block].rows();
    }
    for (int index = 0; index < numbers.length; index++) {
      int block = blocks[index];
      if (block == NONE) {
        continue;
      }
      if (numbers[index] == NONE) {
        numbers[index] = builders[block].node((int) places[index]) * rows.length + block;
      }
      int row = numbers[index] / rows.length;
      rows[block].setIdf(row, idfs[index]);
      double last = weights.get(index, labels - 1);
      for (int label = 0; label < labels - 1; label++) {
        rows[block].setWeight(row, label, (float) (weights.get(index, label) - last));
      }
    }
    return numbers;
  }

  private void collect() {
    Arrays.fill(blocks, NONE);
    Arrays.setAll(builders, i -> new TrieBuilder(pipeline.spec().blocks().get(i).max(), labels));
    pipeline.forEachNgram(
        seed,
        new FeaturePipeline.NgramVisitor() {
          @Override
          public void words(int index, int block, long key, double idf) {
            put(index, block, key, (float) idf);
          }

          @Override
          public void characters(int index, int block, String gram, double idf) {
            put(index, block, builders[block].add(gram, (float) idf), (float) idf);
          }
        });
  }

  private void put(int index, int block, long place, float idf) {
    blocks[index] = block;
    places[index] = place;
    idfs[index] = idf;
  }

  /** Fills the tables of words; tells whether their keys differ. */
  private boolean numberWords(int[] numbers) {
    int[] sizes = new int[rows.length];
    for (int block : blocks) {
      if (isOfWords(block)) {
        sizes[block]++;
      }
    }
    Arrays.setAll(tables, block -> new NgramTable(sizes[block], labels));
    for (int index = 0; index < numbers.length; index++) {
      int block = blocks[index];
      if (isOfWords(block)) {
        int row = tables[block].add(places[index]);
        if (row == NgramRows.ABSENT) {
          seed++;
          return false;
        }
        numbers[index] = row * rows.length + block;
      }
    }
    return true;
  }

  private boolean isOfWords(int block) {
    return block != NONE && pipeline.spec().blocks().get(block) instanceof Block.WordNgrams;
  }
}
