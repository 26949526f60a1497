package io.stanchion.dataset.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageTest {
  private static final String FIRST =
      "<p>The council of Harbour Town voted against the new toll bridge on Tuesday evening.</p>";
  private static final String SECOND =
      "<p>Shopkeepers had argued that a toll would drive their customers to the malls inland.</p>";
  private static final String THIRD =
      "<p>The mayor said she would bring a cheaper plan before the council in spring.</p>";

  @Test
  void prefersJsonLdToOpenGraphToElements() {
    String page =
        """
        <html lang="en-GB"><head><title>Bridge | Gazette</title>
        <link rel="canonical" href="https://gazette.example/bridge">
        <meta property="og:title" content="Bridge rejected &amp; buried">
        <meta property="og:site_name" content="Harbour Gazette">
        <meta name="author" content="Web Desk">
        <script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Gazette"},
          {"@type": ["NewsArticle"], "headline": "Council rejects toll bridge",
           "datePublished": "2020-02-03T10:00:00Z", "author": [{"name": "Jane Doe"}, "John Roe"],
           "publisher": {"name": "Gazette Ltd"}, "url": "https://gazette.example/other"}]}</script>
        </head><body><h1>Headline</h1><time datetime="2019-01-01">long ago</time></body></html>
        """;

    assertThat(Page.of(Jsoup.parse(page)).metadata())
        .isEqualTo(
            new PageMetadata(
                "Council rejects toll bridge",
                "Harbour Gazette",
                "2020-02-03T10:00:00Z",
                "Jane Doe, John Roe",
                "https://gazette.example/bridge",
                "en-GB"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta property='og:title' content='A &amp;amp; B'> | title | A & B",
        "<title>From the title</title> | title | From the title",
        "<h1>From  the heading</h1> | title | From the heading",
        "<meta name='DC.creator' content='Jane Doe'> | author | Jane Doe",
        "<p itemprop='author' itemscope><b itemprop='name'>Jane Doe</b></p> | author | Jane Doe",
        "<a rel='author' href='/jane'>Jane Doe</a> | author | Jane Doe",
        "<meta property='article:published_time' content='2020-02-03'> | date | 2020-02-03",
        "<time itemprop='datePublished' datetime='2020-02-03'>now</time> | date | 2020-02-03",
        "<time datetime='2020-02-03'>Monday</time> | date | 2020-02-03",
        "<meta property='og:url' content='https://a.example/b'> | url | https://a.example/b",
        "<meta name='publisher' content='Gazette Ltd'> | outlet | Gazette Ltd",
      })
  void readsMetadataFrom(String markup, String name, String value) {
    assertThat(Page.of(Jsoup.parse(markup)).metadata().toFields())
        .containsExactlyEntriesOf(Map.of(name, value));
  }

  @Test
  void readsTheLanguageThoughItIsNoColumn() {
    PageMetadata metadata = Page.of(Jsoup.parse("<html lang='de'><p>Nein.</p>")).metadata();

    assertThat(metadata.language()).isEqualTo("de");
    assertThat(metadata.toFields()).isEmpty();
  }

  @Test
  void passesOverJsonLdThatIsBroken() {
    String page = "<script type='application/ld+json'>{\"headline\": </script><h1>Title</h1>";

    assertThat(Page.of(Jsoup.parse(page)).metadata().title()).isEqualTo("Title");
  }

  @Test
  void keepsEveryBlockEitherAsTextOrWithAReason() {
    Page page =
        Page.of(
            Jsoup.parse(
                "<nav><a href='/'>Home</a></nav><article><h1>Title</h1>"
                    + FIRST
                    + SECOND
                    + "</article><p>Imprint</p>"));

    assertThat(page.blocks())
        .extracting(PageBlock::text)
        .containsExactly(
            "Home", "Title", Jsoup.parse(FIRST).text(), Jsoup.parse(SECOND).text(), "Imprint");
    assertThat(page.blocks().get(0).omission()).contains(Omission.NAVIGATION);
    assertThat(page.blocks().get(1).kind()).contains(Kind.HEADLINE);
    assertThat(page.blocks().get(4).omission()).contains(Omission.OUTSIDE_ARTICLE);
  }

  @Test
  void findsTheArticleByItsHeadlineWhereNoElementIsForIt() {
    String page =
        "<title>Council rejects toll bridge</title><div><div><h1>Council rejects toll bridge</h1>"
            + FIRST
            + SECOND
            + "</div><div>"
            + ("<h2>Another story</h2>" + THIRD.replace("plan", "plan, and a better one,"))
            + THIRD
            + "</div></div>";

    assertThat(kept(page))
        .containsExactly(
            "Council rejects toll bridge", Jsoup.parse(FIRST).text(), Jsoup.parse(SECOND).text());
  }

  @Test
  void doesNotTakeALedeForTheArticle() {
    String page =
        "<title>Council rejects toll bridge</title><main><div><h1>Council rejects toll bridge</h1>"
            + FIRST
            + "</div><div>"
            + SECOND
            + "</div><div>"
            + THIRD
            + "</div></main>";

    assertThat(kept(page)).hasSize(4);
  }

  @Test
  void keepsShortLinesRepeatedInListsAndLongOnesOnce() {
    String long80 =
        "Take two spoons of sugar and three eggs, stir for a quarter of an hour and wait";
    String page = "<main><h1>Soup</h1>" + ("<p>Salt.</p><p>" + long80 + ".</p>").repeat(2);

    assertThat(kept(page)).containsExactly("Soup", "Salt.", long80 + ".", "Salt.");
  }

  @Test
  void countsALinkWithinThePageAsText() {
    String page =
        "<article><h1>Title</h1>" + FIRST + "<p><a href='#n'>A footnote.</a></p>" + SECOND;

    assertThat(kept(page)).contains("A footnote.");
  }

  @Test
  void joinsTheCellsOfARowThatHaveText() {
    String table =
        "<table><tr><td>One</td><td> </td><td>Two <br>lines</td></tr>"
            + "<tr><td><div>Three</div></td><td>Four</td></tr></table>";

    assertThat(kept("<article>" + FIRST + table + SECOND))
        .contains("One | Two lines", "Three | Four");
  }

  @Test
  void readsALayoutTableByItsBlocks() {
    String table = "<table role='presentation'><tr><td>%s</td><td>%s</td></tr></table>";

    assertThat(kept(table.repeat(2).formatted(FIRST, SECOND, THIRD, FIRST.replace("new", "old"))))
        .hasSize(4);
  }

  @Test
  void readsAllOfAFragmentButWhatIsNotShown() {
    List<PageBlock> blocks =
        Page.blocks(
            Jsoup.parseBodyFragment("<nav>Menu</nav><p hidden>Secret</p><label>Name</label>"));

    assertThat(blocks)
        .extracting(block -> block.text() + " " + block.omission().map(String::valueOf).orElse(""))
        .containsExactly("Menu ", "Secret not-shown", "Name form-control");
  }

  @Test
  void namesReasonsInLowerCase() {
    assertThat(Stream.of(Omission.values()).map(String::valueOf))
        .containsExactly(
            "not-shown",
            "form-control",
            "navigation",
            "aside",
            "other-article",
            "copy",
            "outside-article");
  }

  private static List<String> kept(String page) {
    return Page.of(Jsoup.parse(page)).blocks().stream()
        .filter(block -> block.omission().isEmpty())
        .map(PageBlock::text)
        .toList();
  }
}
