package io.stanchion.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.evaluation.study.RunRecord;
import io.stanchion.evaluation.study.Study;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Repeats the command that a results file records, and compares the results. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a results file's command again, and compares every number.",
      """
      Inputs must have the recorded digests. Any difference is printed and makes the exit code 1.\
      """
    },
    footer =
        """

        Inputs are read under their recorded names; --replace OLD=NEW gives another place. Library
        versions that differ are listed, but are not a failure.

        A command is run only if it measures, and only if it writes no file.

        Examples:
          stanchion crossval labels.csv --report results.json
          stanchion reproduce results.json
          stanchion reproduce results.json --replace labels.csv=data/labels.csv\
        """)
final class ReproduceCommand implements Callable<Integer> {
  private static final int SHOWN = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "A file written by --report results.json.")
  private String file = "";

  @Option(
      names = "--replace",
      paramLabel = "OLD=NEW",
      description = "The input OLD is now at NEW. May be repeated.")
  private Map<String, String> replaced = Map.of();

  @Option(
      names = "--tolerance",
      paramLabel = "D",
      description = "Accepts differences up to D. Default: 0.")
  private double tolerance;

  ReproduceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!(tolerance >= 0)) {
      throw new DataException("--tolerance must be at least 0, got " + tolerance);
    }
    JsonNode recorded = read();
    List<String> arguments = arguments(recorded);
    List<String> changed = changedInputs(recorded, arguments);
    if (!changed.isEmpty()) {
      try (Results results = new Results(terminal)) {
        changed.forEach(line -> results.line("%s", Plain.line(line)));
        results.line("%s: NOT reproduced, the inputs are not those of the run", Plain.line(file));
      }
      return ExitCode.REJECTED;
    }
    ResultDifferences differences = new ResultDifferences(tolerance, replaced);
    differences.compare(recorded, run(arguments));
    return print(differences);
  }

  private int print(ResultDifferences differences) {
    try (Results results = new Results(terminal)) {
      differences.versions().forEach(line -> results.line("NOTE: %s", Plain.line(line)));
      differences.found().stream()
          .limit(SHOWN)
          .forEach(line -> results.line("%s", Plain.cut(line, 200)));
      int count = differences.found().size();
      results.line(
          "%s: %s",
          Plain.line(file),
          count == 0
              ? "reproduced, all " + differences.compared() + " values are equal"
              : "NOT reproduced, " + count + " of " + differences.compared() + " values differ");
      return count == 0 ? ExitCode.DONE : ExitCode.REJECTED;
    }
  }

  /** Reads the recorded arguments, and checks that they may be run again. */
  private List<String> arguments(JsonNode recorded) {
    List<String> arguments = new ArrayList<>();
    recorded
        .path("run")
        .path("arguments")
        .forEach(one -> arguments.add(replaced.getOrDefault(one.asText(), one.asText())));
    if (arguments.contains("-")) {
      throw new DataException(
          file
              + ": the run read standard input; save that input to a file and give --replace"
              + " -=FILE");
    }
    RecordedCommand.check(Commands.on(spec.root().userObject(), terminal), arguments, file);
    return arguments;
  }

  private JsonNode read() {
    JsonNode recorded;
    try {
      recorded = JSON.readTree(Input.of(file).bytes());
    } catch (JsonProcessingException e) {
      throw new DataException(file + ": is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
    if (!recorded.path("format").asText().equals(Study.FORMAT)) {
      throw new DataException(
          file + ": is not a results file; expected one written by --report results.json");
    }
    if (recorded.path("version").asInt() != Study.VERSION) {
      throw new DataException(
          file
              + ": has version "
              + recorded.path("version").asText()
              + " of the results format; expected version "
              + Study.VERSION);
    }
    if (!recorded.path("finished").asBoolean()) {
      throw new DataException(file + ": the run was interrupted, so there is nothing to reproduce");
    }
    return recorded;
  }

  /** Lists the inputs that have changed, without which no run can give the same numbers. */
  private List<String> changedInputs(JsonNode recorded, List<String> arguments) {
    List<String> changed = new ArrayList<>();
    for (JsonNode input : recorded.path("run").path("inputs")) {
      String name = replaced.getOrDefault(input.path("name").asText(), input.path("name").asText());
      String digest = input.path("sha256").asText();
      if (arguments.contains(name) && !RunRecord.sha256(name).equals(digest)) {
        changed.add(name + ": SHA-256 was " + digest + ", is " + RunRecord.sha256(name));
      }
    }
    return changed;
  }

  private JsonNode run(List<String> arguments) {
    Path results = temporary();
    try {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of("--report", results.toString()));
      Terminal quiet =
          new Terminal(
              OutputStream.nullOutputStream(),
              terminal.messages(),
              false,
              terminal.messagesWatched(),
              false,
              terminal.width());
      int code = Commands.on(spec.root().userObject(), quiet).execute(all.toArray(String[]::new));
      if (code > ExitCode.REJECTED) {
        throw new DataException(
            file + ": the recorded command failed: " + String.join(" ", arguments));
      }
      return JSON.readTree(results.toFile());
    } catch (IOException e) {
      throw DataException.unreadable(results, e);
    } finally {
      delete(results);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("stanchion-results", ".json");
    } catch (IOException e) {
      throw new DataException("cannot make a temporary file (" + e.getMessage() + ")", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be deleted (" + e.getMessage() + ")", e);
    }
  }
}
