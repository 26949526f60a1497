package io.stanchion.app;

import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.EncoderBlock;
import io.stanchion.features.Encoders;
import io.stanchion.features.FeatureSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A feature set as a person names it.
 *
 * @param ngrams {@code full} or {@code words}.
 * @param encoder The name or file of the encoder besides, if there is one.
 * @param pair Whether the encoder reads the target too.
 */
record FeatureSet(String ngrams, Optional<String> encoder, boolean pair) {
  static final FeatureSet FULL = new FeatureSet("full", Optional.empty(), false);

  private static final String PAIR = ":pair";

  /**
   * The features; of an encoder that several sets name, one is opened.
   *
   * @param targets The targets there are. Of several, each is a feature; a single one is no more
   *     than what an encoder may read beside each text.
   */
  FeatureSpec spec(List<String> targets, double length, Map<String, Encoder> open) {
    FeatureSpec spec =
        ngrams.equals("words") ? FeatureSpec.WORDS : FeatureSpec.WORDS_AND_CHARACTERS;
    boolean reads = pair && !targets.isEmpty();
    EncoderBlock.Input input = reads ? EncoderBlock.Input.PAIR : EncoderBlock.Input.TEXT;
    String about = reads && targets.size() == 1 ? targets.get(0) : "";
    return spec.withTarget(targets.size() > 1)
        .withEncoders(
            encoder.stream()
                .map(name -> open.computeIfAbsent(name, FeatureSet::cached))
                .map(found -> new EncoderBlock(found, input, length, about))
                .toList());
  }

  /** All n-grams and an encoder, as a person names it: with {@code :pair} behind it, or without. */
  static FeatureSet withEncoder(String name) {
    return new Converter().convert("full+" + name);
  }

  /** Folds and epochs ask for the same texts again and again. */
  private static Encoder cached(String name) {
    return new CachedEncoder(Encoders.open(name));
  }

  @Override
  public String toString() {
    return ngrams + encoder.map(name -> "+" + name + (pair ? PAIR : "")).orElse("");
  }

  /** Reads {@code full}, {@code words}, {@code full+NAME}, {@code full+NAME:pair}. */
  static final class Converter implements ITypeConverter<FeatureSet> {
    @Override
    public FeatureSet convert(String value) {
      int plus = value.indexOf('+');
      String ngrams = plus < 0 ? value : value.substring(0, plus);
      String encoder = plus < 0 ? "" : value.substring(plus + 1);
      boolean pair = encoder.endsWith(PAIR);
      encoder = pair ? encoder.substring(0, encoder.length() - PAIR.length()) : encoder;
      if (!List.of("full", "words").contains(ngrams) || (plus >= 0 && encoder.isEmpty())) {
        throw new TypeConversionException(
            "'"
                + value
                + "' is no feature set; expected full, words, full+ENCODER or"
                + " words+ENCODER, where ENCODER is one of "
                + Encoders.names()
                + " or a file");
      }
      return new FeatureSet(
          ngrams, encoder.isEmpty() ? Optional.empty() : Optional.of(encoder), pair);
    }
  }
}
