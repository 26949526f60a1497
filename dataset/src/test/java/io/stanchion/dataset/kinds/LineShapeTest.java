package io.stanchion.dataset.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is asked before the patterns never keeps a line from a pattern that it matches. */
final class LineShapeTest {
  /** Lines of every branch of every pattern. */
  private static final List<String> BOILERPLATE =
      List.of(
          "Source: https://example.org/a b",
          "www.example.org",
          "https://example.org",
          "(Image credit: Somebody",
          "Photos: Reuters",
          "Photograph by Jane Doe",
          "picture courtesy of the author",
          "Video © Reuters",
          "Graphics: a",
          "illustration by the author",
          "Credit: Reuters",
          "via: Twitter",
          "Filed under: Trade",
          "Tags: trade",
          "Topics: trade",
          "Share: here",
          "Published: today",
          "Updated: today",
          "Posted: today",
          "Written: today",
          "Reporting: Jane",
          "Editing: Jane",
          "Last modified: today",
          "source:",
          "Skip to main content",
          "Jump to navigation",
          "Click here to comment",
          "Connect with us",
          "Follow us on Twitter",
          "Leave a reply",
          "You must be logged in to comment",
          "Be logged in",
          "logged in",
          "Sign in to read",
          "Log up",
          "Subscribe now",
          "Share this article",
          "Comment",
          "Advertisement",
          "Sponsored content",
          "Read more about this",
          "Related stories",
          "Most popular",
          "See also this",
          "Continue reading below",
          "Back to top",
          "Top",
          "Home",
          "Menu",
          "Search",
          "Print",
          "E-mail",
          "Email",
          "Newsletters",
          "Load more",
          "Show more",
          "Accept all cookies",
          "We use cookies " + "to learn what you read ".repeat(20),
          "This website uses cookies",
          "Privacy policy",
          "Terms of use",
          "Error: 404",
          "5 min read",
          "Copyright 2020 Somebody",
          "© 2020",
          "(c) 2020",
          "2020 Somebody, all rights reserved.",
          "World / Asia",
          "World | Asia",
          "World > Asia",
          "World » Asia",
          "By Jane Doe",
          "by: Jane Doe and John Roe",
          "Jane Doe is a journalist who lives in Rome.");

  @Test
  void knowsEveryKindOfBoilerplateInAnyCase() {
    for (String line : BOILERPLATE) {
      assertThat(LineShape.isBoilerplateByPatterns(line)).as(line).isTrue();
      for (String written :
          List.of(line, line.toUpperCase(Locale.ROOT), line.toLowerCase(Locale.ROOT))) {
        assertSame(written);
      }
    }
  }

  @Test
  void decidesAsThePatternsOnShippedText() {
    HuaweiBan.labels().paragraphs().forEach(one -> assertSame(one.paragraph().text()));
  }

  @Test
  void decidesAsThePatternsOnPiecesPutTogether() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> words = new ArrayList<>();
    BOILERPLATE.forEach(line -> words.addAll(List.of(line.split("(?<= )", -1))));
    words.addAll(List.of("ſource: ", "\u212a", "\u00a0", "  ", "a", "(", "• ", "x".repeat(90)));
    words.addAll(List.of("all rightſ reſerved", "ALL RIGHTS RESERVED!", "\u0130mage: ", "1"));
    words.addAll(List.of("phot\u0131: ", "Copyr\u0131ght 2020", "s\u0131gn in", "\u017fee also "));
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      for (int piece = random.nextInt(1, 7); piece > 0; piece--) {
        line.append(words.get(random.nextInt(words.size())));
      }
      assertSame(line.toString());
      assertSame(BOILERPLATE.get(i % BOILERPLATE.size()) + line);
    }
  }

  private static void assertSame(String text) {
    String line = LineShape.stripped(text);
    assertThat(LineShape.isBoilerplate(line))
        .as(line)
        .isEqualTo(LineShape.isBoilerplateByPatterns(line));
  }
}
