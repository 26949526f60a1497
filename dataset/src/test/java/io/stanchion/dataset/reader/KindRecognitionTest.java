package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KindRecognitionTest {
  private static final String TITLE = "Why Berlin hesitates over Chinese network equipment";
  private static final String PROSE =
      "The government in Berlin has put off its decision on Chinese suppliers for a third time,"
          + " officials said.";

  @Test
  void findsTheGoldUnitsInTheShippedArticles() {
    List<Paragraph> read = new ArrayList<>();
    for (SourceArticle article : HuaweiBan.articles()) {
      List<Entry> entries = Reading.entries(HuaweiBan.input(article), ReadOptions.DEFAULT);
      assertThat(Reading.rejections(entries)).isEmpty();
      read.addAll(Reading.paragraphs(entries));
    }

    assertThat(read)
        .extracting(unit -> unit.id() + " " + unit.kind() + " " + unit.text())
        .isEqualTo(
            HuaweiBan.units().stream()
                .map(unit -> unit.id() + " " + unit.kind() + " " + unit.text())
                .toList())
        .hasSize(97);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Advertisement",
        "ADVERTISEMENT",
        "Share this article",
        "Share on Facebook",
        "Skip to content",
        "Jump to navigation",
        "Subscribe to our newsletter",
        "Sign up for our daily briefing",
        "Log in",
        "You must be logged in to comment.",
        "Read more: Germany delays its decision again",
        "Read next: what Vodafone says",
        "Related articles",
        "Most read",
        "Back to top",
        "5 min read",
        "12 minutes read",
        "We use cookies to give you the best experience on our site.",
        "Accept all cookies",
        "Privacy policy",
        "Terms of use",
        "Follow us on Twitter",
        "Tags: Huawei, 5G, security",
        "Filed under: Technology",
        "Published: 4 March 2019",
        "Source: Reuters",
        "https://example.org/world/huawei-ban?page=2",
        "www.example.org/about",
        "© 2023 Example Media Ltd",
        "Copyright 2021 Example Media Ltd. All rights reserved.",
        "Copyright: Example Media",
        "All rights reserved.",
        "By Anna Schmidt and Jean-Paul O’Neill",
        "by: Anna Schmidt",
        "(Photo by Jens Meyer)",
        "Image: Getty",
        "Photo courtesy of Ericsson",
        "Photograph by the author",
        "World / Europe",
        "Tech > Mobile",
        "Anna Schmidt is a Berlin-based correspondent covering telecoms and trade.",
        "Jean-Paul O’Neill is technology editor at the Example Times.",
        "Lee is a regular contributor to several magazines.",
      })
  void takesForBoilerplate(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.BOILERPLATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sources say Huawei will appeal.",
        "Share prices of Huawei rose by 3 %.",
        "The reporter is a journalist who was banned.",
        "The minister was asked by a reporter whether Huawei would be banned.",
        "Pompeo was speaking to a correspondent of the BBC in London.",
        "Huawei is the largest contributor to the 5G standard, and nobody disputes it.",
        "Huawei was the first vendor to sue an editor over such a claim.",
        "Khashoggi was a journalist whose death changed the talks on telecoms.",
        "Copyright law did not stop Huawei from copying the source code of its rivals.",
        "Read more than one report before you call Huawei a spy.",
        "Photographs by the US Air Force show Chinese equipment near the base.",
        "Printing costs rose as well.",
        "Search warrants were served on two Huawei offices.",
        "Home secretaries of four states signed the letter.",
        "Top officials in Berlin oppose a ban.",
        "Comments made by the minister were taken back later.",
        "Menu prices at the summit were a topic too.",
        "Error rates in Huawei’s code worry the agency: they are high.",
        "By Monday, the operators had to say how they would replace the equipment.",
        "By then Huawei had won 40 contracts.",
        "In short, ban it.",
        "Source code was shown to the inspectors.",
      })
  void doesNotTakeSentencesForBoilerplate(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.PARAGRAPH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A Huawei shop in Warsaw. Photo: AFP",
        "Engineers at work in Shenzhen last year. (Photo: Bloomberg)",
        "The minister on her way to the vote in Berlin. Picture: dpa",
        "A mast near Munich that carries equipment by Huawei. Credit: Getty Images",
        "“We are not spies”, says the founder. Image: Xinhua",
        "A Huawei shop in Warsaw Photo: AFP",
      })
  void takesForACaption(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.CAPTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Huawei has worked hard on its public image: it sponsors football clubs.",
        "The vote says little about the bigger picture: Europe is divided.",
        "A photo shows the mast, and officials confirmed that it is Chinese.",
      })
  void doesNotTakeSentencesForACaption(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.PARAGRAPH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "• Operators get three years",
        "  • Operators get three years.",
        "- Operators get three years",
        "* Operators get three years",
        "– Operators get three years",
        "1. Operators get three years",
        "(2) Operators get three years",
        "\u00a0• Operators get three years",
      })
  void takesForABullet(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.BULLET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5 % is what analysts expect for the share price this year.",
        "5G networks are next.",
        "2019 was the turning point.",
        "*Huawei declined to comment on this article.",
      })
  void doesNotTakeSentencesForABullet(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.PARAGRAPH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What happens next?",
        "The view from Warsaw",
        "What Does This Mean for Europe?",
        "Money talks",
      })
  void takesForAHeadlineBetweenParagraphs(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.HEADLINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“It is not for us to say”",
        "Operators disagree.",
        "He said:",
        "华为否认了所有指控,并表示将对该禁令提起上诉。",
        "ファーウェイは全ての疑惑を否定した。",
        "हुआवेई ने सभी आरोपों से इनकार किया है।",
      })
  void takesForAParagraphHoweverShort(String line) {
    assertThat(kindBetweenParagraphs(line)).isEqualTo(Kind.PARAGRAPH);
  }

  @Test
  void takesTheFirstLineForTheTitleEvenIfItIsLong() {
    String title =
        "Europe’s operators warn that a ban on Chinese equipment would cost billions and delay 5G"
            + " by years";

    assertThat(kinds(title, PROSE)).containsExactly(Kind.HEADLINE, Kind.PARAGRAPH);
    assertThat(kinds(TITLE, PROSE, title, PROSE + " Again."))
        .containsExactly(Kind.HEADLINE, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.PARAGRAPH);
  }

  @Test
  void findsOneTitleOnly() {
    String title =
        "Europe’s operators warn that a ban on Chinese equipment would cost billions and delay 5G";

    assertThat(kinds(TITLE, title, PROSE))
        .containsExactly(Kind.HEADLINE, Kind.PARAGRAPH, Kind.PARAGRAPH);
    assertThat(kinds("It rained on Monday.", title, PROSE))
        .containsExactly(Kind.PARAGRAPH, Kind.HEADLINE, Kind.PARAGRAPH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who Pays?",
        "What The Government In Berlin Says About The Ban",
        "The view from Warsaw",
      })
  void doesNotTakeALastHeadlineForASignature(String last) {
    assertThat(kinds(PROSE, last)).containsExactly(Kind.PARAGRAPH, Kind.HEADLINE);
  }

  @Test
  void findsTheTitleBelowWhatSurroundsIt() {
    assertThat(kinds("Skip to content", "Home", "World / Europe", TITLE, PROSE))
        .containsExactly(
            Kind.BOILERPLATE, Kind.BOILERPLATE, Kind.BOILERPLATE, Kind.HEADLINE, Kind.PARAGRAPH);
  }

  @Test
  void takesAnAnswerThatIsRepeatedForAnAnswer() {
    assertThat(kinds(TITLE, PROSE, "No.", "No.", "No, I would not.", "No, I would not."))
        .containsExactly(
            Kind.HEADLINE,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH,
            Kind.PARAGRAPH);
  }

  @Test
  void takesALongLineThatIsRepeatedForBoilerplate() {
    assertThat(kinds(TITLE, PROSE, PROSE, "A last word.", PROSE))
        .containsExactly(
            Kind.HEADLINE, Kind.PARAGRAPH, Kind.BOILERPLATE, Kind.PARAGRAPH, Kind.PARAGRAPH);
  }

  @Test
  void takesNameOfficeAndPlaceAtTheEndForASignature() {
    assertThat(kinds(PROSE, PROSE + " Twice.", "Anna Schmidt", "Head of Policy", "Berlin, Germany"))
        .containsExactly(
            Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.BOILERPLATE, Kind.BOILERPLATE, Kind.BOILERPLATE);
  }

  @Test
  void takesTitleCaseLinesForHeadlinesWhereTheArticleGoesOn() {
    assertThat(kinds(TITLE, PROSE, "The Polish View", PROSE + " Twice."))
        .containsExactly(Kind.HEADLINE, Kind.PARAGRAPH, Kind.HEADLINE, Kind.PARAGRAPH);
  }

  @Test
  void holdsBackNoMoreThanFourTitleCaseLines() {
    assertThat(kinds(PROSE, "One Name", "Two Name", "Three Name", "Four Name", "Five Name"))
        .containsExactly(
            Kind.PARAGRAPH,
            Kind.HEADLINE,
            Kind.BOILERPLATE,
            Kind.BOILERPLATE,
            Kind.BOILERPLATE,
            Kind.BOILERPLATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Huawei said that it would appeal.",
        "The rest is history!",
        "“We will see,” he said.",
        "Is Europe ready?",
      })
  void keepsTheLastSentenceOfAnArticle(String last) {
    assertThat(kinds(TITLE, PROSE, last).get(2)).isNotEqualTo(Kind.BOILERPLATE);
  }

  @Test
  void keepsTheOrderAndNumberOfLinesThatAreHeldBack() {
    String text = String.join("\n", PROSE, "Anna Schmidt", "Head of Policy");

    assertThat(Reading.paragraphs(Reading.entries("a.txt", text)))
        .extracting(Paragraph::number)
        .containsExactly(1L, 2L, 3L);
  }

  private static Kind kindBetweenParagraphs(String line) {
    return kinds(TITLE, PROSE, line, "Nobody expects a vote before the summer break in July.")
        .get(2);
  }

  private static List<Kind> kinds(String... lines) {
    List<Entry> entries =
        Reading.entries(
            Reading.input("a.txt", String.join("\n", lines)),
            Reading.paragraphBreak(ParagraphBreak.LINE));
    return Reading.paragraphs(entries).stream().map(Paragraph::kind).toList();
  }
}
