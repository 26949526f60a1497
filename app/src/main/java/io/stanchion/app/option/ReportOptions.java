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
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a study is written to, besides the terminal. */
public final class ReportOptions {
  private static final Set<String> OUTPUTS =
      Set.of("--report", "--write-folds", "--write-predictions");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "Write everything to FILE: a page for people if it ends in .html, the same for machines if",
        "it ends in .json. May be given twice."
      })
  private List<Path> reports = List.of();

  @Option(
      names = "--data-statement",
      paramLabel = "FILE",
      description = "Markdown that the report quotes to say where the data come from.")
  private Optional<String> dataStatement = Optional.empty();

  /**
   * Finds a report that cannot be written before the work is done rather than after it.
   *
   * @param otherOutputs What else the command writes.
   * @param otherInputs What it reads.
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

  /** The statement that was given, or that of the shipped set if the labels are its own. */
  String dataStatement(LabelledData data) {
    if (dataStatement.isPresent()) {
      return new String(Input.of(dataStatement.get()).bytes(), StandardCharsets.UTF_8);
    }
    return data.sha256().equals(HuaweiBan.labels().sha256()) ? HuaweiBan.dataStatement() : "";
  }

  /** Describes the run for its study. */
  public RunContext context(
      LabelledData data, List<String> otherInputs, Map<String, String> settings) {
    List<String> inputs = new ArrayList<>(otherInputs);
    inputs.addAll(inputs());
    return new RunContext(arguments(), inputs, settings, dataStatement(data));
  }

  /** The files that the run reads besides those that its command knows of. */
  List<String> inputs() {
    return dataStatement.stream().toList();
  }

  /** Tells whether an argument names a file to write. */
  public static boolean isOutput(String argument) {
    return OUTPUTS.contains(argument.replaceFirst("=.*", ""));
  }

  /** The command line without the options that only say where outputs go. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    Iterator<String> given = spec.root().commandLine().getParseResult().originalArgs().iterator();
    while (given.hasNext()) {
      String one = given.next();
      String name = one.replaceFirst("=.*", "");
      if (!OUTPUTS.contains(name)) {
        arguments.add(one);
      } else if (name.equals(one) && given.hasNext()) {
        given.next();
      }
    }
    return List.copyOf(arguments);
  }
}
