package io.stanchion.dataset.huawei;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class HuaweiBanTest {
  @Test
  void holdsNinetySevenUnitsOfWhichSeventyEightAreLabelledInFiveGroups() {
    LabelledData labels = HuaweiBan.labels();

    assertThat(HuaweiBan.units()).hasSize(97);
    assertThat(labels.paragraphs()).hasSize(78);
    assertThat(labels.grouped()).isTrue();
    assertThat(labels.groupCount()).isEqualTo(5);
    assertThat(labels.labels()).containsExactly("anti-ban", "neutral", "pro-ban");
    assertThat(labels.targets()).containsExactly("Huawei should be banned from 5G networks");
  }

  @Test
  void holdsEveryNonEmptyLineOfEveryArticleInOrderAndUnchanged() {
    List<String> expected = new ArrayList<>();
    for (SourceArticle article : HuaweiBan.articles()) {
      List<String> lines =
          article.text().lines().filter(line -> !line.replace('\u00a0', ' ').isBlank()).toList();
      for (int i = 0; i < lines.size(); i++) {
        expected.add(article.id() + ":" + (i + 1) + " " + lines.get(i));
      }
    }

    assertThat(HuaweiBan.units())
        .extracting(unit -> unit.article() + ":" + unit.number() + " " + unit.text())
        .isEqualTo(expected);
    assertThat(HuaweiBan.units())
        .allSatisfy(unit -> assertThat(unit.id()).isEqualTo(unit.article() + ":" + unit.number()));
  }

  @Test
  void givesEachUnitAnIdOfItsOwn() {
    assertThat(HuaweiBan.units()).extracting(Paragraph::id).doesNotHaveDuplicates();
  }

  @Test
  void labelsEveryUnitButBoilerplate() {
    Set<String> labelled =
        HuaweiBan.labels().paragraphs().stream()
            .map(one -> one.paragraph().id())
            .collect(Collectors.toSet());

    assertThat(HuaweiBan.units())
        .allSatisfy(
            unit ->
                assertThat(labelled.contains(unit.id()))
                    .as(unit.id())
                    .isEqualTo(unit.kind() != Kind.BOILERPLATE));
  }

  @Test
  void groupsByArticle() {
    assertThat(HuaweiBan.labels().paragraphs())
        .allSatisfy(one -> assertThat(one.group()).isEqualTo(one.paragraph().article()));
  }

  @Test
  void bothPassesCoverEveryUnitInReadingOrder() {
    List<String> ids = HuaweiBan.units().stream().map(Paragraph::id).toList();

    assertThat(HuaweiBan.annotations()).extracting(Annotation::pass).containsOnly("a", "b");
    for (String pass : List.of("a", "b")) {
      assertThat(HuaweiBan.annotations())
          .filteredOn(annotation -> annotation.pass().equals(pass))
          .extracting(Annotation::id)
          .isEqualTo(ids);
    }
  }

  @Test
  void bothPassesLabelEverythingButBoilerplate() {
    assertThat(HuaweiBan.annotations())
        .allSatisfy(
            annotation -> {
              if (annotation.kind() == Kind.BOILERPLATE) {
                assertThat(annotation.label()).as(annotation.id()).isEmpty();
              } else {
                assertThat(annotation.label())
                    .as(annotation.id())
                    .isIn("anti-ban", "neutral", "pro-ban");
              }
            });
  }

  @Test
  void everyGoldLabelIsOneThatAPassGave() {
    Map<String, Set<String>> given =
        HuaweiBan.annotations().stream()
            .collect(
                Collectors.groupingBy(
                    Annotation::id, Collectors.mapping(Annotation::label, Collectors.toSet())));

    for (LabelledParagraph one : HuaweiBan.labels().paragraphs()) {
      assertThat(given.get(one.paragraph().id())).as(one.paragraph().id()).contains(one.label());
    }
  }

  @Test
  void describesItsArticles() {
    List<SourceArticle> articles = HuaweiBan.articles();

    assertThat(articles)
        .extracting(SourceArticle::file)
        .containsExactly(
            "000_02c1adb3ee25e0a7.txt",
            "001_ea218ff9bc075fb4.txt",
            "002_9b0c3972ad3694e9.txt",
            "003_b1afe3b024eb253c.txt",
            "004_732ad33b9a9136f5.txt");
    assertThat(articles)
        .allSatisfy(article -> assertThat(article.file()).isEqualTo(article.id() + ".txt"));
    assertThat(articles.get(0).title()).isEmpty();
    assertThat(articles.get(0).publisher()).isEmpty();
    assertThat(articles.get(1).publisher())
        .hasValueSatisfying(
            publisher -> assertThat(publisher).contains("South China Morning Post"));
    assertThat(articles.get(1).title())
        .contains(
            "Huawei or US: Mike Pompeo issues warning to allies that partner with Chinese firm");
    assertThat(articles.get(2).date()).contains("2020");
    assertThat(articles.get(4).source())
        .hasValueSatisfying(source -> assertThat(source).contains("Financial Times"));
  }

  @Test
  void everyTitleIsALineOfItsArticle() {
    for (SourceArticle article : HuaweiBan.articles()) {
      article.title().ifPresent(title -> assertThat(article.text().lines()).contains(title));
    }
  }
}
