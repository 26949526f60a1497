package io.stanchion.app.command;

import io.stanchion.app.option.Renaming;
import io.stanchion.app.print.Results;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.ExitCode;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.agreement.Agreement;
import io.stanchion.dataset.agreement.Annotations;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.writer.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the agreement of annotators. */
@Command(
    name = "agree",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures how far annotators agree, and lists the units to adjudicate.",
    footer =
        """

        Files are CSV with the columns id and label, one file for each annotator; or one file with a
        third column that names the annotator (--coder-column). A unit may lack labels.

        Examples:
          stanchion agree anna.csv ben.csv carla.csv
          stanchion agree annotations.csv --coder-column pass\
        """)
final class AgreeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "CSV with the columns id, label.")
  private List<String> files = List.of();

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "The column of the label. Default: label.")
  private String labelColumn = "label";

  @Option(
      names = "--coder-column",
      paramLabel = "NAME",
      description = "The column that names the annotator, in one file for several annotators.")
  private String coderColumn = "";

  @Option(
      names = "--group-column",
      paramLabel = "NAME",
      description =
          """
          The column of the units' groups, such as their articles; intervals then resample whole \
          groups. Default: each unit is its own group.\
          """)
  private Optional<String> groupColumn = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the resamples. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Mixin private Renaming renaming = new Renaming();

  AgreeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Annotations> coders = new ArrayList<>();
    for (String file : files) {
      coders.addAll(Annotations.read(Input.of(file), labelColumn, coderColumn));
    }
    if (coders.size() < 2) {
      throw new DataException(
          "agreement needs at least two annotators, got "
              + coders.size()
              + "; give two files, or one with --coder-column");
    }
    List<Annotations> renamed = coders.stream().map(this::renamed).toList();
    Agreement all = Agreement.between(renamed, groups(), seed);
    List<String> problems = Annotations.problems(renamed);
    try (Results results = new Results(terminal)) {
      problems.forEach(problem -> results.line("%s", problem));
      print(renamed, all, results);
    }
    return problems.isEmpty() ? ExitCode.DONE : ExitCode.REJECTED;
  }

  private Annotations renamed(Annotations one) {
    Map<String, String> labels = new LinkedHashMap<>();
    one.labels()
        .forEach((id, label) -> labels.put(id, renaming.names().getOrDefault(label, label)));
    return new Annotations(one.coder(), labels);
  }

  /** Collects the groups of all files, each of which has to have the column. */
  private Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    for (String file : groupColumn.isPresent() ? files : List.<String>of()) {
      Annotations.groups(Input.of(file), groupColumn.get())
          .forEach(
              (id, group) -> {
                String before = groups.putIfAbsent(id, group);
                if (before != null && !before.equals(group)) {
                  throw new DataException(
                      "%s: '%s' is in the group '%s', but in '%s' in another file"
                          .formatted(file, id, group, before));
                }
              });
    }
    return groups;
  }

  private void print(List<Annotations> coders, Agreement all, Results results) {
    results.line(
        "%d annotators, %d units with at least two labels, %d of them with equal ones",
        coders.size(), all.units(), all.agreed());
    results.line("");
    results.line("percent agreement     %s", all.percent());
    if (coders.size() == 2) {
      results.line("Cohen's kappa         %s", all.kappa());
    } else {
      results.line("Fleiss' kappa         %s", all.kappa());
    }
    results.line("Krippendorff's alpha  %s", all.alpha());
    results.line("95 %% bootstrap intervals over %s", groupColumn.isPresent() ? "groups" : "units");
    for (int i = 0; i < coders.size(); i++) {
      for (int j = i + 1; j < coders.size(); j++) {
        confusion(coders.get(i), coders.get(j), results);
      }
    }
    List<Agreement.Disagreement> differing = Agreement.disagreements(coders);
    results.line("").line("%d units to adjudicate", differing.size());
    for (Agreement.Disagreement one : differing) {
      results.line("  %s: %s", Plain.line(one.id()), Plain.line(one.labels().toString()));
    }
  }

  private static void confusion(Annotations one, Annotations other, Results results) {
    results
        .line("")
        .line("%s in rows, %s in columns", Plain.line(one.coder()), Plain.line(other.coder()));
    Map<String, Map<String, Long>> counts = Agreement.confusion(one, other);
    for (Map.Entry<String, Map<String, Long>> row : counts.entrySet()) {
      results.line(
          "  %-20s %s", Plain.cut(row.getKey(), 20), Plain.line(row.getValue().toString()));
    }
  }
}
