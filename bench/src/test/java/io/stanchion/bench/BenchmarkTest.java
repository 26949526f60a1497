package io.stanchion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A benchmark of something that does not do its work is worse than none. */
final class BenchmarkTest {
  @ParameterizedTest
  @EnumSource(ClassifyBenchmark.Features.class)
  void classifiesWithKnownFeaturesWhateverTheText(ClassifyBenchmark.Features features) {
    StanceModel model = ClassifyBenchmark.trained(features);
    for (BenchmarkText text : BenchmarkText.values()) {
      List<Paragraph> paragraphs = text.paragraphs();
      assertThat(paragraphs)
          .filteredOn(paragraph -> model.predict(paragraph).status() == Status.OK)
          .hasSizeGreaterThan(paragraphs.size() * 95 / 100);
    }
  }

  @ParameterizedTest
  @EnumSource(BenchmarkText.class)
  void classifiesEachParagraphInTurn(BenchmarkText text) {
    ClassifyBenchmark benchmark = new ClassifyBenchmark();
    benchmark.text = text;
    benchmark.features = ClassifyBenchmark.Features.WORDS;
    benchmark.prepare();
    StanceModel model = ClassifyBenchmark.trained(ClassifyBenchmark.Features.WORDS);
    List<Paragraph> paragraphs = text.paragraphs();
    for (int i = 1; i <= paragraphs.size(); i++) {
      Prediction expected = model.predict(paragraphs.get(i % paragraphs.size()));
      assertThat(benchmark.one()).isEqualTo(expected);
    }
  }

  @Test
  void comparesWithABaselineThatLearnedTheSameLabels() {
    TribuoBenchmark baseline = new TribuoBenchmark();
    List<LabelledParagraph> labelled = HuaweiBan.labels().paragraphs();
    assertThat(labelled)
        .filteredOn(
            one -> baseline.predict(one.paragraph()).getOutput().getLabel().equals(one.label()))
        .hasSizeGreaterThan(labelled.size() * 9 / 10);
  }

  @Test
  void cutsTheSameWordsIntoShortPieces() {
    assertThat(BenchmarkText.TWEET.paragraphs()).allMatch(one -> one.text().length() <= 140);
    assertThat(words(BenchmarkText.TWEET)).isEqualTo(words(BenchmarkText.ARTICLE));
    assertThat(BenchmarkText.ARTICLE.paragraphs()).hasSize(78);
  }

  private static String words(BenchmarkText text) {
    return text.paragraphs().stream()
        .flatMap(one -> List.of(one.text().strip().split("\\s+", -1)).stream())
        .collect(Collectors.joining(" "));
  }
}
