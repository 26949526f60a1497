package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DroppedTest {
  @TempDir private Path folder;

  private Path page() throws IOException {
    return Files.writeString(
        folder.resolve("p.html"),
        """
        <!doctype html><html><body><nav><a href="/">=Home</a> <a href="/news">News</a></nav>
        <article><h1>Vote on ban delayed</h1>
        <p>The ministry wants to ban the company from all networks, it said on Monday.</p>
        <p>Members of the opposition said that they would never vote for such a ban.</p>
        <p hidden>Only for members.</p></article></body></html>
        """);
  }

  @Test
  void countsAndListsWhatIsLeftOutOfAPage() throws IOException {
    Path dropped = folder.resolve("dropped.csv");
    Path summary = folder.resolve("summary.json");
    Cli cli =
        Cli.run(
            "classify",
            page().toString(),
            "--speed",
            "fast",
            "--dropped",
            dropped.toString(),
            "--summary",
            summary.toString());
    assertThat(cli.exitCode()).isZero();
    assertThat(Files.readAllLines(dropped))
        .contains("file,article,reason,text")
        .anySatisfy(line -> assertThat(line).endsWith(",p,not-shown,Only for members."))
        .anySatisfy(line -> assertThat(line).contains(",p,navigation,'=Home"));
    int listed = Files.readAllLines(dropped).size() - 1;
    assertThat(cli.err()).contains("; " + listed + " blocks of pages left out");
    assertThat(
            JsonMapper.builder().build().readTree(summary.toFile()).path("records").path("leftOut"))
        .hasToString(String.valueOf(listed));
  }

  @Test
  void saysNothingWhereNothingIsLeftOut() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "They want to ban it.\n");
    assertThat(Cli.run("classify", text.toString()).err()).doesNotContain("left out");
  }

  @Test
  void needsAFileAndNoEarlierRun() throws IOException {
    String page = page().toString();
    Cli stream = Cli.run("classify", page, "--dropped", "-");
    assertThat(stream.exitCode()).isEqualTo(2);
    assertThat(stream.err()).contains("--dropped needs a file");
    String out = folder.resolve("o.csv").toString();
    Cli resumed =
        Cli.run("classify", page, "--out", out, "--resume", "--dropped", out + ".dropped.csv");
    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err()).contains("--resume cannot continue the file of --dropped");
  }

  @Test
  void listsTheBlocksOfAPageThatGivesNoUnit() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("e.html"), "<html><body><p hidden>Gone.</p></body></html>");
    Path out = Files.writeString(folder.resolve("o.csv"), "earlier");
    Path dropped = folder.resolve("dropped.csv");
    Cli cli =
        Cli.run(
            "classify", page.toString(), "--out", out.toString(), "--dropped", dropped.toString());
    assertThat(cli.exitCode()).isEqualTo(2);
    assertThat(cli.err()).contains("e.html: no text of an article in it");
    assertThat(Files.readString(dropped)).endsWith(",e,not-shown,Gone.\n");
    assertThat(Files.readString(out)).isEqualTo("earlier");
  }
}
