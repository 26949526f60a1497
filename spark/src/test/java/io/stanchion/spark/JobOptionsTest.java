package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.Prior;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Limits;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.Speed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobOptionsTest {
  /** Options that the command line has too, but whose files, formats or values are others. */
  private static final Set<JobOption> OWN =
      EnumSet.of(
          JobOption.MODEL,
          JobOption.SPEED,
          JobOption.OUT,
          JobOption.FORMAT,
          JobOption.PARTITION_BY,
          JobOption.COMPRESSION,
          JobOption.OVERWRITE,
          JobOption.REJECTS,
          JobOption.SUMMARY,
          JobOption.PRIOR,
          JobOption.KEEP_COLUMNS,
          JobOption.SPLIT);

  private static final Pattern OPTION =
      Pattern.compile("^ +(?:-\\w, )?(--[a-z-]+)(?:=(\\S+))?(?: +(.*))?$");

  private static JobOptions options(String... arguments) throws ParseException {
    return JobOptions.of(JobArguments.parse(List.of(arguments)));
  }

  @Test
  void takesTheDefaultsOfTheCommandLine() throws ParseException {
    JobOptions options = options("news", "--out", "stances");

    assertThat(options.inputs()).containsExactly("news");
    assertThat(options.reading().limits()).isEqualTo(Limits.DEFAULT);
    assertThat(options.reading().encoding()).isEqualTo(ReadOptions.DEFAULT.encoding());
    assertThat(options.output().rejects()).isEqualTo("stances.rejects");
    assertThat(options.output().format()).isEqualTo(OutputFormat.CSV);
    assertThat(options.settings()).isEqualTo(Classifier.Settings.DEFAULT);
  }

  @Test
  void takesValuesWithAndWithoutAnEqualsSign() throws ParseException {
    JobOptions options =
        options(
            "--out=out/",
            "--delimiter",
            ";",
            "a.csv",
            "--input-format",
            "JsonL",
            "--speed=best",
            "--partition-by=label,paper",
            "--partition-by",
            "day",
            "b.csv",
            "--keep-columns=none",
            "--split");

    assertThat(options.inputs()).containsExactly("a.csv", "b.csv");
    assertThat(options.reading().format()).contains(Format.JSONL);
    assertThat(options.reading().delimiter()).contains(';');
    assertThat(options.speed()).contains(Speed.BEST);
    assertThat(options.output().partitions()).containsExactly("label", "paper", "day");
    assertThat(options.output().rejects()).isEqualTo("out.rejects");
    assertThat(options.kept()).contains(List.of());
    assertThat(options.split()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a --out o --nope | Unknown option: '--nope'",
        "a --out o --sp | Unknown option: '--sp'",
        "a --out o --format | Missing required parameter for option '--format' (FORMAT)",
        "a --out o --out p | option '--out' (DIR) should be specified only once",
        "a | Missing required option: '--out=DIR'",
        "--out o | Missing required parameter: 'INPUT'",
        "--split | Missing required options and parameters: '--out=DIR', 'INPUT'",
        "a --out o --format semeval | Invalid value for option '--format': expected one of [CSV,"
            + " JSONL, PARQUET] (case-insensitive) but was 'semeval'",
        "a --out o --abstain-below x | Invalid value for option '--abstain-below': 'x' is not a"
            + " double",
        "a --out o --max-columns 1.5 | Invalid value for option '--max-columns': '1.5' is not an"
            + " int",
        "a --out o --delimiter ab | `Invalid value for option '--delimiter': 'ab' is not one"
            + " character, such as ; or |`",
        "a --out o --encoding UTF-9 | Invalid value for option '--encoding': unknown encoding"
            + " 'UTF-9'; expected for example UTF-8, UTF-16LE or windows-1252",
      })
  void saysWhatIsWrongWithACommandLine(String arguments, String message) {
    assertThatThrownBy(() -> options(arguments.split(" ", -1)))
        .isInstanceOf(ParseException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--abstain-below 2 | --abstain-below must be between 0 and 1, got 2.0",
        "--prediction-sets 0 | --prediction-sets must be between 0.50 and 0.99, got 0.0",
        "--prior estimate | --prior estimate: only 'stanchion classify' estimates shares; name them"
            + " here",
        "--max-columns 0 | --max-columns must be at least 1, got 0",
        "--max-rejects lots | --max-rejects lots: expected a number of records, or a percentage"
            + " such as 0.5%",
      })
  void refusesWhatTheCommandLineRefuses(String arguments, String message) {
    assertThatThrownBy(() -> options(("a --out o " + arguments).split(" ", -1)))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @Test
  void describesSharedOptionsAsTheCommandLineDoes() {
    Map<String, String> described = described(Job.cli("--help").out());

    for (JobOption option : EnumSet.complementOf(EnumSet.copyOf(OWN))) {
      assertThat(described).containsKey(option.flag());
      assertThat(described.get(option.flag()))
          .as(option.flag())
          .isEqualTo(option.synopsis() + " " + option.description());
    }
  }

  @Test
  void takesAPriorAsTheCommandLineDoesButEstimatesNone() throws ParseException {
    JobOptions options = options("a", "--out", "o", "--prior", "pro=0.1,anti=0.1");
    assertThat(options.settings().prior()).isEqualTo(Prior.parse("pro=0.1,anti=0.1"));
    assertThat(described(Job.cli("--help").out()).get("--prior"))
        .startsWith(JobOption.PRIOR.synopsis() + " " + JobOption.PRIOR.description())
        .contains("With 'estimate',");
    assertThat(JobOption.PRIOR.description()).doesNotContain("estimate");
  }

  @Test
  void helpsOnEveryOptionInLinesThatFit() {
    String help = JobHelp.text(70);

    assertThat(help.lines().limit(1)).containsExactly("Usage: stanchion-spark [OPTIONS] INPUT...");
    assertThat(described(help).keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(JobOption.values()).map(JobOption::flag).toList());
    assertThat(help.lines().filter(line -> !line.startsWith("  ")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(71));
    assertThat(help).contains("\n  table:news --out stances --abstain-below 0.6\n");
  }

  /** The options of a help text with their labels and descriptions, each on one line. */
  private static Map<String, String> described(String help) {
    Map<String, String> found = new TreeMap<>();
    String last = "";
    for (String line : help.split("\n", -1)) {
      Matcher option = OPTION.matcher(line);
      if (option.matches()) {
        last = option.group(1);
        String label = option.group(2) == null ? "" : "=" + option.group(2);
        String begun = option.group(3) == null ? "" : " " + option.group(3);
        found.put(last, last + label + begun);
      } else if (line.startsWith("      ") && !last.isEmpty()) {
        found.merge(last, line.strip(), (before, more) -> before + " " + more);
      } else {
        last = "";
      }
    }
    return found;
  }
}
