package io.stanchion.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.app.option.ReportOptions;
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

/** Runs what a results file records again, and compares. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a results file's command once more, and compares every number.",
      "Inputs must have the recorded digests. Any difference is printed and makes the exit code 1."
    },
    footer = {
      "",
      "Inputs are looked for under the names they had; --replace OLD=NEW says where they are now.",
      "Versions that differ are named, but are no failure by themselves.",
      "",
      "Examples:",
      "  stanchion crossval labels.csv --report results.json",
      "  stanchion reproduce results.json",
      "  stanchion reproduce results.json --replace labels.csv=data/labels.csv"
    })
final class ReproduceCommand implements Callable<Integer> {
  /** The commands that write results, and nothing else unless told. */
  private static final List<String> MEASURING =
      List.of("compare", "crossval", "evaluate", "frontier");

  private static final int SHOWN = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RESULTS", description = "A file that --report results.json wrote.")
  private String file = "";

  @Option(
      names = "--replace",
      paramLabel = "OLD=NEW",
      description = "An input is now called NEW. May be given several times.")
  private Map<String, String> replaced = Map.of();

  @Option(
      names = "--tolerance",
      paramLabel = "D",
      description = "Let numbers differ by as much as D. Default: 0.")
  private double tolerance;

  ReproduceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!(tolerance >= 0)) {
      throw new DataException("--tolerance starts at 0, got " + tolerance);
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
    JsonNode again = run(arguments);
    ResultDifferences differences = new ResultDifferences(tolerance, replaced);
    differences.compare(recorded, again);
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

  /** The command that was run, if it is one that may be run again. */
  private List<String> arguments(JsonNode recorded) {
    List<String> arguments = new ArrayList<>();
    recorded
        .path("run")
        .path("arguments")
        .forEach(one -> arguments.add(replaced.getOrDefault(one.asText(), one.asText())));
    if (arguments.contains("-")) {
      throw new DataException(
          file + ": the run read standard input; save that to a file and give --replace -=FILE");
    }
    if (arguments.isEmpty() || !MEASURING.contains(arguments.get(0))) {
      throw new DataException(
          file + ": records no command to run again; expected one of " + MEASURING);
    }
    if (arguments.stream().anyMatch(ReportOptions::isOutput)) {
      // What was recorded never says so: this was added to have something overwritten.
      throw new DataException(file + ": records a command that writes files; it is not run");
    }
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
          file + ": is no results file; expected one that --report results.json wrote");
    }
    if (recorded.path("version").asInt() != Study.VERSION) {
      throw new DataException(
          file
              + ": has results version "
              + recorded.path("version").asText()
              + ", this program reads version "
              + Study.VERSION);
    }
    if (!recorded.path("finished").asBoolean()) {
      throw new DataException(file + ": the run was interrupted; there is nothing to reproduce");
    }
    return recorded;
  }

  /** Another input must give other numbers: that needs no run to be known. */
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
      throw new DataException("no temporary file can be made (" + e.getMessage() + ")", e);
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
