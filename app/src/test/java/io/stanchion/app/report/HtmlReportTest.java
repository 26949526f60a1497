package io.stanchion.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.evaluation.study.Studies;
import io.stanchion.evaluation.study.Study;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlReportTest {
  private static final List<String> HARMLESS = elements(page(Studies.saying("harmless")));

  static Stream<Study> studies() {
    return Studies.all();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void saysWhatEveryTableAndDrawingIs(Study study) {
    Document page = page(study);
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("table"))
        .allSatisfy(
            table -> {
              assertThat(table.child(0).normalName()).isEqualTo("caption");
              assertThat(table.child(0).text()).isNotBlank();
              assertThat(table.select("thead th")).isNotEmpty();
              assertThat(table.select("thead th"))
                  .allMatch(head -> head.attr("scope").equals("col"));
              assertThat(table.select("tbody tr"))
                  .allMatch(row -> row.child(0).attr("scope").equals("row"));
            });
    assertThat(page.select("svg:not([aria-hidden])"))
        .allSatisfy(
            drawing -> {
              assertThat(drawing.attr("role")).isEqualTo("img");
              assertThat(drawing.select("> title").text()).isNotBlank();
              assertThat(drawing.select("> desc").text()).isNotBlank();
            });
    assertThat(page.select("[tabindex]"))
        .allSatisfy(
            scroller -> {
              assertThat(scroller.attr("role")).isEqualTo("region");
              assertThat(scroller.attr("aria-label")).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("studies")
  void skipsNoLevelOfHeadings(Study study) {
    int last = 0;
    for (Element heading : page(study).select("h1, h2, h3, h4, h5, h6")) {
      int level = heading.normalName().charAt(1) - '0';
      assertThat(level).as(heading.text()).isBetween(1, last + 1);
      last = level;
    }
    assertThat(page(study).select("h1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void refersToWhatIsThereOnly(Study study) {
    Document page = page(study);
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("[href]").eachAttr("href"))
        .allSatisfy(link -> assertThat(ids).contains(link.substring(1)))
        .allMatch(link -> link.startsWith("#"));
    for (String attribute : List.of("aria-labelledby", "aria-describedby")) {
      assertThat(ids).containsAll(page.select("[" + attribute + "]").eachAttr(attribute));
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void isTheSameAgainUnderAnyLocale(Study study) {
    String expected = html(study);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG", "de-DE", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(html(study)).as(tag).isEqualTo(expected);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void allowsItsOwnStyleSheetAndNothingElse(Study study) throws NoSuchAlgorithmException {
    Document page = page(study);
    String css = page.select("style").get(0).data();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'")
        .doesNotContain("unsafe");
    assertThat(page.select("[style], script, link, img, iframe, object, embed, form, base"))
        .isEmpty();
    assertThat(css).doesNotContain("url(", "@import", "http");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void showsUndefinedValuesAsUndefined(Study study) {
    assertThat(page(study).body().text())
        .doesNotContain("NaN", "Infinity", "null", "Optional", "�");
  }

  @Test
  void explainsUndefinedValues() {
    Document page = page(Studies.undefined());
    Element row = page.select("#results-1-system-1-metrics tbody tr").get(0);
    assertThat(row.select("td").eachText()).containsOnly("–");
    assertThat(page.select("#results-1-system-1-metrics .note").text()).contains("–: undefined");
    assertThat(page.select("#results-1-systems")).isEmpty();
  }

  @Test
  void saysWhenItIsNotFinished() {
    assertThat(page(Studies.interrupted()).select(".banner").text()).startsWith("Not finished.");
    assertThat(page(Studies.crossValidated()).select(".banner")).isEmpty();
  }

  @Test
  void sumsUpInWords() {
    assertThat(page(Studies.crossValidated()).select(".lead").text())
        .contains("78 labelled paragraphs from 5 groups")
        .contains("model reaches a macro-F1 of 0.451")
        .contains("[0.251, 0.581] when whole groups are resampled")
        .contains("[0.351, 0.541] if paragraphs were independent")
        .contains("The majority label reaches 0.226 and the best baseline, text only, 0.438")
        .contains("Model less majority is +0.215 [+0.105, +0.305], p = 0.189")
        .contains("would claim 0.608, a difference of +0.157");
    assertThat(page(Studies.compared()).select(".lead").text())
        .contains("Predictions/bert.csv less predictions/llm.csv is −0.036");
  }

  @Test
  void leavesOutWhatIsNotThere() {
    Document page = page(Studies.compared());
    assertThat(page.select("main > section").eachAttr("id"))
        .containsExactly("results-1", "data", "metric-cards", "run");
    assertThat(page.select("#results-1-system-2 > section").eachAttr("id"))
        .containsExactly(
            "results-1-system-2-metrics",
            "results-1-system-2-labels",
            "results-1-system-2-confusion");
  }

  @Test
  void marksTheWordsThatMovedAnError() {
    Element excerpt = page(Studies.crossValidated()).select(".excerpt").get(0);
    assertThat(excerpt.select(".excerpt-text").get(0).wholeText())
        .startsWith("Some allies have bannedHuawei from their networks, citing")
        .endsWith("a back door and see no reason to follow.");
    assertThat(excerpt.select(".for3").eachText()).containsExactly("networks");
    assertThat(excerpt.select(".against3").eachText()).containsExactly("no evidence");
    assertThat(excerpt.select(".against1").eachText()).containsExactly("Huawei");
  }

  @Test
  void showsADataStatementAsText() {
    Study study =
        Studies.withDataStatement(
            Studies.compared(),
            "# A\n\n### B\n\ntext ![alt](http://a/b.png) [link](javascript:alert(1))\n"
                + "<img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n\n- one\n- two\n");
    Element section = page(study).select("#data-statement").get(0);
    assertThat(section.select("a, img, script, h3")).isEmpty();
    assertThat(section.text()).contains("A", "B", "text alt link", "<script>alert(2)</script>");
    assertThat(section.select("li").eachText()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</style></title><script>alert(1)</script>",
        "\" onmouseover=\"alert(1)\" x='",
        "' onfocus='alert(1)",
        "<!-- x --> <![CDATA[ y ]]> &lt; &amp;amp;",
        "a\u0000b\u001b[31m\u202etxt.exe\u2066\uFEFF\uFFFF",
        "\uD800 lone \uDC00",
        "first\r\nsecond\rthird\n",
        "${7*7} @if(true) $unsafe{x} {{7*7}}",
        "javascript:alert(1)"
      })
  void keepsForeignTextAsText(String text) {
    isText(text);
  }

  /** A page that has the harmless page's elements and attributes has none of the text's own. */
  static void isText(String text) {
    Document page = page(Studies.saying(text));
    assertThat(elements(page)).isEqualTo(HARMLESS);
    assertThat(page.select("[href]").eachAttr("href")).allMatch(link -> link.startsWith("#"));
    assertThat(page.select(".excerpt-text").get(0).wholeText())
        .isEqualTo(Visible.text(text).repeat(3));
  }

  @Test
  void hasNoHandlersAndNoSources() {
    assertThat(HARMLESS)
        .isNotEmpty()
        .noneMatch(element -> element.matches("(script|iframe|object|embed|link|form|base)\\b.*"))
        .noneMatch(element -> element.matches(".* (on\\w+|style|src|srcset|action)\\b.*"));
  }

  /** The elements with the names of their attributes. */
  private static List<String> elements(Document page) {
    List<String> elements = new ArrayList<>();
    for (Element one : page.getAllElements()) {
      StringBuilder element = new StringBuilder(one.normalName());
      one.attributes().forEach(attribute -> element.append(' ').append(attribute.getKey()));
      elements.add(element.toString());
    }
    return elements;
  }

  private static Document page(Study study) {
    return Jsoup.parse(html(study));
  }

  private static String html(Study study) {
    StringWriter out = new StringWriter();
    HtmlReport.write(study, out);
    return out.toString();
  }
}
