package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs of kinds that tools like this are known to read wrongly, through the command line. */
final class PublicFaultsTest {
  private static final String ONE =
      "<p>The city council refused the plan on Tuesday because it would cost the town too"
          + " much.</p>";
  private static final String TWO =
      "<p>Residents replied that clean water matters more than money and asked for a new vote.</p>";

  @TempDir private Path folder;

  private List<JsonNode> rows(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Cli cli = Cli.run("classify", file.toString(), "--speed", "fast", "--format", "jsonl");
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli.lines().stream().map(PublicFaultsTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JsonMapper.builder().build().readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> texts(String name, String content) throws IOException {
    return rows(name, content.getBytes(StandardCharsets.UTF_8)).stream()
        .filter(row -> row.path("status").asText().equals("ok"))
        .map(row -> row.path("text").asText())
        .toList();
  }

  private static String page(String body) {
    return "<!doctype html><html><body>" + body + "</body></html>";
  }

  @Test
  void readsPagesWhoseNamesLookLikeSomethingElse() throws IOException {
    for (String around :
        List.of("div class='main has-sidebar'", "div class='share-enabled'", "form", "aside")) {
      String end = around.split(" ", -1)[0];
      String body = "<" + around + "><h1>Plan refused</h1>" + ONE + TWO + "</" + end + ">";
      assertThat(texts("p.html", page(body))).as(around).hasSize(3).contains("Plan refused");
    }
  }

  @Test
  void cutsNoWordOutOfASentence() throws IOException {
    String body =
        "<article><p>The council <a class='popup'>refused</a> the plan, and"
            + " <span class='related'>no one</span> liked the <button>costly</button> idea.</p>"
            + TWO
            + "</article>";
    assertThat(texts("p.html", page(body)))
        .contains("The council refused the plan, and no one liked the costly idea.");
  }

  @Test
  void decodesLatin1AsBrowsersDo() throws IOException {
    String page =
        "<html><head><meta charset='iso-8859-1'></head><body><p>They “refused” – it costs 5 €,"
            + " said an aide.</p></body></html>";
    assertThat(rows("p.html", page.getBytes(Charset.forName("windows-1252"))).get(0).path("text"))
        .hasToString("\"They “refused” – it costs 5 €, said an aide.\"");
  }

  @Test
  void classifiesEveryAnswerOfAnInterview() throws IOException {
    assertThat(texts("i.txt", "Would you?\n\nNever.\n\nNever.\n\nNever.\n"))
        .containsExactly("Would you?", "Never.", "Never.", "Never.");
    assertThat(
            texts("i.html", page("<article>" + ONE + "<p>No.</p><p>No.</p>" + TWO + "</article>")))
        .filteredOn("No."::equals)
        .hasSize(2);
  }

  @Test
  void joinsWordsThatALineEndHyphenates() throws IOException {
    String text =
        "The council said on Tuesday that the plan for the new water net-\n"
            + "work would be put off, because the residents of the old town had\n"
            + "not been asked before the vote and did not agree with its costs.\n\n"
            + "Others were glad about the vote and asked the mayor for another\n"
            + "plan that would cost less, take less time and harm no one at all.\n";
    assertThat(texts("w.txt", text).get(0)).contains("water network would");
  }

  @Test
  void readsHtmlInMarkdown() throws IOException {
    assertThat(
            texts(
                "m.md", "# Plan\n\n<div>The council refused.</div>\n\n<p align=\"left\">No.</p>\n"))
        .containsExactly("Plan", "The council refused.", "No.");
  }

  @Test
  void takesSeparatorOfExcelAndKindsOfTheUser() throws IOException {
    assertThat(texts("e.csv", "sep=;\r\nid;text\r\n1;Cheap, they say\r\n"))
        .containsExactly("Cheap, they say");
    assertThat(texts("k.csv", "kind,text\ntweet,I like it\nblog,I hate it\n"))
        .containsExactly("I like it", "I hate it");
  }
}
