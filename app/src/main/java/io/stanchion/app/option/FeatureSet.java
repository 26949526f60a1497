package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.Encoders;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A feature set as it is named on the command line.
 *
 * @param ngrams {@code full} or {@code words}; {@code auto}, without encoders, stands for {@link
 *     AutomaticFeatures}.
 * @param encoders The encoders beside the n-grams, in the order in which they were named.
 */
public record FeatureSet(String ngrams, List<Reading> encoders) {
  static final FeatureSet FULL = new FeatureSet("full", List.of());

  /** Stands for the sets that follow from labels and class path. */
  static final FeatureSet AUTO = new FeatureSet(AutomaticFeatures.NAME, List.of());

  /** The use of an encoder. */
  enum Use {
    /** Its vector of the text is a feature. */
    TEXT(""),
    /** Its vector of the target and the text is a feature. */
    PAIR(":pair"),
    /** The stances that it predicts are pooled with those of the features. */
    STANCE(":stance");

    private final String suffix;

    Use(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * An encoder and its use.
   *
   * @param encoder Its name or file.
   * @param use The use.
   */
  public record Reading(String encoder, Use use) {
    static Reading of(String name) {
      for (Use use : List.of(Use.PAIR, Use.STANCE)) {
        if (name.endsWith(use.suffix)) {
          return new Reading(name.substring(0, name.length() - use.suffix.length()), use);
        }
      }
      return new Reading(name, Use.TEXT);
    }

    private EncoderBlock block(Encoder found, List<String> targets, double length) {
      boolean reads = use == Use.PAIR && !targets.isEmpty();
      return new EncoderBlock(
          found,
          reads ? EncoderBlock.Input.PAIR : EncoderBlock.Input.TEXT,
          length,
          reads ? about(targets) : "");
    }

    private StancePool pool(Encoder found, List<String> targets, Sizes sizes) {
      if (found.stances().isEmpty()) {
        throw new DataException(
            encoder
                + ": this encoder predicts no stances; expected one that 'stanchion finetune'"
                + " wrote, with \"head\" above 0 in its encoder.json");
      }
      List<String> labels = sizes.renaming().of(found.stances());
      return new StancePool(found, labels, sizes.share(), about(targets));
    }

    /** A single target is no feature of a model, which keeps it for its encoders. */
    private static String about(List<String> targets) {
      return targets.size() == 1 ? targets.get(0) : "";
    }

    @Override
    public String toString() {
      return encoder + use.suffix;
    }
  }

  /**
   * The weights of encoders.
   *
   * @param length The length of each vector.
   * @param share The share in the pool of each encoder that predicts stances.
   * @param renaming Maps their labels to the data set's.
   */
  record Sizes(double length, double share, Renaming renaming) {
    static Sizes usual(Renaming renaming) {
      return new Sizes(EncoderBlock.USUAL_LENGTH, StancePool.USUAL_SHARE, renaming);
    }

    /** Lists every combination of lengths and shares; an empty list leaves what is there. */
    List<Sizes> with(List<Double> lengths, List<Double> shares) {
      List<Sizes> sizes = new ArrayList<>();
      for (double one : lengths.isEmpty() ? List.of(length) : lengths) {
        for (double other : shares.isEmpty() ? List.of(share) : shares) {
          sizes.add(new Sizes(one, other, renaming));
        }
      }
      return sizes;
    }
  }

  /** Copies the list. */
  public FeatureSet {
    encoders = List.copyOf(encoders);
  }

  /** Adds an encoder. */
  FeatureSet with(String encoder, Use use) {
    List<Reading> more = new ArrayList<>(encoders);
    more.add(new Reading(encoder, use));
    return new FeatureSet(ngrams, more);
  }

  /**
   * Makes the features.
   *
   * @param targets The targets there are. If there are several, each is a feature; a single one is
   *     only read by encoders, beside each text.
   * @param sizes The weights of encoders.
   * @param open Opens the encoders.
   */
  FeatureSpec spec(List<String> targets, Sizes sizes, OpenEncoders open) {
    FeatureSpec spec =
        ngrams.equals("words") ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    List<EncoderBlock> blocks = new ArrayList<>();
    List<StancePool> pools = new ArrayList<>();
    for (Reading one : encoders) {
      Encoder found = open.open(one.encoder());
      if (one.use() == Use.STANCE) {
        pools.add(one.pool(found, targets, sizes));
      } else {
        blocks.add(one.block(found, targets, sizes.length()));
      }
    }
    return spec.withTarget(targets.size() > 1).withEncoders(blocks).withPools(pools);
  }

  /**
   * Names the encoders as on the command line.
   *
   * @return For example {@code bge-small-en-v15-q:pair}.
   */
  public String encoderNames() {
    return encoders.stream().map(Reading::toString).collect(Collectors.joining("+"));
  }

  @Override
  public String toString() {
    return ngrams + encoders.stream().map(one -> "+" + one).collect(Collectors.joining());
  }

  /** Reads {@code full}, {@code words}, {@code full+NAME}, {@code full+NAME:pair+OTHER}. */
  static final class Converter implements ITypeConverter<FeatureSet> {
    @Override
    public FeatureSet convert(String value) {
      if (value.equals(AutomaticFeatures.NAME)) {
        return AUTO;
      }
      List<String> parts = List.of(value.split("\\+", -1));
      List<Reading> encoders = parts.subList(1, parts.size()).stream().map(Reading::of).toList();
      boolean named = encoders.stream().noneMatch(one -> one.encoder().isEmpty());
      boolean once = encoders.stream().distinct().count() == encoders.size();
      if (!List.of("full", "words").contains(parts.get(0)) || !named || !once) {
        throw new TypeConversionException(
            "unknown feature set '"
                + value
                + "'; expected auto, full, words, full+ENCODER or words+ENCODER, where ENCODER is"
                + " one of "
                + Encoders.names()
                + " or a file, or several, each once, separated by +");
      }
      return new FeatureSet(parts.get(0), encoders);
    }
  }

  /** Reads {@code NAME}, {@code NAME:pair+OTHER}: encoders beside all n-grams. */
  public static final class OfEncoders implements ITypeConverter<FeatureSet> {
    @Override
    public FeatureSet convert(String value) {
      return new Converter().convert(FULL + "+" + value);
    }
  }
}
