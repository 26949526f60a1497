package io.stanchion.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** A benchmark of something that does not do its work is worse than none. */
final class BenchmarkTest {
  @ParameterizedTest
  @EnumSource(Features.class)
  void classifiesWithKnownFeaturesWhateverTheText(Features features) {
    for (BenchmarkText text : BenchmarkText.values()) {
      Workload workload = Workload.of(text, features, Lexicon.SHIPPED);
      assertThat(workload.paragraphs())
          .filteredOn(paragraph -> workload.model().predict(paragraph).status() == Status.OK)
          .hasSizeGreaterThan(workload.paragraphs().size() * 95 / 100);
    }
  }

  @Test
  void knowsFiftyThousandNgramsWhereTheLexiconIsLarge() {
    Workload workload = Workload.of(BenchmarkText.ARTICLE, Features.WORDS, Lexicon.LARGE);
    assertThat(workload.model().pipeline().vocabularySize()).isBetween(50_000, 60_000);
    assertThat(workload.paragraphs())
        .allMatch(one -> workload.model().pipeline().transform(one).size() > 25);
  }

  @Test
  void identifiesResultsTheSameEachTime() {
    String checksum = Workload.of(BenchmarkText.TWEET, Features.WORDS, Lexicon.SHIPPED).checksum();
    assertThat(checksum)
        .isEqualTo(Workload.of(BenchmarkText.TWEET, Features.WORDS, Lexicon.SHIPPED).checksum())
        .isNotEqualTo(Workload.of(BenchmarkText.TWEET, Features.FULL, Lexicon.SHIPPED).checksum());
  }

  @Test
  void classifiesAFileAsTheCommandDoes() {
    ClassifyBenchmark benchmark = new ClassifyBenchmark();
    benchmark.features = Features.WORDS;
    benchmark.threads = 2;
    benchmark.prepare();
    try {
      assertThat(new String(benchmark.file(), StandardCharsets.UTF_8))
          .startsWith("id,article,paragraph,kind,label,confidence,")
          .hasSizeGreaterThan(2_000_000);
    } finally {
      benchmark.remove();
    }
  }

  @Test
  void comparesWithABaselineThatLearnedTheSameLabels() {
    TribuoClassifier baseline = TribuoClassifier.trained(HuaweiBan.labels());
    List<LabelledParagraph> labelled = HuaweiBan.labels().paragraphs();
    assertThat(labelled)
        .filteredOn(
            one ->
                baseline.predict(one.paragraph().text()).getOutput().getLabel().equals(one.label()))
        .hasSizeGreaterThan(labelled.size() * 9 / 10);
  }

  @Test
  void measuresAWarmProcessOnTextInMemory(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.txt"), "Huawei should be banned.\nYes.\n");
    Path model = folder.resolve("words.stance");
    ModelFile.write(
        Workload.of(BenchmarkText.ARTICLE, Features.WORDS, Lexicon.SHIPPED).model(), model);

    String[] measured = InProcess.measured(text, model.toString(), 0.1).split(" ", -1);

    assertThat(Long.parseLong(measured[0])).isPositive().matches(bytes -> bytes % 30 == 0);
    assertThat(Double.parseDouble(measured[1])).isGreaterThanOrEqualTo(0.1);
  }

  @Test
  void helpsInWordsThatAreWhole() {
    assertThat(new CommandLine(new BenchCommand()).getUsageMessage().replaceAll("\\s+", " "))
        .contains("by more than 5 %, or any result")
        .doesNotContain("%%", "%n");
  }

  @Test
  void cutsTheSameWordsIntoShortPieces() {
    assertThat(BenchmarkText.TWEET.paragraphs(Lexicon.SHIPPED))
        .allMatch(one -> one.text().length() <= 140);
    assertThat(words(BenchmarkText.TWEET)).isEqualTo(words(BenchmarkText.ARTICLE));
    assertThat(BenchmarkText.ARTICLE.paragraphs(Lexicon.SHIPPED)).hasSize(78);
  }

  private static String words(BenchmarkText text) {
    return text.paragraphs(Lexicon.SHIPPED).stream()
        .flatMap(one -> List.of(one.text().strip().split("\\s+", -1)).stream())
        .collect(Collectors.joining(" "));
  }
}
