package io.stanchion.features;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.seal.Sha256;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fitted feature pipeline: turns paragraphs into vectors over the n-grams of the paragraphs it
 * was fitted on, and nothing else. Immutable and safe for use by several threads; equal paragraphs
 * give equal vectors on every machine.
 *
 * <pre>{@code
 * FeaturePipeline pipeline = FeaturePipeline.fit(FeatureSpec.WORDS, trainingParagraphs);
 * FeatureVector vector = pipeline.transform(paragraph);
 * for (int i = 0; i < vector.size(); i++) {
 *   System.out.println(pipeline.space().name(vector.index(i)) + " " + vector.value(i));
 * }
 * }</pre>
 */
public final class FeaturePipeline {
  /** A target with fewer training paragraphs gets no n-grams of its own. */
  private static final int MIN_PARAGRAPHS_PER_TARGET = 20;

  private final PipelineFile fitted;
  private final DenseParts dense;
  private final FeatureSpace space;

  private FeaturePipeline(PipelineFile fitted) {
    this.fitted = fitted;
    this.dense = new DenseParts(fitted.dense(), fitted.spec().pools());
    this.space =
        new FeatureSpace(fitted.spec().kind(), fitted.vocabulary(), fitted.targets(), dense);
  }

  /**
   * Fits a pipeline: vocabulary, document frequencies, targets, and the encoders' mean vectors.
   *
   * @param spec The features.
   * @param training The paragraphs to fit on: those that training may see, and no others.
   * @return The fitted pipeline.
   */
  public static FeaturePipeline fit(FeatureSpec spec, Collection<Paragraph> training) {
    Map<String, Integer> perTarget = new TreeMap<>();
    training.forEach(paragraph -> perTarget.merge(paragraph.target(), 1, Integer::sum));
    List<String> targets =
        perTarget.entrySet().stream()
            .filter(entry -> spec.target() && !entry.getKey().isEmpty())
            .filter(entry -> entry.getValue() >= MIN_PARAGRAPHS_PER_TARGET)
            .map(Map.Entry::getKey)
            .toList();
    return new FeaturePipeline(
        new PipelineFile(
            spec,
            Vocabulary.fit(spec, training),
            targets,
            spec.encoders().stream().map(block -> DenseBlock.fit(block, training)).toList()));
  }

  /**
   * Adds the stances of encoders behind the encoders' components; nothing about them is fitted.
   *
   * @param pools The encoders and their shares.
   * @return A pipeline that is the same otherwise.
   */
  public FeaturePipeline pooledWith(List<StancePool> pools) {
    return new FeaturePipeline(
        new PipelineFile(spec().withPools(pools), fitted.vocabulary(), targets(), fitted.dense()));
  }

  /**
   * Transforms a paragraph into a vector.
   *
   * @param paragraph The paragraph.
   * @return Its vector; without entries if the paragraph has no known feature.
   */
  public FeatureVector transform(Paragraph paragraph) {
    return whole(fitted.vocabulary().transform(paragraph.text()), paragraph);
  }

  /**
   * Transforms a paragraph as {@link #transform} does, but slowly, with a string for each n-gram.
   * This is the reference that every faster way must agree with.
   *
   * @param paragraph The paragraph.
   * @return Its vector.
   */
  public FeatureVector transformByNames(Paragraph paragraph) {
    return whole(fitted.vocabulary().transformByNames(paragraph.text()), paragraph);
  }

  private FeatureVector whole(FeatureVector grams, Paragraph paragraph) {
    // Pooled stances alone are no features: their encoder may not know the language.
    boolean read = grams.size() > 0 || !fitted.dense().isEmpty() || spec().isEncoderAlone();
    double[] encoded = read ? dense.encoded(paragraph.target(), paragraph.text()) : new double[0];
    if (grams.size() + encoded.length == 0) {
      return grams;
    }
    int target = targets().indexOf(paragraph.target());
    int copies = target < 0 ? 1 : 2;
    int constants = (spec().kind() ? 1 : 0) + (target < 0 ? 0 : 1);
    FeatureVector.Builder vector =
        new FeatureVector.Builder(copies * (grams.size() + encoded.length) + constants);
    vector.addAll(0, grams);
    if (spec().kind()) {
      vector.add(space.indexOf(paragraph.kind()), 1);
    }
    if (target >= 0) {
      vector.add(space.indexOfTarget(target), 1);
      vector.addAll(space.firstOf(target), grams);
    }
    vector.addAll(space.firstEncoded(-1), encoded);
    if (target >= 0) {
      vector.addAll(space.firstEncoded(target), encoded);
    }
    return vector.build();
  }

  /**
   * Computes the encoders' part of a vector.
   *
   * @param target The text's target.
   * @param text The text.
   * @return A value per component, encoder after encoder; none if the pipeline has no encoder or
   *     the text is blank.
   */
  public double[] encoded(String target, String text) {
    return dense.encoded(target, text);
  }

  /**
   * Visits the n-grams, by ascending index.
   *
   * @param seed The seed of the keys.
   * @param visitor The visitor.
   */
  public void forEachNgram(long seed, NgramVisitor visitor) {
    fitted.vocabulary().forEach(seed, visitor);
  }

  /**
   * Returns the numbering of the features.
   *
   * @return The space of this pipeline's vectors.
   */
  public FeatureSpace space() {
    return space;
  }

  /**
   * Returns the size of the vectors' space.
   *
   * @return The number of features; all indices are below it.
   */
  public int dimension() {
    return space.dimension();
  }

  /**
   * Checks whether an n-gram was seen in fitting.
   *
   * @param name Its name, such as {@code word:backdoor}.
   * @return True if it is a feature.
   */
  public boolean contains(String name) {
    return fitted.vocabulary().find(name) >= 0;
  }

  /**
   * Returns the specification that the pipeline was fitted with.
   *
   * @return The specification.
   */
  public FeatureSpec spec() {
    return fitted.spec();
  }

  /**
   * Lists the targets that have features of their own.
   *
   * @return The targets in alphabetical order.
   */
  public List<String> targets() {
    return fitted.targets();
  }

  /**
   * Counts the n-grams.
   *
   * @return The size of the vocabulary.
   */
  public int vocabularySize() {
    return fitted.vocabulary().size();
  }

  /**
   * Computes a digest that identifies the pipeline: two with the same digest give the same vectors.
   *
   * @return SHA-256 over everything that {@link #write} writes, in lower-case hexadecimal.
   */
  public String hash() {
    try {
      MessageDigest digest = Sha256.begin();
      write(new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest)));
      return Sha256.hex(digest);
    } catch (IOException e) {
      throw new IllegalStateException("Hashing in memory cannot fail", e);
    }
  }

  /**
   * Writes the pipeline, byte for byte the same for the same pipeline.
   *
   * @param out The destination.
   * @throws IOException If writing fails.
   */
  public void write(DataOutput out) throws IOException {
    fitted.write(out);
  }

  /**
   * Reads a pipeline that {@link #write} wrote.
   *
   * @param in The source.
   * @return The same pipeline.
   * @throws IOException If reading fails.
   * @throws IllegalArgumentException If the contents are not a pipeline that this version computes.
   */
  public static FeaturePipeline read(DataInputStream in) throws IOException {
    return new FeaturePipeline(PipelineFile.read(in));
  }
}
