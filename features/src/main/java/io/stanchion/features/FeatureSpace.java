package io.stanchion.features;

import io.stanchion.dataset.Kind;
import java.util.List;

/**
 * The numbering of a pipeline's features. First the n-grams, in alphabetical order of their names;
 * then the kinds, if used; then the targets; then for each target a copy of the n-grams; then the
 * encoders' components and the scores of pooled stances, and for each target a copy of these.
 *
 * <p>A target is named by its place in {@link FeaturePipeline#targets}.
 */
public final class FeatureSpace {
  /** In the order that model files rely on. */
  private static final List<Kind> KINDS = List.of(Kind.values());

  private final boolean kinds;
  private final Vocabulary vocabulary;
  private final List<String> targets;
  private final DenseParts dense;

  FeatureSpace(boolean kinds, Vocabulary vocabulary, List<String> targets, DenseParts dense) {
    this.kinds = kinds;
    this.vocabulary = vocabulary;
    this.targets = targets;
    this.dense = dense;
  }

  /**
   * Returns the size of the space.
   *
   * @return The number of features; all indices are below it.
   */
  public int dimension() {
    return Math.addExact(
        firstEncoded(-1), Math.multiplyExact(dense.size(), Math.addExact(1, targets.size())));
  }

  /**
   * Returns the size of the encoders' part.
   *
   * @return The number of components; 0 without encoders.
   */
  public int encodedSize() {
    return dense.size();
  }

  /**
   * Finds the first of the encoders' components.
   *
   * @param target The target, for the components that count for it alone; -1 for those that count
   *     for all.
   * @return Its index; the others follow.
   */
  public int firstEncoded(int target) {
    return firstOf(targets.size()) + (target + 1) * dense.size();
  }

  /**
   * Finds the feature that stands for a kind.
   *
   * @param kind The kind.
   * @return Its index; negative if kinds are no features.
   */
  public int indexOf(Kind kind) {
    return kinds ? vocabulary.size() + KINDS.indexOf(kind) : -1;
  }

  /**
   * Finds the feature that stands for a target.
   *
   * @param target The target.
   * @return Its index. The target's own n-grams begin at {@link #firstOf}.
   */
  public int indexOfTarget(int target) {
    return firstTarget() + target;
  }

  /**
   * Finds the first of the n-grams that count for a target alone.
   *
   * @param target The target.
   * @return Its index; the others follow in the order of the n-grams.
   */
  public int firstOf(int target) {
    return Math.addExact(
        firstTarget() + targets.size(), Math.multiplyExact(target, vocabulary.size()));
  }

  /**
   * Names a feature.
   *
   * @param index Its index, in {@code [0, dimension)}.
   * @return For example {@code word:far cry}, {@code char:n't }, {@code kind:headline}, {@code
   *     target:Atheism}, or {@code target:Atheism word:far cry}. An encoder's components share its
   *     name, such as {@code encoder:bge-small-en-v15-q}.
   */
  public String name(int index) {
    if (index >= firstEncoded(-1)) {
      return dense.name((index - firstEncoded(-1)) % dense.size());
    }
    if (index < vocabulary.size()) {
      return vocabulary.name(index);
    }
    if (index < firstTarget()) {
      return "kind:" + KINDS.get(index - vocabulary.size());
    }
    if (index < firstOf(0)) {
      return "target:" + targets.get(index - firstTarget());
    }
    int rest = index - firstOf(0);
    return "target:"
        + targets.get(rest / vocabulary.size())
        + " "
        + vocabulary.name(rest % vocabulary.size());
  }

  private int firstTarget() {
    return vocabulary.size() + (kinds ? KINDS.size() : 0);
  }
}
