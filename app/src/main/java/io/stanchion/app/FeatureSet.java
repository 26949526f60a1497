package io.stanchion.app;

import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.Encoders;
import io.stanchion.features.FeatureSpec;
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
record FeatureSet(String ngrams, List<Reading> encoders) {
  static final FeatureSet FULL = new FeatureSet("full", List.of());

  private static final String PAIR = ":pair";

  /**
   * An encoder and what it reads.
   *
   * @param encoder Its name or file.
   * @param pair Whether it reads the target too.
   */
  record Reading(String encoder, boolean pair) {
    static Reading of(String name) {
      boolean pair = name.endsWith(PAIR);
      return new Reading(pair ? name.substring(0, name.length() - PAIR.length()) : name, pair);
    }

    private EncoderBlock block(Encoder found, List<String> targets, double length) {
      boolean reads = pair && !targets.isEmpty();
      return new EncoderBlock(
          found,
          reads ? EncoderBlock.Input.PAIR : EncoderBlock.Input.TEXT,
          length,
          reads && targets.size() == 1 ? targets.get(0) : "");
    }

    @Override
    public String toString() {
      return encoder + (pair ? PAIR : "");
    }
  }

  FeatureSet {
    encoders = List.copyOf(encoders);
  }

  /**
   * The features; of an encoder that several sets name, one is opened.
   *
   * @param targets The targets there are. Of several, each is a feature; a single one is no more
   *     than what an encoder may read beside each text.
   * @param length The length of each encoder's vectors.
   */
  FeatureSpec spec(List<String> targets, double length, Map<String, Encoder> open) {
    FeatureSpec spec =
        ngrams.equals("words") ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    return spec.withTarget(targets.size() > 1)
        .withEncoders(
            encoders.stream()
                .map(
                    one ->
                        one.block(
                            open.computeIfAbsent(one.encoder(), FeatureSet::cached),
                            targets,
                            length))
                .toList());
  }

  /** Folds and epochs ask for the same texts again and again. */
  private static Encoder cached(String name) {
    return new CachedEncoder(Encoders.open(name));
  }

  /** The encoders, as a person names them. */
  String encoderNames() {
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
  static final class OfEncoders implements ITypeConverter<FeatureSet> {
    @Override
    public FeatureSet convert(String value) {
      return new Converter().convert(FULL + "+" + value);
    }
  }
}
