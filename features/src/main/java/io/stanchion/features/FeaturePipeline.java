package io.stanchion.features;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.seal.Sha256;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A fitted feature pipeline: turns paragraphs into vectors over the n-grams of the paragraphs it
 * was fitted on, and nothing else. Immutable and safe for use by several threads; equal paragraphs
 * give equal vectors on every machine.
 *
 * <p>The vector's space: first the n-grams, in alphabetical order of their names; then the kinds,
 * if used; then the targets; then for each target a copy of the n-grams; then the encoders'
 * components and the scores of pooled stances, and for each target a copy of these.
 */
public final class FeaturePipeline {
  /** A target with fewer training paragraphs gets no n-grams of its own. */
  private static final int MIN_PARAGRAPHS_PER_TARGET = 20;

  /** In the order that model files rely on. */
  private static final List<Kind> KINDS = List.of(Kind.values());

  private final FeatureSpec spec;
  private final Vocabulary vocabulary;
  private final List<String> targets;
  private final List<DenseBlock> dense;
  private final List<DensePart> parts;
  private final int denseSize;

  private FeaturePipeline(
      FeatureSpec spec, Vocabulary vocabulary, List<String> targets, List<DenseBlock> dense) {
    this.spec = spec;
    this.vocabulary = vocabulary;
    this.targets = List.copyOf(targets);
    this.dense = List.copyOf(dense);
    this.parts =
        Stream.concat(dense.stream().map(DensePart::of), spec.pools().stream().map(DensePart::of))
            .toList();
    this.denseSize = parts.stream().mapToInt(DensePart::size).sum();
  }

  /**
   * Fits a pipeline: vocabulary, document frequencies, targets, and the encoders' mean vectors.
   *
   * @param spec Which features.
   * @param training The paragraphs to fit on; not one more may be in it than training may see.
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
        spec,
        Vocabulary.fit(spec, training),
        targets,
        spec.encoders().stream().map(block -> DenseBlock.fit(block, training)).toList());
  }

  /**
   * Puts the stances of encoders behind the encoders' components; nothing about them is fitted.
   *
   * @param pools The encoders and their shares.
   * @return A pipeline that is the same otherwise.
   */
  public FeaturePipeline pooledWith(List<StancePool> pools) {
    return new FeaturePipeline(spec.withPools(pools), vocabulary, targets, dense);
  }

  /**
   * Turns a paragraph into a vector.
   *
   * @param paragraph The paragraph.
   * @return Its vector; without entries if the paragraph has no known feature.
   */
  public FeatureVector transform(Paragraph paragraph) {
    return whole(vocabulary.transform(paragraph.text()), paragraph);
  }

  /**
   * Gives the same vector as {@link #transform}, slowly: with a string for each n-gram, as the
   * blocks list them. It says what every faster way has to give.
   *
   * @param paragraph The paragraph.
   * @return Its vector.
   */
  public FeatureVector transformByNames(Paragraph paragraph) {
    return whole(vocabulary.transformByNames(paragraph.text()), paragraph);
  }

  private FeatureVector whole(FeatureVector grams, Paragraph paragraph) {
    // Stances alone are no features: who told them may not know the language.
    boolean read = grams.size() > 0 || !dense.isEmpty();
    double[] encoded = read ? encoded(paragraph.target(), paragraph.text()) : new double[0];
    if (grams.size() + encoded.length == 0) {
      return grams;
    }
    int target = targets.indexOf(paragraph.target());
    int copies = target < 0 ? 1 : 2;
    int constants = (spec.kind() ? 1 : 0) + (target < 0 ? 0 : 1);
    FeatureVector.Builder vector =
        new FeatureVector.Builder(copies * (grams.size() + encoded.length) + constants);
    vector.addAll(0, grams);
    if (spec.kind()) {
      vector.add(indexOf(paragraph.kind()), 1);
    }
    if (target >= 0) {
      vector.add(indexOfTarget(target), 1);
      vector.addAll(firstCrossed(target), grams);
    }
    vector.addAll(firstEncoded(-1), encoded);
    if (target >= 0) {
      vector.addAll(firstEncoded(target), encoded);
    }
    return vector.build();
  }

  /**
   * Gives the encoders' part of a vector.
   *
   * @param target The text's target.
   * @param text The text.
   * @return A value per component, encoder after encoder; none if the pipeline has no encoder or
   *     the text is blank.
   */
  public double[] encoded(String target, String text) {
    if (denseSize == 0 || text.isBlank()) {
      return new double[0];
    }
    double[] encoded = new double[denseSize];
    int from = 0;
    for (DensePart part : parts) {
      part.writer().encode(target, text, encoded, from);
      from += part.size();
    }
    return encoded;
  }

  /** Takes the n-grams of the vocabulary. */
  public interface NgramVisitor {
    /**
     * Takes an n-gram of words.
     *
     * @param index Its index in vectors.
     * @param block Its block, by its place in the specification.
     * @param key Its key, as {@link NgramKeys} gives it.
     * @param idf Its inverse document frequency; 1 where the weighting has none.
     */
    void words(int index, int block, long key, double idf);

    /**
     * Takes an n-gram of characters.
     *
     * @param index Its index in vectors.
     * @param block Its block, by its place in the specification.
     * @param gram Its characters; those of a block come in ascending order.
     * @param idf Its inverse document frequency; 1 where the weighting has none.
     */
    void characters(int index, int block, String gram, double idf);
  }

  /**
   * Goes through the n-grams, by ascending index.
   *
   * @param seed Draws the keys.
   * @param visitor Takes them.
   */
  public void forEachNgram(long seed, NgramVisitor visitor) {
    vocabulary.forEach(seed, visitor);
  }

  /**
   * Gives the size of the vector space.
   *
   * @return All indices are below it.
   */
  public int dimension() {
    return Math.addExact(
        firstEncoded(-1), Math.multiplyExact(denseSize, Math.addExact(1, targets.size())));
  }

  /**
   * Gives the size of the encoders' part.
   *
   * @return The number of components; 0 without encoders.
   */
  public int encodedSize() {
    return denseSize;
  }

  /**
   * Gives the first of the encoders' components.
   *
   * @param target A target, by its place in {@link #targets}, for the components that count for it
   *     alone; -1 for those that count for all.
   * @return Its index; the others follow.
   */
  public int firstEncoded(int target) {
    return firstCrossed(targets.size()) + (target + 1) * denseSize;
  }

  /**
   * Gives the feature that stands for a kind.
   *
   * @param kind The kind.
   * @return Its index; negative if kinds are no features.
   */
  public int indexOf(Kind kind) {
    return spec.kind() ? vocabulary.size() + KINDS.indexOf(kind) : -1;
  }

  /**
   * Gives the feature that stands for a target.
   *
   * @param target A target, by its place in {@link #targets}.
   * @return Its index. The target's own n-grams begin at {@link #firstOf}.
   */
  public int indexOfTarget(int target) {
    return firstTarget() + target;
  }

  /**
   * Gives the first of the n-grams that count for a target alone.
   *
   * @param target A target, by its place in {@link #targets}.
   * @return Its index; the others follow in the order of the n-grams.
   */
  public int firstOf(int target) {
    return firstCrossed(target);
  }

  /**
   * Names a feature.
   *
   * @param index Its index, in {@code [0, dimension)}.
   * @return For example {@code word:far cry}, {@code char:n't }, {@code kind:headline}, {@code
   *     target:Atheism}, or {@code target:Atheism word:far cry}. An encoder's components have no
   *     names of their own: each has its encoder's, such as {@code encoder:bge-small-en-v15-q}.
   */
  public String name(int index) {
    if (index >= firstEncoded(-1)) {
      return encoderName((index - firstEncoded(-1)) % denseSize);
    }
    if (index < vocabulary.size()) {
      return vocabulary.name(index);
    }
    if (index < firstTarget()) {
      return "kind:" + KINDS.get(index - vocabulary.size());
    }
    if (index < firstCrossed(0)) {
      return "target:" + targets.get(index - firstTarget());
    }
    int rest = index - firstCrossed(0);
    return "target:"
        + targets.get(rest / vocabulary.size())
        + " "
        + vocabulary.name(rest % vocabulary.size());
  }

  private String encoderName(int component) {
    int first = 0;
    for (DensePart part : parts) {
      first += part.size();
      if (component < first) {
        return part.name();
      }
    }
    throw new IllegalArgumentException("no component " + component + " of " + denseSize);
  }

  /**
   * Tells whether an n-gram was seen in fitting.
   *
   * @param name Its name, such as {@code word:backdoor}.
   * @return True if it is a feature.
   */
  public boolean contains(String name) {
    return vocabulary.find(name) >= 0;
  }

  /**
   * Gives what was decided about the features.
   *
   * @return The specification it was fitted with.
   */
  public FeatureSpec spec() {
    return spec;
  }

  /**
   * Lists the targets that have features of their own.
   *
   * @return The targets in alphabetical order.
   */
  public List<String> targets() {
    return targets;
  }

  /**
   * Counts the n-grams.
   *
   * @return The size of the vocabulary.
   */
  public int vocabularySize() {
    return vocabulary.size();
  }

  /**
   * Identifies the pipeline: two with the same hash give the same vectors.
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
   * @param out Where to.
   * @throws IOException If writing fails.
   */
  public void write(DataOutput out) throws IOException {
    Strings.write(out, spec.toJson().toString());
    out.writeInt(targets.size());
    for (String target : targets) {
      Strings.write(out, target);
    }
    vocabulary.write(out);
    for (DenseBlock block : dense) {
      block.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in Where from.
   * @return The same pipeline.
   * @throws IOException If reading fails.
   * @throws IllegalArgumentException If the contents are not a pipeline that this version computes.
   */
  public static FeaturePipeline read(DataInputStream in) throws IOException {
    FeatureSpec spec;
    try {
      spec = FeatureSpec.fromJson(JsonMapper.builder().build().readTree(Strings.read(in)));
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("the feature pipeline's description is damaged", e);
    }
    int most = Math.min(1 << 16, in.available() / Integer.BYTES);
    String[] targets = new String[Strings.requireSize(in.readInt(), most, "targets")];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = Strings.read(in);
      if (i > 0 && targets[i].compareTo(targets[i - 1]) <= 0) {
        throw new IllegalArgumentException("target " + i + " is not behind the one before it");
      }
    }
    Vocabulary vocabulary = Vocabulary.read(spec, in);
    List<DenseBlock> dense = new ArrayList<>();
    for (EncoderBlock block : spec.encoders()) {
      dense.add(DenseBlock.read(block, in));
    }
    return new FeaturePipeline(spec, vocabulary, List.of(targets), dense);
  }

  private int firstTarget() {
    return vocabulary.size() + (spec.kind() ? KINDS.size() : 0);
  }

  private int firstCrossed(int target) {
    return Math.addExact(
        firstTarget() + targets.size(), Math.multiplyExact(target, vocabulary.size()));
  }
}
