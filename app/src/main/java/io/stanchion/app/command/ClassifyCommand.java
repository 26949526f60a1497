package io.stanchion.app.command;

import io.stanchion.app.option.ArticleOptions;
import io.stanchion.app.option.EncoderOption;
import io.stanchion.app.option.ModelOption;
import io.stanchion.app.option.OutputOptions;
import io.stanchion.app.option.Treatment;
import io.stanchion.app.terminal.Progress;
import io.stanchion.app.terminal.Terminal;
import io.stanchion.classify.Classifier;
import io.stanchion.classify.ModelTargets;
import io.stanchion.classify.Models;
import io.stanchion.classify.output.Columns;
import io.stanchion.classify.output.RowOutputs;
import io.stanchion.classify.output.TextStyle;
import io.stanchion.classify.run.ClassifyRun;
import io.stanchion.classify.run.KeptColumns;
import io.stanchion.classify.run.MixEstimate;
import io.stanchion.classify.run.OutputFiles;
import io.stanchion.classify.run.RowFile;
import io.stanchion.classify.run.RunCounts;
import io.stanchion.classify.run.Tally;
import io.stanchion.dataset.Range;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.Omitted;
import io.stanchion.dataset.writer.OutputException;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.model.ProgramVersion;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Classifies articles. */
@Command(
    name = "classify",
    aliases = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Classifies every paragraph of articles.",
    footer =
        """

        Reads .txt, .md, .html, .csv, .tsv and .jsonl files, each also with .gz, and directories \
        with such files; - is standard input. Rows and JSON objects need a field 'text'; 'id', \
        'article', 'paragraph', 'kind' and 'target' are used where present.

        Every unit of input is a row of the output or of the rejects file. Boilerplate (bylines, \
        credits, navigation) has the status 'skipped'; --boilerplate classifies it too. The \
        statuses 'no-known-features' and 'empty' mean that the label is only the model's prior. \
        The confidence is calibrated on articles that the model had not seen.

        The bundled model is about one target: Huawei should be banned from 5G networks. Without \
        --model, any other --target is read by the bundled stance encoder, which needs no labels \
        for it: for, against or neutral. A text that it finds not to be about the target has the \
        status 'off-target', and is neutral.

        Examples:
          stanchion classify article.html
          stanchion classify news/ --out stances.csv
          stanchion classify news/ --target "Nuclear power should be phased out"
          stanchion classify pairs.csv --encoder stance-small-en-q --out stances.csv
          stanchion classify news/ --abstain-below 0.6 --prediction-sets 0.80
          stanchion classify news/ --prior pro-ban=0.06,anti-ban=0.06
          stanchion classify tweets.csv --text-column tweet --model my.stance \\
              --format jsonl
          stanchion classify test.csv --model my.stance --out ours.csv \\
              --also semeval:official.txt
          zcat feed.jsonl.gz | stanchion classify - --input-format jsonl >stances.csv
        """)
final class ClassifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files, directories, or -.")
  private List<String> inputs = List.of();

  @Mixin private ModelOption model = new ModelOption();

  @Mixin private EncoderOption encoder = new EncoderOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private Treatment treatment = new Treatment();

  @Mixin private ArticleOptions articles = new ArticleOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "The number of threads that score, beside one that reads and writes; with 1, one does"
              + " everything. The output is the same. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  ClassifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Range.from("--threads", 1, threads);
    output.check();
    Input.Found found = Input.find(inputs);
    Optional<StanceModel> reader = encoder.open(treatment.target(), model);
    Models models = reader.map(Models::of).orElseGet(() -> model.readAll(model.speed()));
    ModelTargets targets = ModelTargets.of(models);
    Classifier.Settings asked = treatment.settings(targets);
    Classifier unadjusted = Classifier.of(models, asked);
    List<String> names = new ArrayList<>(found.inputs().stream().map(Input::name).toList());
    model.files().forEach(file -> names.add(file.toString()));
    names.addAll(encoder.files());
    output.checkNames(names);
    PrintWriter err = spec.commandLine().getErr();
    found.passedOver().forEach(file -> err.println("passed over " + Plain.line(file)));
    if (reader.isEmpty()) {
      err.println(targets.line());
    } else {
      err.println("read by " + Plain.line(reader.get().provenance().data()) + ", without a model");
    }
    treatment.note(asked).ifPresent(err::println);
    Classifier.Settings treated = withEstimate(asked, found.inputs(), unadjusted);
    Classifier classifier = Classifier.of(models, treated);
    KeptColumns kept = output.kept(found.inputs(), articles.reading());
    RowOutputs rows =
        new RowOutputs(
            new Columns(classifier.labels(), treated.hasSets(), kept.titles()),
            new TextStyle(terminal.width(), terminal.coloured()));
    return classify(
        new Work(found.inputs(), kept, classifier, settings(found.inputs(), reader, kept, treated)),
        rows,
        treated.mayAbstain());
  }

  /** Reads everything once more than usual where the shares of labels are to be estimated. */
  private Classifier.Settings withEstimate(
      Classifier.Settings asked, List<Input> found, Classifier unadjusted) {
    if (!treatment.estimatesPrior()) {
      return asked;
    }
    MixEstimate.Estimated estimated =
        MixEstimate.of(found, new ArticleReader(articles.reading()), unadjusted, threads);
    spec.commandLine().getErr().println(Plain.line(estimated.line()));
    return asked.withPrior(estimated.prior());
  }

  /** A run with all that it needs besides its outputs. */
  private record Work(
      List<Input> inputs, KeptColumns kept, Classifier classifier, Map<String, String> settings) {}

  private int classify(Work work, RowOutputs rows, boolean mayAbstain) {
    PrintWriter err = spec.commandLine().getErr();
    try (OutputFiles files = output.open(work.settings(), terminal, err)) {
      Tally tally = run(work, files, rows);
      tally.lines(mayAbstain).forEach(err::println);
      if (tally.counts().rejected() > 0) {
        err.println("rejected records are in " + Plain.line(output.rejectsFile().toString()));
      }
      rows.notes().forEach(err::println);
      RunCounts.Verdict verdict = tally.counts().verdict(output.rejectsAllowed());
      verdict.failure().ifPresent(err::println);
      return verdict.exitCode();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private Tally run(Work work, OutputFiles files, RowOutputs rows) throws IOException {
    long every = output.checkpointSeconds(terminal);
    Consumer<Omitted> dropped = open(rows, files);
    try (Progress progress =
        output.isWatched(terminal)
            ? Progress.none()
            : Progress.ofBytes(terminal, "reading", ClassifyRun.bytes(work.inputs()))) {
      return new ClassifyRun(
              new ClassifyRun.Job(work.classifier(), threads, work.settings(), every),
              files,
              rows,
              output.summary(work.settings(), terminal),
              spec.commandLine().getErr())
          .run(work.kept(), dropped, new ArticleReader(articles.reading()), progress::stepBy);
    }
  }

  private Consumer<Omitted> open(RowOutputs rows, OutputFiles files) throws IOException {
    rows.add(output.format(terminal), files.stream(), files.isResumed());
    for (RowFile other : output.others()) {
      rows.add(other.format(), files.open(other.file()), false);
    }
    return output.droppedFile().isPresent()
        ? files.openDropped(output.droppedFile().get())
        : omitted -> {};
  }

  /** Everything that the bytes of the output depend on. */
  private Map<String, String> settings(
      List<Input> found,
      Optional<StanceModel> reader,
      KeptColumns kept,
      Classifier.Settings treated) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("program", ProgramVersion.text());
    settings.put("inputs", String.join("\n", found.stream().map(Input::name).toList()));
    settings.put("treatment", treated.toString());
    settings.put("--keep-columns", String.join("\n", kept.names()));
    settings.putAll(
        reader.map(EncoderOption::settings).orElseGet(() -> model.settings(model.speed())));
    settings.putAll(output.settings(terminal));
    settings.putAll(articles.settings());
    return settings;
  }
}
