package io.stanchion.model;

import io.stanchion.features.Block;
import io.stanchion.features.FeaturePipeline;
import io.stanchion.features.NgramVisitor;
import io.stanchion.model.ngram.CharacterTrie;
import io.stanchion.model.ngram.NgramRows;
import io.stanchion.model.ngram.NgramTable;
import io.stanchion.model.ngram.TrieBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A compiler of a model's n-grams into the form that is searched. If two n-grams of words share a
 * key, it starts again with another seed.
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

  /** The block of each n-gram, and its key or its place in the builder. */
  private final int[] blocks;

  private final long[] places;
  private final double[] idfs;

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
    this.idfs = new double[blocks.length];
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

  /** Compiles, and returns each n-gram's number: row times number of blocks, plus block. */
  int[] compile(LinearWeights all) {
    do {
      collect();
    } while (!tabulateWords());
    for (int block = 0; block < rows.length; block++) {
      tries[block] = builders[block].build();
      long[] longs = isOfWords(block) ? tables[block].longs() : tries[block].nodes();
      double largest = 2 * idfs(block).max().orElse(0) * all.largest(isOf(block));
      rows[block] = new NgramRows(longs, labels, largest, idfs(block));
    }
    int[] numbers = new int[blocks.length];
    for (int index = 0; index < numbers.length; index++) {
      int block = blocks[index];
      numbers[index] = block == NONE ? NONE : row(index) * rows.length + block;
    }
    fill(numbers, all);
    return numbers;
  }

  /** Returns the inverse document frequency of an n-gram. */
  double idf(int index) {
    return idfs[index];
  }

  private void fill(int[] numbers, LinearWeights all) {
    for (int index = 0; index < numbers.length; index++) {
      if (numbers[index] == NONE) {
        continue;
      }
      NgramRows into = rows[numbers[index] % rows.length];
      int row = numbers[index] / rows.length;
      double last = all.get(index, labels - 1);
      for (int label = 0; label < labels - 1; label++) {
        into.setWeight(row, label, (all.get(index, label) - last) * idfs[index]);
      }
      into.setIdf(row, idfs[index]);
    }
  }

  /** Returns a test of whether features are n-grams of a block. */
  private IntPredicate isOf(int block) {
    return feature -> feature < blocks.length && blocks[feature] == block;
  }

  private DoubleStream idfs(int block) {
    return IntStream.range(0, blocks.length)
        .filter(index -> blocks[index] == block)
        .mapToDouble(index -> idfs[index]);
  }

  private int row(int index) {
    int block = blocks[index];
    return isOfWords(block)
        ? tables[block].row(places[index])
        : builders[block].node((int) places[index]);
  }

  private void collect() {
    Arrays.fill(blocks, NONE);
    Arrays.setAll(builders, i -> new TrieBuilder(pipeline.spec().blocks().get(i).max(), labels));
    pipeline.forEachNgram(
        seed,
        new NgramVisitor() {
          @Override
          public void words(int index, int block, long key, double idf) {
            put(index, block, key, idf);
          }

          @Override
          public void characters(int index, int block, String gram, double idf) {
            put(index, block, builders[block].add(gram, (float) idf), idf);
          }
        });
  }

  private void put(int index, int block, long place, double idf) {
    blocks[index] = block;
    places[index] = place;
    idfs[index] = idf;
  }

  /** Makes the tables of words; returns false if two share a key. */
  private boolean tabulateWords() {
    for (int block = 0; block < tables.length; block++) {
      Optional<NgramTable> table = NgramTable.of(keys(block), labels);
      if (table.isEmpty()) {
        seed++;
        return false;
      }
      tables[block] = table.get();
    }
    return true;
  }

  /** Returns the keys of a block's n-grams of words. */
  private long[] keys(int block) {
    return isOfWords(block)
        ? IntStream.range(0, blocks.length)
            .filter(index -> blocks[index] == block)
            .mapToLong(index -> places[index])
            .toArray()
        : new long[0];
  }

  private boolean isOfWords(int block) {
    return pipeline.spec().blocks().get(block) instanceof Block.WordNgrams;
  }
}
