package io.stanchion.dataset.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.agreement.Agreement;
import io.stanchion.dataset.agreement.Annotations;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.seal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NewsLabelsTest {
  private static final Path FOLDER =
      Path.of("src", "main", "resources", "io", "stanchion", "dataset", "news");

  @Test
  void holdsTheLabelsOfRealNewsWithoutAnyText() {
    assertThat(NewsLabels.huawei()).hasSize(1195);
    assertThat(NewsLabels.huawei())
        .extracting(NewsLabel::label)
        .containsOnly("anti-ban", "neutral", "pro-ban");
    assertThat(NewsLabels.policies()).hasSize(931);
    assertThat(NewsLabels.policies())
        .extracting(NewsLabel::label)
        .containsOnly("AGAINST", "FAVOR", "NONE");
    assertThat(NewsLabels.policies().stream().map(NewsLabel::target).distinct()).hasSize(26);
    assertThat(all()).allSatisfy(label -> assertThat(label.sha256()).matches("[0-9a-f]{64}"));
    assertThat(all()).allSatisfy(label -> assertThat(label.title()).isNotBlank());
  }

  @Test
  void keepsEveryArticleAndEveryOutletInOnePart() {
    for (boolean byOutlet : List.of(true, false)) {
      Map<String, Part> parts = new HashMap<>();
      assertThat(all())
          .allSatisfy(
              label ->
                  assertThat(
                          parts.merge(
                              byOutlet ? label.outlet() : label.article(),
                              label.part(),
                              (before, now) -> before == now ? now : other(now)))
                      .as(label.id())
                      .isEqualTo(label.part()));
    }
  }

  private static Part other(Part part) {
    return part == Part.DEV ? Part.TRAIN : Part.DEV;
  }

  @Test
  void keepsAThirdOfTheArticlesApartForDevelopment() {
    long dev =
        all().filter(label -> label.part() == Part.DEV).map(NewsLabel::article).distinct().count();
    long articles = all().map(NewsLabel::article).distinct().count();

    assertThat(dev / (double) articles).isBetween(0.30, 0.37);
  }

  @Test
  void hasNoTextOnBothSidesOfTheSplit() {
    Map<String, List<Part>> parts =
        all()
            .collect(
                Collectors.groupingBy(
                    NewsLabel::sha256, Collectors.mapping(NewsLabel::part, Collectors.toList())));

    assertThat(parts.values()).allSatisfy(some -> assertThat(some).containsOnly(some.get(0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"huawei", "policies"})
  void keepsBothPassesOfEveryLabel(String set) {
    List<Annotations> passes =
        Annotations.read(
            Input.of(FOLDER.resolve(set + "-annotations.csv").toString()), "label", "pass");

    assertThat(passes).extracting(Annotations::coder).containsExactly("a", "b");
    assertThat(Agreement.between(passes, 1).units()).isEqualTo(set.equals("huawei") ? 1195 : 931);
  }

  @Test
  void joinsLabelsWithTheirTextsAndNamesThoseItDoesNotFind(@TempDir Path folder)
      throws IOException {
    Path texts = folder.resolve("texts.csv");
    Files.writeString(
        texts, "id,text\n7,\"A ban, the minister said, \"\"is wise\"\".\"\n8,Other.\n");
    NewsLabel known = label("n1", "A ban, the minister said, \"is wise\".");
    NewsLabel unknown = label("n2", "A text that is not at hand.");

    NewsLabels.Joined joined =
        NewsLabels.join(List.of(unknown, known), List.of(Input.of(texts.toString())));

    assertThat(joined.found())
        .containsExactly(new NewsLabels.Labelled(known, "A ban, the minister said, \"is wise\"."));
    assertThat(joined.missing()).containsExactly(unknown);
  }

  private static NewsLabel label(String id, String text) {
    return new NewsLabel(
        id,
        "a",
        "Gazette",
        "",
        "A title",
        "",
        1,
        "t",
        Sha256.hex(text),
        "FAVOR",
        "author",
        "high",
        Part.TRAIN);
  }

  private static Stream<NewsLabel> all() {
    return Stream.concat(NewsLabels.huawei().stream(), NewsLabels.policies().stream());
  }
}
