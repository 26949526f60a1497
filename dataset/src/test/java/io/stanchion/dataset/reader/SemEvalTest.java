package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.corpora.Corpora;
import io.stanchion.dataset.corpora.NeedsCorpus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the format of SemEval-2016 task 6, as published: windows-1252 and CRLF in the sample. */
final class SemEvalTest {
  private static final String HEADER = "ID\tTarget\tTweet\tStance\r\n";

  @Test
  void readsTheOfficialColumnsUnderOurNames() throws IOException {
    LabelledData data = labels(Reading.input("train.txt", withoutUnlabelled(sample())));

    assertThat(data.grouped()).isFalse();
    assertThat(data.targets()).containsExactly("Night Trains", "Street Trees");
    assertThat(data.paragraphs()).hasSize(5);
    LabelledParagraph first = data.paragraphs().get(0);
    assertThat(first.paragraph().id()).isEqualTo("901");
    assertThat(first.label()).isEqualTo("FAVOR");
    assertThat(first.group()).isEqualTo("901");
    assertThat(first.columns()).containsOnlyKeys("id", "target", "text", "label");
  }

  @Test
  void takesQuotesForCharacters() throws IOException {
    List<LabelledParagraph> rows =
        labels(Reading.input("train.txt", withoutUnlabelled(sample()))).paragraphs();

    assertThat(rows.get(0).paragraph().text())
        .isEqualTo("\"Slept from Vienna to Rome and woke up to coffee. More of this please #SemST");
    assertThat(rows.get(2).paragraph().text()).contains("\"3 sleepers\"");
    assertThat(rows.get(1).paragraph().text()).contains("strangers?  No thanks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-8"})
  void readsBothEncodingsThatTheFilesAreIn(String encoding) throws IOException {
    byte[] bytes = withoutUnlabelled(sample()).getBytes(Charset.forName(encoding));

    assertThat(labels(Reading.input("train.txt", bytes)).paragraphs().get(2).paragraph().text())
        .isEqualTo(
            "The timetable for the Zürich line – out in May – has \"3 sleepers\" a week #SemST");
  }

  @Test
  void refusesBytesThatNeitherEncodingKnows() {
    byte[] bytes = Reading.bytes(HEADER, "1\tX\tbad ", 0x81, " byte\tFAVOR\r\n");

    assertThat(problems(Reading.input("t.txt", bytes)))
        .singleElement()
        .asString()
        .startsWith("t.txt:2: byte 0x81 at byte 9 of the line is not UTF-8");
  }

  @Test
  void readsTheVariantWithAllAnnotations() {
    String text =
        "ID\tTarget\tTweet\tStance\tOpinion towards\tSentiment\r\n"
            + "1\tX\tAll of it.\tFAVOR\tTARGET\tPOSITIVE\r\n";

    assertThat(labels(Reading.input("all.txt", text)).paragraphs().get(0).columns())
        .containsExactly(
            Map.entry("id", "1"),
            Map.entry("target", "X"),
            Map.entry("text", "All of it."),
            Map.entry("label", "FAVOR"),
            Map.entry("opinion_towards", "TARGET"),
            Map.entry("sentiment", "POSITIVE"));
  }

  @Test
  void namesFileLineAndValueOfWhatIsWrong() {
    String rows =
        "1\tX\tGood.\tFAVOR\r\n"
            + "2\tX\tBad.\tFAVOUR\r\n"
            + "3\tX\tUnlabelled.\tUNKNOWN\r\n"
            + "4\tX\tA tab\ttoo many.\tNONE\r\n"
            + "1\tX\tTwice.\tNONE\r\n"
            + "5\tX\t\tNONE\r\n";

    assertThat(problems(Reading.input("t.tsv", HEADER + rows)))
        .containsExactly(
            "t.tsv:3: column 'Stance': 'FAVOUR' is not one of [AGAINST, FAVOR, NONE]; did you mean"
                + " 'FAVOR'?",
            "t.tsv:4: column 'Stance' is empty or UNKNOWN; give a label, or take the row out",
            "t.tsv:5: the row has 5 fields, the header has 4; a tab stands between fields and"
                + " nowhere else",
            "t.tsv:6: column 'ID': '1' is already the id of line 2; give each row an id of its own",
            "t.tsv:7: column 'Tweet' is empty; take the row out");
  }

  @ParameterizedTest
  @CsvSource({
    "tweets.txt,true",
    "tweets.tsv,true",
    "tweets.TXT.gz,true",
    "-,true",
    "tweets.csv,false",
    "tweets.md,false"
  })
  void knowsAFileByItsHeaderUnlessItsNamePromisesAnotherFormat(String name, boolean known) {
    List<Entry> entries = Reading.entries(name, HEADER + "7\tX\tA tweet.\tUNKNOWN\r\n");

    boolean read =
        Reading.paragraphs(entries).stream()
            .anyMatch(one -> one.id().equals("7") && one.target().equals("X"));
    assertThat(read).isEqualTo(known);
  }

  @Test
  void leavesTextAloneThatHasNoSuchHeader() {
    assertThat(Reading.shown("a.txt", "ID Target Tweet Stance\n\nA paragraph of text.\n"))
        .contains("paragraph: A paragraph of text.");
  }

  @Test
  void readsAnyNameWhereTheFormatIsGiven() {
    Input input = Reading.input("tweets.csv", HEADER + "7\tX\t\"A tweet.\tUNKNOWN\r\n");

    assertThat(Reading.paragraphs(Reading.entries(input, Reading.format(Format.SEMEVAL))))
        .extracting(Paragraph::id, Paragraph::target, Paragraph::text)
        .containsExactly(tuple("7", "X", "\"A tweet."));
  }

  @Test
  void refusesAnotherHeaderWhereTheFormatIsGiven() {
    LabelReader reader = new LabelReader(Reading.format(Format.SEMEVAL));

    assertThatThrownBy(() -> reader.read(Reading.input("t.csv", "id,target,text,label\n")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.csv:1: the header [id,target,text,label] does not begin with the columns [ID,"
                + " Target, Tweet, Stance], separated by tabs");
  }

  @Test
  void takesTheOfficialColumnNamesToo() {
    Columns columns = new Columns("Tweet", "Stance", Optional.empty(), Optional.of("Target"));
    Input input = Reading.input("t.txt", HEADER + "7\tX\tA tweet.\tNONE\r\n");

    LabelledParagraph one =
        new LabelReader(ReadOptions.DEFAULT.withColumns(columns)).read(input).paragraphs().get(0);

    assertThat(one.label()).isEqualTo("NONE");
    assertThat(one.paragraph().target()).isEqualTo("X");
    assertThat(one.paragraph().text()).isEqualTo("A tweet.");
  }

  @Test
  void rejectsABrokenRowAndGoesOn() {
    assertThat(Reading.shown("t.txt", HEADER + "1\tX\tnot enough\n2\tX\tEnough.\tUNKNOWN\n"))
        .containsExactly(
            "! t.txt:2: the row has 3 fields, the header has 4; a tab stands between fields and"
                + " nowhere else",
            "paragraph: Enough.");
  }

  @Test
  void readsPredictionsAndPassesOverWhatHasNone() {
    Table table =
        Table.read(
            Reading.input("p.txt", HEADER + "1\tX\tA.\tFAVOR\n2\tX\tB.\tUNKNOWN\n"),
            List.of("id", "label"));

    assertThat(table.rows()).extracting(row -> row.get("label")).containsExactly("FAVOR", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tweets", "tweets_all_annotations"})
  void readsTheSameFromTheOfficialFormatAsFromCsv(String name) {
    readsTheSame(Corpora.sample("semeval2016/" + name + ".csv"), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "train_all_annotations"})
  @NeedsCorpus("benchmarks/semeval2016")
  void readsTheSameFromTheOfficialFormatAsFromCsvOnTheWholeBenchmark(String name) {
    readsTheSame(Corpora.outside("benchmarks/semeval2016/" + name + ".csv"), name);
  }

  private static void readsTheSame(Path file, String name) {
    LabelledData benchmark = labels(Input.of(file.toString()));

    assertThat(benchmark.paragraphs()).hasSizeGreaterThan(10);
    for (Charset encoding : List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"))) {
      byte[] copy = officialCopy(benchmark).getBytes(encoding);
      // A character that windows-1252 lacks is a question mark in such a copy.
      List<LabelledParagraph> expected =
          benchmark.paragraphs().stream()
              .filter(one -> encoding.newEncoder().canEncode(one.paragraph().text()))
              .toList();
      assertThat(labels(Reading.input(name + ".txt", copy)).paragraphs())
          .hasSameSizeAs(benchmark.paragraphs())
          .containsAll(expected.stream().map(one -> inFile(one, name)).toList());
    }
  }

  /** The article of a row is its file's name. */
  private static LabelledParagraph inFile(LabelledParagraph one, String name) {
    Paragraph p = one.paragraph();
    return new LabelledParagraph(
        new Paragraph(p.id(), name, p.number(), p.kind(), p.target(), p.text()),
        one.label(),
        one.group(),
        one.columns());
  }

  private static String officialCopy(LabelledData data) {
    List<String> more =
        data.paragraphs().get(0).columns().containsKey("sentiment")
            ? List.of("opinion_towards", "sentiment")
            : List.of();
    String rows =
        data.paragraphs().stream()
            .map(
                one ->
                    List.of("id", "target", "text", "label").stream()
                            .map(one.columns()::get)
                            .collect(Collectors.joining("\t"))
                        + more.stream()
                            .map(column -> "\t" + one.columns().get(column))
                            .collect(Collectors.joining())
                        + "\r\n")
            .collect(Collectors.joining());
    return "ID\tTarget\tTweet\tStance"
        + (more.isEmpty() ? "" : "\tOpinion towards\tSentiment")
        + "\r\n"
        + rows;
  }

  private static String sample() throws IOException {
    try (InputStream in = SemEvalTest.class.getResourceAsStream("semeval-sample.txt")) {
      return new String(in.readAllBytes(), Charset.forName("windows-1252"));
    }
  }

  private static String withoutUnlabelled(String all) {
    return all.lines()
        .filter(line -> !line.endsWith(SemEval.UNLABELLED))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static LabelledData labels(Input input) {
    return new LabelReader(ReadOptions.DEFAULT).read(input);
  }

  private static List<String> problems(Input input) {
    return new LabelReader(ReadOptions.DEFAULT).check(input).problems();
  }
}
