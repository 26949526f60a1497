package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.page.Omission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlArticleTest {
  private static final String FIRST =
      "The government in Berlin has put off its decision on Chinese suppliers, officials said.";
  private static final String SECOND = "Operators welcomed the delay.";

  @Test
  void keepsTheArticleOfAWebPageAndDropsWhatSurroundsIt() {
    String page =
        """
        <!DOCTYPE html>
        <html>
        <head><title>Page title</title><style>p { color: red }</style></head>
        <body class="article share">
        <header>Example Times</header>
        <nav><ul><li>Politics</li><li>Sport</li></ul></nav>
        <div class="cookie-banner"><p>We store things on your device, and so do our partners.</p></div>
        <script>document.write("<p>Scripted</p>")</script>
        <noscript><p>Please enable scripts to see this page as it was meant.</p></noscript>
        <article>
          <h1>Berlin hesitates</h1>
          <figure><img src="a.jpg" alt="A mast"><figcaption>A mast near Munich</figcaption></figure>
          <p>%s</p>
          <div class="share-bar"><a href="#">Tell your friends about it</a></div>
          <ul><li>Three years</li><li><p>Four years</p></li></ul>
          <blockquote><p>“We will not be rushed,” the minister said.</p></blockquote>
          <h2>The Polish View</h2>
          <p>%s</p>
          <aside>Something else you might like to read.</aside>
          <form><label>Name</label><input value="x"></form>
        </article>
        <div id="related"><p>Another article that nobody asked for.</p></div>
        <footer><p>Imprint</p></footer>
        </body>
        </html>
        """
            .formatted(FIRST, SECOND);

    assertThat(shown(page))
        .containsExactly(
            "headline: Berlin hesitates",
            "caption: A mast near Munich",
            "paragraph: " + FIRST,
            "bullet: Three years",
            "bullet: Four years",
            "paragraph: “We will not be rushed,” the minister said.",
            "headline: The Polish View",
            "paragraph: " + SECOND);
  }

  @Test
  void rejectsAPageThatIsNotUtf8AndDeclaresNothingElseOnceWithTheLikelyEncoding() {
    byte[] page = Reading.bytes("<p>M", 0xfc, "ller is one.</p><p>K", 0xf6, "hler is two.</p>");

    assertThat(Reading.shown(Reading.entries(Reading.input("a.html", page), ReadOptions.DEFAULT)))
        .containsExactly(
            "! a.html: the page is not UTF-8; it looks like windows-1252: name its encoding with"
                + " --encoding windows-1252, or convert it");
  }

  @Test
  void rejectsAParagraphThatIsNotInTheEncodingOfItsPage() {
    byte[] page =
        Reading.bytes(
            "<meta charset=windows-1252><p>One is fine, says he.</p><p>",
            0x81,
            " is not.</p><p>Three is.</p>");

    assertThat(Reading.shown(Reading.entries(Reading.input("a.html", page), ReadOptions.DEFAULT)))
        .satisfiesExactly(
            first -> assertThat(first).endsWith(": One is fine, says he."),
            second ->
                assertThat(second)
                    .isEqualTo(
                        "! a.html:2: the paragraph holds what is no character of the page's"
                            + " encoding; convert the page, or name its encoding with --encoding"),
            third -> assertThat(third).endsWith(": Three is."));
  }

  @Test
  void takesTheEncodingThatAPageDeclaresWhereItIsNotUtf8() {
    byte[] page =
        Reading.bytes(
            "<html><head><meta charset='iso-8859-1'></head><body><p>Caf",
            0xE9,
            " owners in Lyon like their 5G.</p></body></html>");
    assertThat(Reading.shown(Reading.entries(Reading.input("a.html", page), ReadOptions.DEFAULT)))
        .singleElement()
        .asString()
        .contains("Café owners in Lyon like their 5G.");
  }

  @Test
  void keepsTextThatOnlyTheNamesOfItsSurroundingsSpeakAgainst() {
    assertThat(shown("<div class='has-sidebar'><p>" + FIRST + "</p></div>"))
        .containsExactly("paragraph: " + FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='social-share'>Drop me.</div>",
        "<div class='Cookie_Notice'>Drop me.</div>",
        "<div class='ad'>Drop me.</div>",
        "<div id='newsletter'>Drop me.</div>",
        "<section class='box comments'>Drop me.</section>",
        "<div hidden>Drop me.</div>",
        "<div aria-hidden='true'>Drop me.</div>",
        "<div role='navigation'>Drop me.</div>",
        "<template><p>Drop me.</p></template>",
        "<button>Drop me.</button>",
        "<iframe>Drop me.</iframe>",
        "<svg><text>Drop me.</text></svg>",
        "<!-- Drop me. -->",
        "<script>Drop me.</script>",
        "<style>Drop me.</style>",
      })
  void drops(String markup) {
    assertThat(shown("<h1>Title</h1><p>Stay.</p>" + markup + "<p>Stay too.</p>"))
        .containsExactly("headline: Title", "paragraph: Stay.", "paragraph: Stay too.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class='shareholders'><p>Stay.</p></div>",
        "<div class='roadshow header'><p>Stay.</p></div>",
        "<header><p>Stay.</p></header>",
        "<section>Stay.</section>",
      })
  void doesNotDrop(String markup) {
    assertThat(shown("<article><h1>Title</h1>" + markup + "</article>"))
        .containsExactly("headline: Title", "paragraph: Stay.");
  }

  @Test
  void keepsAnElementThatIsNamedLikeASurroundingOneButHoldsTheTitle() {
    assertThat(shown("<div class='has-sidebar'><h1>Title</h1><p>Stay.</p></div>"))
        .containsExactly("headline: Title", "paragraph: Stay.");
  }

  @Test
  void keepsTextThatStandsDirectlyInADivBesideAParagraph() {
    assertThat(shown("<div>Before it. <p>In it.</p> After <b>it</b>. <p>Below it.</p> End.</div>"))
        .containsExactly(
            "paragraph: Before it.",
            "paragraph: In it.",
            "paragraph: After it.",
            "paragraph: Below it.",
            "paragraph: End.");
  }

  @Test
  void separatesTheItemsOfNestedLists() {
    assertThat(
            shown("<ul><li>One<ol><li>Inner one</li><li>Inner two</li></ol>rest</li><li>Two</ul>"))
        .containsExactly(
            "bullet: One", "bullet: Inner one", "bullet: Inner two", "bullet: rest", "bullet: Two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<br><br>", "<br/>\n<br/>", "<br /> <br />\n", "<br><br><br>"})
  void startsAParagraphAtTwoLineBreaks(String breaks) {
    assertThat(shown("<p>One<br>here.<br>Still one." + breaks + "Two here.</p>"))
        .containsExactly("paragraph: One here. Still one.", "paragraph: Two here.");
  }

  @Test
  void goesByTheElementThatTheFirstWordsOfAUnitStandIn() {
    assertThat(
            shown(
                "<h2>Head</h2><p> <b>Bold</b> words begin this sentence.</p>"
                    + "<ul><li>\n<a href='#'>Linked item</a></li></ul><p>\n<i>Last</i> words.</p>"))
        .containsExactly(
            "headline: Head",
            "paragraph: Bold words begin this sentence.",
            "bullet: Linked item",
            "paragraph: Last words.");
  }

  @Test
  void goesByTheMarkupRatherThanTheWording() {
    assertThat(
            shown(
                "<h2>1. What it costs</h2><p>It costs a lot.</p><h3>Is it worth it?</h3>"
                    + "<ul><li>Operators decide for themselves.</li></ul>"))
        .containsExactly(
            "headline: 1. What it costs",
            "paragraph: It costs a lot.",
            "headline: Is it worth it?",
            "bullet: Operators decide for themselves.");
  }

  @Test
  void looksForATitleInTheWordingOnlyWhereTheMarkupNamesNone() {
    String title =
        "Europe’s operators warn that a ban on Chinese equipment would cost billions and delay 5G";

    assertThat(shown("<p>" + title + "</p>")).containsExactly("headline: " + title);
    assertThat(shown("<h1>Title</h1><p>" + title + "</p>"))
        .containsExactly("headline: Title", "paragraph: " + title);
  }

  @Test
  void takesNameAndPlaceAtTheEndForASignature() {
    String prose = FIRST + " " + SECOND;

    assertThat(shown("<p>" + prose + "</p><p>Anna Schmidt</p><p>Berlin, Germany</p>"))
        .containsExactly(
            "paragraph: " + prose, "boilerplate: Anna Schmidt", "boilerplate: Berlin, Germany");
  }

  @Test
  void decodesEntitiesOnce() {
    assertThat(
            shown("<p>AT&amp;T &lt;said&gt; &ldquo;no&rdquo; &#x1F600; &amp;amp; &unknown;.</p>"))
        .containsExactly("paragraph: AT&T <said> “no” 😀 &amp; &unknown;.");
  }

  @Test
  void joinsBlanksButKeepsNoBreakSpaces() {
    assertThat(shown("<p>\n  One\n\t two&nbsp;three  .\n</p>"))
        .containsExactly("paragraph: One two\u00a0three .");
  }

  @Test
  void readsATableOfDataRowByRow() {
    assertThat(
            shown(
                "<table><tr><th>Germany</th><td>It has not decided.</td></tr>"
                    + "<tr><th>Poland</th><td>It has decided.</td></tr></table>"))
        .containsExactly(
            "paragraph: Germany | It has not decided.", "paragraph: Poland | It has decided.");
  }

  @Test
  void readsOtherTablesCellByCell() {
    assertThat(
            shown(
                "<table><tr><th>Country</th><td>Germany has not decided.</td></tr>"
                    + "<tr><td>Poland has decided.</td></tr></table>"))
        .containsExactly(
            "headline: Country",
            "paragraph: Germany has not decided.",
            "paragraph: Poland has decided.");
  }

  @Test
  void givesTheMetadataOfThePageWithEachUnit() {
    List<Map<String, String>> all = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .readWithFields(
            Reading.input("a.html", "<title>Bridge</title><h1>No</h1><p>No bridge.</p>"),
            (entry, fields) -> all.add(fields.get()));

    assertThat(all).containsExactly(Map.of("title", "No"), Map.of("title", "No"));
  }

  @Test
  void reportsEachBlockThatIsLeftOutWithItsFileArticleAndReason() {
    List<Omitted> all = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .read(
            Reading.input("a.html", "<p>Stay.</p><p hidden>Secret.</p><label>Name</label>"),
            (entry, fields) -> {},
            all::add);

    assertThat(all)
        .containsExactly(
            new Omitted("a.html", "a", Omission.NOT_SHOWN, "Secret."),
            new Omitted("a.html", "a", Omission.FORM_CONTROL, "Name"));
  }

  @Test
  void readsTheArticleElementAloneWhereItHoldsTheTitle() {
    assertThat(
            shown(
                "<p>Outside, long before.</p><article><h1>Title</h1><p>"
                    + FIRST
                    + "</p></article><p>Outside, long after.</p>"))
        .containsExactly("headline: Title", "paragraph: " + FIRST);
  }

  @Test
  void keepsATitleOutsideTheArticleElement() {
    assertThat(shown("<h1>Title</h1><main><p>One.</p></main><article><p>Two.</p></article>"))
        .containsExactly("headline: Title", "paragraph: One.", "paragraph: Two.");
  }

  @Test
  void readsThePageWhereItHasSeveralArticleElements() {
    assertThat(shown("<article><p>One.</p></article><article><p>Two.</p></article>"))
        .containsExactly("paragraph: One.", "paragraph: Two.");
  }

  @Test
  void readsUnclosedTags() {
    assertThat(shown("<h1>Title<p>One <b>bold<p>Two<ul><li>Three<li>Four<p>Five <a href='x>"))
        .containsExactly(
            "headline: Title",
            "headline: One bold",
            "headline: Two",
            "bullet: Three",
            "bullet: Four",
            "bullet: Five");
  }

  @ParameterizedTest
  @ValueSource(strings = {"div", "blockquote", "ul><li", "b", "table><tr><td", "span class=share"})
  void readsVeryDeepNesting(String tag) {
    String page = "<h1>Title</h1>" + ("<" + tag + ">").repeat(20_000) + "Deep down.";

    assertThat(String.join("\n", shown(page))).contains("Title");
  }

  @Test
  void keepsTheTextOfVeryDeepNesting() {
    String page = "<div>".repeat(20_000) + "Deep down." + "</div>".repeat(20_000) + "<p>After.</p>";

    assertThat(shown(page)).containsExactly("paragraph: Deep down.", "paragraph: After.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<html></html>", "<p></p>", "<p>&nbsp;</p>", "<!-- x -->"})
  void rejectsAPageWithoutText(String page) {
    assertThat(Reading.shown("a.html", page))
        .containsExactly("! a.html: no text in it; expected at least one paragraph or row");
  }

  @Test
  void readsAPageOf32MiB() {
    byte[] page = new byte[32 << 20];
    Arrays.fill(page, (byte) ' ');
    page[0] = '1';

    assertThat(Reading.shown(Reading.entries(Reading.input("a.html", page), ReadOptions.DEFAULT)))
        .containsExactly("headline: 1");
  }

  @Test
  void rejectsAPageOfMoreThan32MiB() {
    Input page = Reading.input("a.html", new byte[(32 << 20) + 1]);

    assertThat(Reading.shown(Reading.entries(page, ReadOptions.DEFAULT)))
        .containsExactly(
            "! a.html: the document has more than the 33554432 bytes allowed; split it,"
                + " or raise --max-document-bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<!DOCTYPE html><p>One.</p>", "\n  <HTML><body><p>One.</p></body></HTML>"})
  void isRecognisedByItsFirstCharacters(String page) {
    assertThat(Reading.shown("-", page)).containsExactly("paragraph: One.");
  }

  private static List<String> shown(String page) {
    return Reading.shown("a.html", page);
  }
}
