package io.stanchion.app;

import static java.io.OutputStream.nullOutputStream;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stanchion.app.option.MarkedOptions;
import io.stanchion.app.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The marks on options and commands on which {@code reproduce} relies. */
final class MeasuringCommandsTest {
  @TempDir private Path folder;
  private Path gold;
  private Path first;
  private Path second;

  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder labels = new StringBuilder("id,article,text,label\n");
    StringBuilder guesses = new StringBuilder("id,label\n");
    for (int i = 0; i < 24; i++) {
      String label = List.of("anti", "neutral", "pro").get(i % 3);
      labels.append("%d,a%d,no%dway %s words,%s%n".formatted(i, i % 4, i, label, label));
      guesses.append(i).append(i % 4 == 0 ? ",pro\n" : "," + label + "\n");
    }
    gold = Files.writeString(folder.resolve("gold.csv"), labels);
    first = Files.writeString(folder.resolve("first.csv"), guesses);
    second = Files.writeString(folder.resolve("second.csv"), guesses);
  }

  private static CommandSpec spec(String command) {
    Terminal nowhere =
        new Terminal(nullOutputStream(), nullOutputStream(), false, false, false, 80);
    return requireNonNull(Stanchion.commandLine(nowhere).getSubcommands().get(command))
        .getCommandSpec();
  }

  private List<String> line(String command) {
    String rest =
        switch (command) {
          case "compare" -> "GOLD FIRST SECOND --resamples 100";
          case "evaluate" -> "GOLD --predictions FIRST --resamples 100";
          case "frontier" -> "GOLD --folds 2 --resamples 100";
          default ->
              "GOLD --folds 2 --repeats 1 --features words --epochs 4 --resamples 100"
                  + " --no-learning-curve";
        };
    return Stream.of((command + " " + rest).split(" ", -1))
        .map(one -> one.replace("GOLD", gold.toString()))
        .map(one -> one.replace("FIRST", first.toString()).replace("SECOND", second.toString()))
        .toList();
  }

  /** An option may take a name for anything: each is given the name of a file that is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"compare", "crossval", "evaluate", "frontier"})
  void markEveryOptionThatWritesAFile(String command) throws IOException {
    List<OptionSpec> marked = MarkedOptions.written(spec(command));
    for (OptionSpec option : spec(command).options()) {
      boolean takesName = option.arity().max() > 0 && !isNumber(option.type());
      if (takesName && !marked.contains(option) && !isMarked(option, marked)) {
        for (String ending : List.of("", ".html", ".json")) {
          List<String> arguments = new ArrayList<>(line(command));
          arguments.add(option.longestName() + "=" + folder.resolve("evil" + ending));
          Cli.run(arguments.toArray(String[]::new));
        }
      }
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("gold.csv", "first.csv", "second.csv");
  }

  private static boolean isNumber(Class<?> type) {
    return type.isPrimitive() || Number.class.isAssignableFrom(type);
  }

  private static boolean isMarked(OptionSpec option, List<OptionSpec> marked) {
    return marked.stream().anyMatch(one -> one.longestName().equals(option.longestName()));
  }

  @Test
  void writeTheFilesOfMarkedOptions() {
    assertThat(MarkedOptions.written(spec("crossval")))
        .extracting(OptionSpec::longestName)
        .containsExactlyInAnyOrder("--report", "--write-folds", "--write-predictions");
    assertThat(MarkedOptions.written(spec("evaluate")))
        .extracting(OptionSpec::longestName)
        .containsExactly("--report");
  }

  @Test
  void recordArgumentsWithoutOutputsAndEverySettingThatIsMarked() throws IOException {
    Path results = folder.resolve("results.json");
    List<String> arguments = new ArrayList<>(line("crossval"));
    arguments.addAll(
        List.of("--report=" + results, "--write-folds", folder.resolve("folds.csv").toString()));
    Cli cli = Cli.run(arguments.toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    JsonNode run = new JsonMapper().readTree(results.toFile()).path("run");
    assertThat(run.path("arguments"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(line("crossval"));
    Map<String, String> settings = new TreeMap<>();
    run.path("settings")
        .properties()
        .forEach(one -> settings.put(one.getKey(), one.getValue().asText()));
    assertThat(settings)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("auxiliary", "none"),
                Map.entry("auxiliary-weight", "0.33"),
                Map.entry("bootstrap-seed", "20261122"),
                Map.entry("class-weights", "balanced"),
                Map.entry("duplicates", "auto"),
                Map.entry("encoder-length", "0.5; for auto 0.5,1"),
                Map.entry("epochs", "4"),
                Map.entry("features", "words"),
                Map.entry("folds", "2"),
                Map.entry("kind-feature", "false"),
                Map.entry("learning-rate", "0.03"),
                Map.entry("min-articles", "1"),
                Map.entry("min-documents", "2"),
                Map.entry("per-target", "false"),
                Map.entry("rename", "{}"),
                Map.entry("repeats", "1"),
                Map.entry("resamples", "100"),
                Map.entry("seed", "20261122"),
                Map.entry("stance-share", "0.5; for auto 0.25,0.5")));
  }
}
