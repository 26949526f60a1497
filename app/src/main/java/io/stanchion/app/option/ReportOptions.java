package io.stanchion.app.option;

import io.stanchion.app.report.HtmlReport;
import io.stanchion.classify.run.OutputNames;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.evaluation.study.JsonReport;
import io.stanchion.evaluation.study.RunContext;
import io.stanchion.evaluation.study.Study;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for writing a study to files. */
public final class ReportOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @WritesFile
  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          """
          Writes all results to FILE: as a page if it ends in .html, as data if it ends in .json. \
          May be repeated.\
          """)
  private List<Path> reports = List.of();

  @Option(
      names = "--data-statement",
      paramLabel = "FILE",
      description = "Markdown about the origin of the data, which the report quotes.")
  private Optional<String> dataStatement = Optional.empty();

  /**
   * Checks, before the work is done, that reports can be written.
   *
   * @param otherOutputs The other files that the command writes.
   * @param otherInputs The files that it reads.
   */
  public void check(List<Path> otherOutputs, List<String> otherInputs) {
    List<Path> outputs = new ArrayList<>(reports);
    outputs.addAll(otherOutputs);
    List<String> inputs = new ArrayList<>(otherInputs);
    inputs.addAll(inputs());
    OutputNames.checkWritable(outputs, inputs);
    for (Path file : reports) {
      if (!isHtml(file) && !lower(file).endsWith(".json")) {
        throw new ParameterException(
            spec.commandLine(), "--report " + file + ": expected a name in .html or .json");
      }
    }
  }

  private static boolean isHtml(Path file) {
    return lower(file).endsWith(".html") || lower(file).endsWith(".htm");
  }

  private static String lower(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes a study to each file that was named.
   *
   * @param study The study.
   * @throws io.stanchion.dataset.DataException If a file cannot be written.
   */
  public void write(Study study) {
    for (Path file : reports) {
      AtomicOutput.write(
          file,
          out -> {
            if (isHtml(file)) {
              Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
              HtmlReport.write(study, writer);
              writer.flush();
            } else {
              JsonReport.write(study, out);
            }
          });
    }
  }

  /**
   * Returns the statement that was given, or the shipped one if the labels are the shipped ones.
   */
  private String dataStatement(LabelledData data) {
    if (dataStatement.isPresent()) {
      return new String(Input.of(dataStatement.get()).bytes(), StandardCharsets.UTF_8);
    }
    return data.sha256().equals(HuaweiBan.labels().sha256()) ? HuaweiBan.dataStatement() : "";
  }

  /**
   * Describes the run for its study.
   *
   * @param data The labelled set.
   * @param labels The files that it was read from; none for the shipped set.
   * @param otherInputs The files that the command reads besides.
   * @return The command with its arguments, inputs and settings.
   */
  public RunContext context(LabelledData data, List<String> labels, List<String> otherInputs) {
    List<String> inputs = new ArrayList<>(otherInputs);
    inputs.addAll(inputs());
    List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
    return new RunContext(
        MarkedOptions.withoutOutputs(spec, arguments),
        labels,
        inputs,
        MarkedOptions.settings(spec),
        dataStatement(data));
  }

  private List<String> inputs() {
    return dataStatement.stream().toList();
  }
}
