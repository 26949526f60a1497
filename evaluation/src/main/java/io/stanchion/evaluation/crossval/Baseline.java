package io.stanchion.evaluation.crossval;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.features.Block;
import io.stanchion.features.FeatureSpec;
import io.stanchion.features.Weighting;
import io.stanchion.model.TrainingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Systems that see only one property of the paragraphs. A model that is no better than one of them
 * has learned no more than that property. Each is trained and tested on the same folds as the
 * model.
 */
public enum Baseline {
  /** Sees the length of the paragraph. */
  LENGTH_ONLY,
  /** Sees which of some 180 English words of negation, warning, approval and the like occur. */
  CUE_WORDS,
  /** Sees the target and nothing of the text. */
  TARGET_ONLY,
  /** Sees all that the model does, except the target. */
  TEXT_ONLY;

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  private static final FeatureSpec SINGLE_WORDS =
      new FeatureSpec(List.of(new Block.WordNgrams(1, 1)), Weighting.LOG_COUNT, 1, false, false);

  /**
   * Lists the baselines that apply to a set.
   *
   * @param data The set.
   * @return All of them, without those about targets if there is one target, or none.
   */
  public static List<Baseline> of(LabelledData data) {
    return Arrays.stream(values()).filter(one -> one.appliesTo(data)).toList();
  }

  private boolean appliesTo(LabelledData data) {
    return data.targets().size() > 1 || this == LENGTH_ONLY || this == CUE_WORDS;
  }

  /**
   * Names the baseline for a table.
   *
   * @return For example {@code length only}.
   */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Leaves out the facts that the baseline does not have.
   *
   * @param data The set.
   * @return The same paragraphs in the same order, with another text or target.
   */
  public LabelledData view(LabelledData data) {
    Set<String> cues = this == CUE_WORDS ? cues() : Set.of();
    Map<String, Integer> targets = new HashMap<>();
    data.targets().forEach(target -> targets.put(target, targets.size()));
    return data.withParagraphs(
        data.paragraphs().stream()
            .map(
                one ->
                    new LabelledParagraph(
                        view(one.paragraph(), targets, cues),
                        one.label(),
                        one.group(),
                        one.columns()))
            .toList());
  }

  private Paragraph view(Paragraph p, Map<String, Integer> targets, Set<String> cues) {
    return switch (this) {
      case LENGTH_ONLY -> with(p, "", "length" + Math.round(2 * Math.log(1.0 + p.text().length())));
      case CUE_WORDS -> with(p, "", onlyCues(p.text(), cues));
      case TARGET_ONLY -> with(p, "", "target" + targets.getOrDefault(p.target(), -1));
      case TEXT_ONLY -> with(p, "", p.text());
    };
  }

  private static Paragraph with(Paragraph p, String target, String text) {
    return new Paragraph(p.id(), p.article(), p.number(), p.kind(), target, text);
  }

  private static String onlyCues(String text, Set<String> cues) {
    String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    return Arrays.stream(NO_WORD.split(plain, -1))
        .filter(cues::contains)
        .collect(Collectors.joining(" "));
  }

  private static Set<String> cues() {
    try (InputStream in = Baseline.class.getResourceAsStream("cues-en.txt")) {
      if (in == null) {
        throw new IllegalStateException("The build left out cues-en.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the settings of the baseline.
   *
   * @param model The settings that the model's search chooses from.
   * @return The same, with the baseline's features.
   */
  public Search.Space space(Search.Space model) {
    return new Search.Space(
        model.settings().stream().map(this::options).distinct().toList(), model.epochs());
  }

  private TrainingOptions options(TrainingOptions model) {
    return model
        .withFeatures(this == TEXT_ONLY ? model.features().withTarget(false) : SINGLE_WORDS)
        .withAuxiliary(
            model
                .auxiliary()
                .filter(auxiliary -> this != TARGET_ONLY)
                .map(auxiliary -> auxiliary.withParagraphs(view(auxiliary.data()).paragraphs())));
  }
}
