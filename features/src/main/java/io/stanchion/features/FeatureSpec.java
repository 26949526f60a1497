package io.stanchion.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.Paragraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A specification of the features that a pipeline computes: everything about it that is decided
 * rather than fitted.
 *
 * <pre>{@code
 * FeatureSpec spec = FeatureSpec.WORDS_AND_CHARACTERS.withMinDocuments(2).withTarget(false);
 * }</pre>
 *
 * @param blocks The families of n-grams, at least one.
 * @param weighting The weighting, which turns counts into values.
 * @param minDocuments The fewest training paragraphs an n-gram must occur in to be kept, at least
 *     1.
 * @param minArticles The fewest articles it must occur in to be kept, at least 1. A model that is
 *     handed on then holds no words that only one publisher wrote.
 * @param target Whether a paragraph's target is a feature: its name, and a second copy of every
 *     n-gram that counts for that target alone (Daumé, 2007, "Frustratingly easy domain
 *     adaptation").
 * @param kind Whether a paragraph's kind is a feature.
 * @param encoders The encoders whose vectors are further features; often none. If the target is a
 *     feature, there is also a copy of each vector per target.
 * @param pools The encoders whose own stances are pooled with the features' scores; often none.
 */
public record FeatureSpec(
    List<Block> blocks,
    Weighting weighting,
    int minDocuments,
    int minArticles,
    boolean target,
    boolean kind,
    List<EncoderBlock> encoders,
    List<StancePool> pools) {
  /** The version of the blocks and of the normalisation; a change of either raises it. */
  static final int VERSION = 1;

  /**
   * The longest n-grams that are read from a file. Only a hostile file asks for longer ones, which
   * would take time by the square of a text's length.
   */
  private static final int LONGEST_READ = 32;

  /** Word 1–3-grams and character 2–5-grams. */
  public static final FeatureSpec WORDS_AND_CHARACTERS =
      new FeatureSpec(
          List.of(new Block.WordNgrams(1, 3), new Block.CharNgrams(2, 5)),
          Weighting.SUBLINEAR_TFIDF,
          2,
          false,
          false);

  /** Word 1–2-grams only: smaller and faster. */
  public static final FeatureSpec WORDS =
      new FeatureSpec(
          List.of(new Block.WordNgrams(1, 2)), Weighting.SUBLINEAR_TFIDF, 2, false, false);

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException If there is no block, if two blocks have n-grams in common, or
   *     if {@code minDocuments} is below 1.
   */
  public FeatureSpec {
    blocks = List.copyOf(blocks);
    encoders = List.copyOf(encoders);
    pools = List.copyOf(pools);
    double shares = pools.stream().mapToDouble(StancePool::share).sum();
    if (shares > 1 || (shares == 1 && pools.size() > 1)) {
      throw new IllegalArgumentException(
          "the shares of " + pools.size() + " encoders leave nothing for the features");
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("A feature pipeline needs at least one block");
    }
    for (int i = 0; i < blocks.size(); i++) {
      for (Block earlier : blocks.subList(0, i)) {
        requireDisjoint(earlier, blocks.get(i));
      }
    }
    if (minDocuments < 1) {
      throw new IllegalArgumentException("minDocuments must be at least 1, got " + minDocuments);
    }
    if (minArticles < 1) {
      throw new IllegalArgumentException("minArticles must be at least 1, got " + minArticles);
    }
  }

  /**
   * Creates a specification of n-grams only.
   *
   * @param blocks The families of n-grams, at least one.
   * @param weighting The weighting, which turns counts into values.
   * @param minDocuments The fewest training paragraphs an n-gram must occur in, at least 1.
   * @param target Whether a paragraph's target is a feature.
   * @param kind Whether a paragraph's kind is a feature.
   */
  public FeatureSpec(
      List<Block> blocks, Weighting weighting, int minDocuments, boolean target, boolean kind) {
    this(blocks, weighting, minDocuments, 1, target, kind, List.of(), List.of());
  }

  private static void requireDisjoint(Block one, Block other) {
    boolean apart = one.max() < other.min() || other.max() < one.min();
    if (one.prefix().equals(other.prefix()) && !apart) {
      throw new IllegalArgumentException(
          "Two blocks have n-grams in common: "
              + one.description()
              + " and "
              + other.description());
    }
  }

  /**
   * Sets whether the target is a feature. If it is not, encoders read the text alone.
   *
   * @param use True to make it one.
   * @return The same features otherwise.
   */
  public FeatureSpec withTarget(boolean use) {
    return new FeatureSpec(
        blocks,
        weighting,
        minDocuments,
        minArticles,
        use,
        kind,
        use ? encoders : encoders.stream().map(EncoderBlock::withoutTarget).toList(),
        pools);
  }

  /**
   * Replaces the encoders whose vectors are features.
   *
   * @param blockPerEncoder The encoders; none for n-grams only.
   * @return The same features otherwise.
   */
  public FeatureSpec withEncoders(List<EncoderBlock> blockPerEncoder) {
    return new FeatureSpec(
        blocks, weighting, minDocuments, minArticles, target, kind, blockPerEncoder, pools);
  }

  /**
   * Replaces the encoders whose stances are pooled with the features' scores.
   *
   * @param voices The encoders, with their shares, which add up to less than 1.
   * @return The same features otherwise.
   */
  public FeatureSpec withPools(List<StancePool> voices) {
    return new FeatureSpec(
        blocks, weighting, minDocuments, minArticles, target, kind, encoders, voices);
  }

  /**
   * Removes everything that comes from encoders.
   *
   * @return The n-grams, the kind and the target, as they were.
   */
  public FeatureSpec withoutEncoders() {
    return withEncoders(List.of()).withPools(List.of());
  }

  /**
   * Checks whether there is any encoder.
   *
   * @return True if an encoder has to read texts.
   */
  public boolean encodes() {
    return !encoders.isEmpty() || !pools.isEmpty();
  }

  /**
   * Checks whether the stances of an encoder are all there is: its share is 1.
   *
   * @return True if n-grams have no say.
   */
  public boolean isEncoderAlone() {
    return pools.size() == 1 && pools.get(0).share() == 1;
  }

  /**
   * Lets encoders that remember their vectors read texts, with all processors: several trainings on
   * the same texts would otherwise wait for each other's vectors.
   *
   * @param paragraphs The paragraphs that the features will be computed of.
   */
  public void encodeAhead(Collection<Paragraph> paragraphs) {
    for (EncoderBlock block : encoders) {
      if (block.encoder() instanceof CachedEncoder) {
        paragraphs.parallelStream()
            .filter(one -> !one.text().isBlank())
            .forEach(one -> block.encode(one.target(), one.text()));
      }
    }
    for (StancePool pool : pools) {
      if (pool.encoder() instanceof CachedEncoder) {
        paragraphs.parallelStream()
            .filter(one -> !one.text().isBlank())
            .forEach(one -> pool.vector(one.target(), one.text()));
      }
    }
  }

  /**
   * Sets whether the kind is a feature.
   *
   * @param use True to make it one.
   * @return The same features otherwise.
   */
  public FeatureSpec withKind(boolean use) {
    return new FeatureSpec(
        blocks, weighting, minDocuments, minArticles, target, use, encoders, pools);
  }

  /**
   * Sets the fewest training paragraphs that an n-gram must occur in.
   *
   * @param fewest At least 1.
   * @return The same features otherwise.
   */
  public FeatureSpec withMinDocuments(int fewest) {
    return new FeatureSpec(blocks, weighting, fewest, minArticles, target, kind, encoders, pools);
  }

  /**
   * Sets the fewest articles that an n-gram must occur in.
   *
   * @param fewest At least 1.
   * @return The same features otherwise.
   */
  public FeatureSpec withMinArticles(int fewest) {
    return new FeatureSpec(blocks, weighting, minDocuments, fewest, target, kind, encoders, pools);
  }

  /**
   * Replaces the weighting.
   *
   * @param newWeighting The weighting.
   * @return The same features otherwise.
   */
  public FeatureSpec withWeighting(Weighting newWeighting) {
    return new FeatureSpec(
        blocks, newWeighting, minDocuments, minArticles, target, kind, encoders, pools);
  }

  /**
   * Describes the features for a person.
   *
   * @return One line.
   */
  public String description() {
    String grams = blocks.stream().map(Block::description).collect(Collectors.joining(", "));
    return grams
        + "; "
        + weighting.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ", each block scaled to length 1; in at least "
        + minDocuments
        + (minDocuments == 1 ? " training paragraph" : " training paragraphs")
        + (minArticles == 1 ? "" : " of " + minArticles + " articles")
        + (target ? "; target, and n-grams per target" : "")
        + (kind ? "; kind" : "")
        + encoders.stream().map(one -> "; " + one.description()).collect(Collectors.joining())
        + pools.stream().map(one -> "; " + one.description()).collect(Collectors.joining());
  }

  /**
   * Names the features in a word or two.
   *
   * @return For example {@code word 1-3 + character 2-5}.
   */
  public String shortDescription() {
    return Stream.concat(
            blocks.stream().map(block -> block.description().replace("-grams", "")),
            Stream.concat(
                encoders.stream().map(EncoderBlock::shortDescription),
                pools.stream().map(StancePool::name)))
        .collect(Collectors.joining(" + "));
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("version", VERSION);
    for (Block block : blocks) {
      ObjectNode one = json.withArray("blocks").addObject();
      if (block instanceof Block.WordNgrams words) {
        one.put("type", "word-ngrams").put("min", words.min()).put("max", words.max());
      } else if (block instanceof Block.CharNgrams chars) {
        one.put("type", "char-ngrams").put("min", chars.min()).put("max", chars.max());
      }
    }
    json.put("weighting", weighting.name());
    json.put("minDocuments", minDocuments);
    if (minArticles > 1) {
      json.put("minArticles", minArticles);
    }
    json.put("target", target);
    json.put("kind", kind);
    encoders.forEach(one -> json.withArray("encoders").add(one.toJson()));
    pools.forEach(one -> json.withArray("pools").add(one.toJson()));
    return json;
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException If this version cannot compute those features.
   */
  static FeatureSpec fromJson(JsonNode json) {
    int version = json.path("version").asInt();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "the feature pipeline has version " + version + ", this program computes " + VERSION);
    }
    List<Block> blocks = new ArrayList<>();
    for (JsonNode one : json.path("blocks")) {
      int min = one.path("min").asInt();
      int max = one.path("max").asInt();
      if (max > LONGEST_READ) {
        throw new IllegalArgumentException(
            "n-grams of up to " + max + ", expected at most " + LONGEST_READ);
      }
      String type = one.path("type").asText();
      blocks.add(
          switch (type) {
            case "word-ngrams" -> new Block.WordNgrams(min, max);
            case "char-ngrams" -> new Block.CharNgrams(min, max);
            default -> throw new IllegalArgumentException("unknown feature block '" + type + "'");
          });
    }
    return new FeatureSpec(
        blocks,
        Weighting.valueOf(json.path("weighting").asText()),
        json.path("minDocuments").asInt(),
        json.path("minArticles").asInt(1),
        json.path("target").asBoolean(),
        json.path("kind").asBoolean(),
        StreamSupport.stream(json.path("encoders").spliterator(), false)
            .map(EncoderBlock::fromJson)
            .toList(),
        StreamSupport.stream(json.path("pools").spliterator(), false)
            .map(StancePool::fromJson)
            .toList());
  }
}
