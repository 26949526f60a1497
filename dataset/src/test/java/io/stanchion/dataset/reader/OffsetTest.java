package io.stanchion.dataset.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The byte at which a rejected record starts is where it is found in the file. */
final class OffsetTest {
  private static final String CSV =
      "id,text\r\n1,naïve 😀\r\n2,too,many\n3,\"two\nlines\"\n4,\"open\n5,fine\n";
  private static final String JSONL = "{\"text\":\"naïve\"}\n\n{\"bad\":1}\r\n{\"text\":1}\n";
  private static final String SEMEVAL =
      "ID\tTarget\tTweet\tStance\n1\tX\tnaïve\tNONE\n2\tX\ttoo\tmany\tNONE\r\n3\tX\tfew\n";
  private static final String TEXT = "Naïve.\nNUL \0 here\nGood.\nNUL again\0\n";

  @ParameterizedTest
  @CsvSource({
    "a.csv, 0, plain", "a.jsonl, 0, plain", "a.txt, 0, plain",
    "a.csv, 3, mark", "a.jsonl, 3, mark", "a.txt, 3, mark",
    "a.csv, 0, gzip", "a.tsv, 0, plain", "a.tsv, 3, mark"
  })
  void pointsAtTheRecord(String name, int mark, String how) {
    String content = contents(name);
    byte[] bytes = mark == 3 ? Reading.bytes(0xEF, 0xBB, 0xBF, content) : Reading.utf8(content);
    byte[] file = how.equals("gzip") ? Reading.gzip(bytes) : bytes;
    assertThat(Reading.rejections(Reading.entries(Reading.input(name, file), ReadOptions.DEFAULT)))
        .hasSize(2)
        .allSatisfy(
            rejected -> {
              int from = (int) rejected.offset();
              byte[] original = Reading.utf8(rejected.original());
              assertThat(Arrays.copyOfRange(bytes, from, from + original.length))
                  .isEqualTo(original);
              assertThat(rejected.original()).isNotEmpty();
            });
  }

  private static String contents(String name) {
    return switch (name) {
      case "a.csv" -> CSV;
      case "a.jsonl" -> JSONL;
      case "a.tsv" -> SEMEVAL;
      default -> TEXT;
    };
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void isUnknownWhereTheFileIsNotUtf8(String charset) {
    byte[] bytes = "text\na,b\n".getBytes(Charset.forName(charset));
    assertThat(
            Reading.rejections(
                Reading.entries(
                    Reading.input("a.csv", bytes), Reading.encoding(Charset.forName(charset)))))
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.offset()).isEqualTo(Entry.Rejected.NOWHERE));
  }
}
