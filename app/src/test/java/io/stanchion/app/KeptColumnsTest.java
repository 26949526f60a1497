package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptColumnsTest {
  private static final String START =
      "id,article,paragraph,kind,label,confidence,p_anti-ban,p_neutral,p_pro-ban,status,";

  @TempDir private Path folder;

  private String file(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }

  private static Cli fast(String... more) {
    List<String> arguments = new ArrayList<>(List.of("classify", "--speed", "fast"));
    arguments.addAll(List.of(more));
    return Cli.run(arguments.toArray(String[]::new));
  }

  @Test
  void keepsEveryColumnOfTheInputBeforeTheText() throws IOException {
    String file = file("a.csv", "outlet,text,date", "The Times,Ban it.,2026-01-02");
    Cli cli = fast(file);
    assertThat(cli.lines().get(0)).isEqualTo(START + "outlet,date,text");
    assertThat(cli.lines().get(1)).endsWith(",ok,The Times,2026-01-02,Ban it.");
  }

  @Test
  void keepsNoneOrThoseThatAreNamedInTheirOrder() throws IOException {
    String file = file("a.csv", "outlet,text,date", "The Times,Ban it.,2026-01-02");
    assertThat(fast(file, "--keep-columns", "none").lines().get(0)).isEqualTo(START + "text");
    assertThat(fast(file, "--keep-columns", "date,outlet").lines().get(0))
        .isEqualTo(START + "date,outlet,text");
    Cli cli = fast(file, "--keep-columns", "outlt");
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("no input has a column 'outlt'", "did you mean 'outlet'?");
  }

  @Test
  void putsInputBeforeNamesThatTheOutputHasItself() throws IOException {
    String file = file("a.csv", "text,label,kind,p_x,input_label", "Ban it.,pro,tweet,0.3,theirs");
    Cli cli = fast(file);
    assertThat(cli.lines().get(0))
        .isEqualTo(START + "input_input_label,input_kind,input_p_x,input_label,text");
    assertThat(cli.lines().get(1)).endsWith(",pro,tweet,0.3,theirs,Ban it.");
  }

  @Test
  void joinsTheColumnsOfSeveralInputsWithEmptyFieldsWhereAnInputHasNone() throws IOException {
    String rows = file("a.csv", "outlet,text", "The Times,Ban it.");
    String objects =
        file(
            "b.jsonl", "{\"text\":\"No.\"}", "{\"text\":\"Yes.\",\"votes\":[1,2],\"outlet\":null}");
    Cli csv = fast(rows, objects);
    assertThat(csv.lines().get(0)).isEqualTo(START + "outlet,votes,text");
    assertThat(csv.lines().get(1)).endsWith(",The Times,,Ban it.");
    assertThat(csv.lines().get(3)).endsWith(",,\"[1,2]\",Yes.");
    Cli json = fast(rows, objects, "--format", "jsonl");
    assertThat(json.lines().get(2)).contains("\"outlet\":null,\"votes\":\"[1,2]\",\"text\"");
  }

  @Test
  void keepsTheMetadataOfPages() throws IOException {
    String page =
        file(
            "p.html",
            "<!doctype html><html lang='en'><head><title>Ban</title>",
            "<meta property='og:site_name' content='The Times'></head><body><article>",
            "<p>The ministry wants to ban the company from all networks, it said today.</p>",
            "<p>Members of the opposition said that they would never vote for such a ban.</p>",
            "</article></body></html>");
    Cli cli = fast(page);
    assertThat(cli.lines().get(0)).isEqualTo(START + "title,outlet,date,author,url,text");
    assertThat(cli.lines().get(1)).contains(",The Times,,,,");
  }

  @Test
  void doesNotRepeatItsOwnColumns() throws IOException {
    String file = file("a.csv", "outlet,label,text", "The Times,pro,=Ban it.");
    String once = folder.resolve("once.csv").toString();
    String twice = folder.resolve("twice.csv").toString();
    fast(file, "--out", once);
    fast(once, "--out", twice);
    assertThat(Files.readString(Path.of(twice))).isEqualTo(Files.readString(Path.of(once)));
  }

  @Test
  void givesTheSameOnOneThreadAndOnSeveral() throws IOException {
    List<String> lines = new ArrayList<>(List.of("n,text"));
    for (int i = 0; i < 3000; i++) {
      lines.add(i + ",They want to ban it.");
    }
    String file = file("a.csv", lines.toArray(String[]::new));
    Cli one = fast(file, "--threads", "1");
    assertThat(one.lines().get(3000)).endsWith(",2999,They want to ban it.");
    assertThat(fast(file, "--threads", "3").out()).isEqualTo(one.out());
  }

  @Test
  void takesTheColumnsOfAStreamFromItsFirstRecordAndCountsLaterOnes() {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(
              "{\"text\":\"A.\",\"a\":1}\n{\"text\":\"B.\",\"b\":2}\n"
                  .getBytes(StandardCharsets.UTF_8)));
      Cli cli = fast("-", "--input-format", "jsonl");
      assertThat(cli.lines().get(0)).isEqualTo(START + "a,text");
      assertThat(cli.lines()).hasSize(3);
      assertThat(cli.err()).contains("1 field has no column");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void takesIdsFromTheColumnThatIsNamed() throws IOException {
    String file = file("a.csv", "nr,id,text", "7,x,Ban it.");
    Cli cli = fast(file, "--id-column", "nr");
    assertThat(cli.lines().get(0)).isEqualTo(START + "input_id,text");
    assertThat(cli.lines().get(1)).startsWith("7,a,1,").endsWith(",x,Ban it.");
    assertThat(fast(file, "--id-column", "number").err()).contains("--id-column");
  }
}
