package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed or told to stop, and the run that goes on from there. */
@Timeout(60)
final class KilledRunTest {
  private static final int RECORDS = 6000;

  @TempDir private static Path shared;

  private static byte[] feed = {};
  private static byte[] rows = {};
  private static byte[] rejects = {};

  @TempDir private Path temporary;

  private Path folder = Path.of("");

  @BeforeAll
  static void runUninterrupted() throws IOException {
    StringBuilder lines = new StringBuilder();
    List<LabelledParagraph> shipped = HuaweiBan.labels().paragraphs();
    for (int i = 0; i < RECORDS; i++) {
      String text = shipped.get(i % shipped.size()).paragraph().text();
      lines.append(i % 97 == 5 ? "{\"bad\":" : "{\"id\":" + i + ",\"text\":");
      lines.append('"').append(text.replace("\"", "\\\"")).append("\"}\n");
    }
    feed = lines.toString().getBytes(StandardCharsets.UTF_8);
    Path whole = shared.resolve("whole.csv");
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(feed));
    try {
      Cli cli =
          Cli.run(
              "classify",
              "-",
              "--speed",
              "fast",
              "--input-format",
              "jsonl",
              "--out",
              whole.toString());
      assertThat(cli.exitCode()).isEqualTo(1);
    } finally {
      System.setIn(before);
    }
    rows = Files.readAllBytes(whole);
    rejects = Files.readAllBytes(shared.resolve("whole.csv.rejects.csv"));
  }

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("run"));
  }

  private String[] command(String... more) {
    String[] common = {
      "classify",
      "-",
      "--speed",
      "fast",
      "--input-format",
      "jsonl",
      "--out",
      "out.csv",
      "--rejects",
      "rej.csv",
      "--checkpoint-every",
      "0"
    };
    String[] all = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return all;
  }

  /** A run that has been given a part of the feed. */
  private record Fed(Process process, int bytes) {
    void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
    }
  }

  /** Feeds a part, and goes on in small pieces until a checkpoint says that some of it is done. */
  private Fed fedUpTo(int percent, String... more) throws IOException, InterruptedException {
    Process process = new Child(folder).start(command(more));
    OutputStream in = process.getOutputStream();
    int fed = feed.length / 100 * percent;
    in.write(feed, 0, fed);
    in.flush();
    Path checkpoint = folder.resolve(".out.csv.checkpoint");
    long before = Files.exists(checkpoint) ? Files.getLastModifiedTime(checkpoint).toMillis() : 0;
    while (!Files.exists(checkpoint)
        || Files.getLastModifiedTime(checkpoint).toMillis() == before) {
      assertThat(process.isAlive()).isTrue();
      int piece = Math.min(20_000, feed.length - fed);
      assertThat(piece).as("something is left to feed").isPositive();
      in.write(feed, fed, piece);
      in.flush();
      fed += piece;
      Thread.sleep(100);
    }
    return new Fed(process, fed);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, 70})
  void endsAsIfItHadNotBeenKilled(int percent) throws IOException, InterruptedException {
    fedUpTo(percent).kill();
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.resolve("rej.csv")).doesNotExist();

    Child.Ended ended = new Child(folder).runWith(feed, command("--resume", "--threads", "1"));
    assertThat(ended.err()).contains("going on after ").contains(RECORDS + " in = ");
    requireWhole(ended);
  }

  private void requireWhole(Child.Ended ended) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    assertThat(folder.resolve("out.csv")).hasBinaryContent(rows);
    assertThat(folder.resolve("rej.csv")).hasBinaryContent(rejects);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out.csv", "rej.csv");
  }

  @Test
  void mayBeKilledAgainAndAgain() throws IOException, InterruptedException {
    fedUpTo(10).kill();
    fedUpTo(35, "--resume").kill();
    fedUpTo(60, "--resume", "--threads", "1").kill();
    requireWhole(new Child(folder).runWith(feed, command("--resume")));
  }

  @Test
  void refusesToGoOnWithAnotherInputOrOtherOptions() throws IOException, InterruptedException {
    fedUpTo(50).kill();
    Child.Ended other = new Child(folder).runWith(feed, command("--resume", "--boilerplate"));
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("the run to resume had another treatment");

    byte[] changed = feed.clone();
    changed[30] = 'X';
    Child.Ended foreign = new Child(folder).runWith(changed, command("--resume"));
    assertThat(foreign.exitCode()).isEqualTo(2);
    assertThat(foreign.err()).contains("are not what they were when the run was stopped");

    Child.Ended shorter = new Child(folder).runWith(Arrays.copyOf(feed, 100), command("--resume"));
    assertThat(shorter.exitCode()).isEqualTo(2);
    requireWhole(new Child(folder).runWith(feed, command("--resume")));
  }

  @Test
  void refusesToGoOnWithDamagedState() throws IOException, InterruptedException {
    fedUpTo(50).kill();
    for (String name : List.of(".out.csv.checkpoint", ".out.csv.partial", ".rej.csv.partial")) {
      Path state = folder.resolve(name);
      byte[] whole = Files.readAllBytes(state);
      byte[] damaged = whole.clone();
      // A digit of a checkpoint's tally, or a letter of a row.
      int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"in\":") + 5;
      damaged[Math.max(at, 10)] ^= 1;
      Files.write(state, damaged);
      Child.Ended refused = new Child(folder).runWith(feed, command("--resume"));
      assertThat(refused.exitCode()).as(name).isEqualTo(2);
      assertThat(refused.err()).containsPattern("is damaged|is not what was written");
      assertThat(folder.resolve("out.csv")).doesNotExist();
      Files.write(state, whole);
    }
    requireWhole(new Child(folder).runWith(feed, command("--resume")));
  }

  @Test
  void dropsTheOldStateWithoutResume() throws IOException, InterruptedException {
    fedUpTo(50).kill();
    requireWhole(new Child(folder).runWith(feed, command()));
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void finishesTheRecordInHandAndSaysWhereItStands(String signal, int exitCode)
      throws IOException, InterruptedException {
    // Shells start what runs in the background deaf to Ctrl-C, and with it all that it starts.
    assumeFalse(isIgnored(exitCode - 128), "this build ignores " + signal);
    Process process = fedUpTo(50).process();
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    Child.Ended ended = new Child(folder).ended(process);
    assertThat(ended.exitCode()).isEqualTo(exitCode);
    assertThat(ended.err())
        .containsPattern("interrupted after \\d+ in = \\d+ out \\+ \\d+ rejected; --resume");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    requireWhole(new Child(folder).runWith(feed, command("--resume")));
  }

  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    String mask =
        Files.exists(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> line.substring(7).strip())
                .findFirst()
                .orElse("0")
            : "0";
    return (Long.parseUnsignedLong(mask, 16) >>> (signal - 1) & 1) != 0;
  }

  @Test
  void writesAllItHasReadToStandardOutputWhenInterrupted()
      throws IOException, InterruptedException {
    Process process =
        new Child(folder)
            .start(
                "classify",
                "-",
                "--speed",
                "fast",
                "--input-format",
                "jsonl",
                "--summary",
                "s.json");
    OutputStream in = process.getOutputStream();
    in.write(
        "{\"text\":\"Ban it.\"}\n{\"text\":\"Do not.\"}\n{\"no\":1}\n"
            .getBytes(StandardCharsets.UTF_8));
    in.flush();
    // Nothing outside shows that the records were read: they are held until there are more of them.
    Thread.sleep(2500);
    process.destroy();
    Child.Ended ended = new Child(folder).ended(process);
    assertThat(ended.exitCode()).isEqualTo(143);
    assertThat(ended.err()).contains("interrupted after 3 in = 2 out + 1 rejected; all of them");
    assertThat(ended.text().lines()).hasSize(3);
    assertThat(Files.readString(folder.resolve("s.json"))).contains("\"finished\" : false");
    assertThat(Files.readString(folder.resolve("stanchion-rejects.csv"))).contains("missing");
  }

  @Test
  void letsOnlyOneRunWriteAnOutput() throws IOException, InterruptedException {
    Fed first = fedUpTo(50);
    Child second = new Child(Files.createDirectory(temporary.resolve("x")));
    String out = folder.resolve("out.csv").toString();
    Path input = Files.writeString(temporary.resolve("a.txt"), "Ban it.\n");
    Child.Ended refused = second.run("classify", "--speed=fast", input.toString(), "--out", out);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("out.csv: another run is writing it");
    try (OutputStream in = first.process().getOutputStream()) {
      in.write(feed, first.bytes(), feed.length - first.bytes());
    }
    requireWhole(new Child(folder).ended(first.process()));
  }
}
