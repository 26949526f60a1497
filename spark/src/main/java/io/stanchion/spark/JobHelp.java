package io.stanchion.spark;

import io.stanchion.classify.HelpText;

/** The help of the job. */
final class JobHelp {
  private static final String INDENT = "      ";

  private static final String HEAD =
      """
      Usage: stanchion-spark [OPTIONS] INPUT...
      """;

  private static final String INPUTS =
      """
      Classifies every paragraph of articles, rows or tables on Spark.

        INPUT...
            Files, directories, Hadoop's patterns, or table:NAME.
      """;

  private static final String FOOTER =
      """

      Reads what 'stanchion classify' reads, with the same readers and the same answers: one task \
      reads a file. Spark reads Parquet and tables, and with --split also CSV, JSON Lines and \
      text, one record on each line.

      Every record of the input is a row of the output or of the rejects. All columns of the \
      input are kept; one with the name of an added column becomes input_NAME.

      Exit codes: 0 done; 1 done, with rejected records or rows without a model; 2 bad usage, \
      unreadable or invalid input, bad model; 70 a fault in stanchion itself.

      Examples, each after 'spark-submit stanchion-spark-job.jar':
        news/ --out stances
        hdfs:///news/*.jsonl.gz --out hdfs:///stances --format parquet --partition-by label
        news.parquet --text-column body --model my.stance --out stances --summary run.json
        table:news --out stances --abstain-below 0.6
      """;

  private JobHelp() {}

  /**
   * Returns the help.
   *
   * @param width The longest line, in characters.
   */
  static String text(int width) {
    StringBuilder help = new StringBuilder(HelpText.wrap(HEAD, width));
    help.append(HelpText.wrap(INPUTS, width));
    for (JobOption option : JobOption.values()) {
      help.append("  ").append(option.synopsis()).append('\n');
      HelpText.wrap(option.description(), width - INDENT.length())
          .lines()
          .forEach(line -> help.append(INDENT).append(line).append('\n'));
    }
    return help.append('\n').append(HelpText.wrap(FOOTER.stripLeading(), width)).toString();
  }
}
