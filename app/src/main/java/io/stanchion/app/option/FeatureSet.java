package io.stanchion.app.option;

import io.stanchion.dataset.DataException;
import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.Encoders;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.StancePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A feature set as a person names it.
 *
 * @param ngrams {@code full} or {@code words}.
 * @param encoders What stands beside the n-grams, in the order in which it was named.
 */
public record FeatureSet(String ngrams, List<Reading> encoders) {
  static final FeatureSet FULL = new FeatureSet("full", List.of());

  /** What becomes of an encoder. */
  enum Use {
    /** Its vector of the text is a feature. */
    TEXT(""),
    /** Its vector of the target and the text is a feature. */
    PAIR(":pair"),
    /** The stances that it tells by itself are pooled with what the features say. */
    STANCE(":stance");

    private final String suffix;

    Use(String suffix) {
      this.suffix = suffix;
    }
  }

  /**
   * An encoder and what becomes of it.
   *
   * @param encoder Its name or file.
   * @param use What.
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
                + ": tells no stances of its own; expected an encoder that 'stanchion finetune'"
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
   * How much encoders count.
   *
   * @param length The length of each vector.
   * @param share The share in the pool of each that tells stances.
   * @param renaming What these are called.
   */
  record Sizes(double length, double share, Renaming renaming) {}

  public FeatureSet {
    encoders = List.copyOf(encoders);
  }

  /**
   * The features; of an encoder that several sets name, one is opened.
   *
   * @param targets The targets there are. Of several, each is a feature; a single one is no more
   *     than what an encoder may read beside each text.
   * @param sizes How much each encoder counts.
   */
  FeatureSpec spec(List<String> targets, Sizes sizes, Map<String, Encoder> open) {
    FeatureSpec spec =
        ngrams.equals("words") ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    List<EncoderBlock> blocks = new ArrayList<>();
    List<StancePool> pools = new ArrayList<>();
    for (Reading one : encoders) {
      Encoder found = open.computeIfAbsent(one.encoder(), FeatureSet::cached);
      if (one.use() == Use.STANCE) {
        pools.add(one.pool(found, targets, sizes));
      } else {
        blocks.add(one.block(found, targets, sizes.length()));
      }
    }
    return spec.withTarget(targets.size() > 1).withEncoders(blocks).withPools(pools);
  }

  /** Folds and epochs ask for the same texts again and again. */
  private static Encoder cached(String name) {
    return new CachedEncoder(Encoders.open(name));
  }

  /** The encoders, as a person names them. */
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
      List<String> parts = List.of(value.split("\\+", -1));
      List<Reading> encoders = parts.subList(1, parts.size()).stream().map(Reading::of).toList();
      boolean named = encoders.stream().noneMatch(one -> one.encoder().isEmpty());
      boolean once = encoders.stream().distinct().count() == encoders.size();
      if (!List.of("full", "words").contains(parts.get(0)) || !named || !once) {
        throw new TypeConversionException(
            "'"
                + value
                + "' is no feature set; expected full, words, full+ENCODER or"
                + " words+ENCODER, where ENCODER is one of "
                + Encoders.names()
                + " or a file, or several, each once, with a + between them");
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
