package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.page.Omission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownArticleTest {
  @Test
  void readsHeadingsListItemsCaptionsAndParagraphs() {
    String markdown =
        """
        # Berlin *hesitates*

        ![A mast near Munich](mast.jpg)

        The government has **put off** its decision
        on Chinese suppliers,
        officials said.

        The Polish view
        ---------------

        - Three years
        - Four years,
          at most

        1. First
        2. Second

        > “We will not be rushed,” the minister said.
        """;

    assertThat(shown(markdown))
        .containsExactly(
            "headline: Berlin hesitates",
            "caption: A mast near Munich",
            "paragraph: The government has put off its decision on Chinese suppliers, officials"
                + " said.",
            "headline: The Polish view",
            "bullet: Three years",
            "bullet: Four years, at most",
            "bullet: First",
            "bullet: Second",
            "paragraph: “We will not be rushed,” the minister said.");
  }

  @Test
  void keepsTheWordsOfALinkAndDropsItsAddress() {
    assertThat(
            shown(
                "He told [the *Times*](https://example.org/a \"Title\") that <https://example.org>"
                    + " was down, ![smiling](s.png) as he spoke."))
        .containsExactly(
            "paragraph: He told the Times that https://example.org was down, smiling as he spoke.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ban *it* now.",
        "Ban _it_ now.",
        "Ban **it** now.",
        "Ban ***it*** now.",
        "Ban [it](x) now.",
        "Ban  \nit\\\nnow.",
        "Ban\nit\nnow.",
        "Ban &#105;t now.",
        "> Ban it\nnow.",
        "Ban `it` now.",
        "Ban <b>it</b><br>now.",
      })
  void stripsMarkup(String markdown) {
    assertThat(shown(markdown)).containsExactly("paragraph: Ban it now.");
  }

  @Test
  void keepsWhatOnlyLooksLikeMarkup() {
    assertThat(shown("5 * 3 * 2 is snake_case_name, and \\*this\\* is no emphasis [either]."))
        .containsExactly(
            "paragraph: 5 * 3 * 2 is snake_case_name, and *this* is no emphasis [either].");
  }

  @Test
  void goesByTheMarkupRatherThanTheWording() {
    assertThat(shown("## 1. What it costs\n\nIt costs a lot.\n\n### Is it worth it?\n\nNo."))
        .containsExactly(
            "headline: 1. What it costs",
            "paragraph: It costs a lot.",
            "headline: Is it worth it?",
            "paragraph: No.");
  }

  @Test
  void takesNameAndPlaceAtTheEndForASignature() {
    String prose =
        "The government in Berlin has put off its decision on Chinese suppliers, officials said on"
            + " Monday.";

    assertThat(shown(prose + "\n\nAnna Schmidt\n\nBerlin, Germany\n"))
        .containsExactly(
            "paragraph: " + prose, "boilerplate: Anna Schmidt", "boilerplate: Berlin, Germany");
  }

  @Test
  void rejectsAnEmptyDocument() {
    String rejected = "! a.md: no text in it; expected at least one paragraph or row";

    assertThat(shown("")).containsExactly(rejected);
    assertThat(shown("\n\n***\n\n![](x.png)\n")).containsExactly(rejected);
  }

  @Test
  void givesFrontMatterAsMetadataWithEachUnit() {
    String markdown =
        """
        ---
        Title: "Bridge: a bad idea"
        authors:
          - Jane Doe
          - name: John Roe
        date: 2020-02-03
        site-name: Gazette
        canonical_url: https://gazette.example/bridge
        ---
        No bridge.
        """;
    List<Map<String, String>> all = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .readWithFields(Reading.input("a.md", markdown), (entry, fields) -> all.add(fields.get()));

    assertThat(all)
        .containsExactly(
            Map.of(
                "title", "Bridge: a bad idea",
                "author", "Jane Doe, John Roe",
                "date", "2020-02-03",
                "outlet", "Gazette",
                "url", "https://gazette.example/bridge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"---\nOne here.\n\n---\n", "---\n\nOne here.", "---\n[a: {\n---\n", "---\na: b\n"})
  void readsTextBetweenRulesThatIsNoYamlOfFacts(String markdown) {
    assertThat(shown(markdown)).singleElement().asString().doesNotStartWith("!");
  }

  @Test
  void reportsWhatIsLeftOutOfHtmlBlocks() {
    List<Omitted> all = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .read(
            Reading.input("a.md", "<div><p hidden>Secret.</p>Stay.</div>"),
            (entry, fields) -> {},
            all::add);

    assertThat(all).containsExactly(new Omitted("a.md", "a", Omission.NOT_SHOWN, "Secret."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> ", "- ", "[", "![", "*a **b ", "`a ", "<a ", "1) ", "#", "~a ", "_", "[a]("})
  void readsVeryDeepNestingOrRejectsTheDocument(String opening) {
    assertThat(shown(opening.repeat(50_000) + "Deep down.")).isNotEmpty();
  }

  @Test
  void rejectsADocumentThatIsNotUtf8() {
    Input input = Reading.input("a.md", Reading.bytes("Caf", 0xE9, " owners\n"));
    assertThat(Reading.shown(Reading.entries(input, ReadOptions.DEFAULT)))
        .containsExactly(
            "! a.md: the document is not UTF-8; it looks like windows-1252: name its encoding with"
                + " --encoding windows-1252, or convert it");
  }

  private static List<String> shown(String markdown) {
    return Reading.shown("a.md", markdown);
  }
}
