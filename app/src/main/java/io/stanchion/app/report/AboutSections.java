package io.stanchion.app.report;

import io.stanchion.evaluation.metric.MetricCard;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sections about the data, the methods and the run behind the numbers. */
final class AboutSections {
  private AboutSections() {}

  static Section data(Study.Data data) {
    List<Block> blocks = new ArrayList<>();
    if (!data.grouped()) {
      blocks.add(
          new Block.Prose(
              "No column said which paragraphs belong together: each one is its own group, and"
                  + " intervals and tests take paragraphs as independent.",
              "note"));
    }
    if (!data.duplicates().isEmpty()) {
      blocks.add(new Block.Prose(Visible.name(data.duplicates()), ""));
    }
    if (!data.labels().isEmpty()) {
      blocks.add(counts("Paragraphs per label", "label", data.labels(), data.paragraphs()).build());
    }
    if (data.targets().size() > 1) {
      TableBuilder table =
          counts("Paragraphs per target", "target", data.targets(), data.paragraphs());
      if (data.targetCount() > data.targets().size()) {
        table.note(
            "%s of %s targets."
                .formatted(
                    Digits.TYPESET.count(data.targets().size()),
                    Digits.TYPESET.count(data.targetCount())));
      }
      blocks.add(table.build());
    }
    return Section.of("data", "Data", blocks);
  }

  private static TableBuilder counts(
      String caption, String head, Map<String, Long> counts, long all) {
    TableBuilder table = new TableBuilder(caption).text(head).number("paragraphs", "share");
    counts.forEach(
        (name, count) ->
            table.row(
                name.isEmpty() ? "(none)" : Visible.text(name),
                Digits.TYPESET.count(count),
                all == 0 ? Digits.UNDEFINED : Digits.TYPESET.percent((double) count / all)));
    return table;
  }

  static Section methods(Study.Texts texts) {
    return Section.of(
        "methods",
        "Methods",
        texts.methods().isBlank()
            ? List.of()
            : List.of(
                new Block.Prose("To quote in a paper:", ""),
                new Block.Quote(Visible.text(texts.methods()))));
  }

  static Section dataStatement(Study.Texts texts) {
    return Section.of("data-statement", "Data statement", MarkdownBlocks.of(texts.dataStatement()));
  }

  static Section modelCard(Study.Texts texts) {
    return Section.of("model-card", "Model card", terms(texts.modelCard()));
  }

  static Section cards(List<MetricCard> cards) {
    TableBuilder table =
        new TableBuilder("What has to be known to read the numbers")
            .text("metric", "how it is computed", "range", "what it hides", "source");
    for (MetricCard card : cards) {
      table.row(card.name(), card.formula(), card.range(), card.hides(), source(card.source()));
    }
    return Section.of(
        "metric-cards", "Metric cards", cards.isEmpty() ? List.of() : List.of(table.build()));
  }

  /** A metric without a source is no undefined value. */
  private static String source(String source) {
    return source.equals(Digits.UNDEFINED) ? "" : source;
  }

  static Section run(Study.Run run) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Definitions(
            List.of(
                new Block.Term("program", Visible.text(run.program())),
                new Block.Term("arguments", Visible.text(String.join(" ", run.arguments()))))));
    if (!run.inputs().isEmpty()) {
      TableBuilder inputs = new TableBuilder("Files that were read").text("file", "SHA-256");
      run.inputs()
          .forEach(file -> inputs.row(Visible.text(file.name()), Visible.text(file.sha256())));
      blocks.add(inputs.build());
    }
    pairs(blocks, "Settings, the defaults included", "setting", "value", run.settings());
    pairs(blocks, "Versions that the numbers depend on", "library", "version", run.versions());
    blocks.add(
        new Block.Prose(
            "With the same files and the JSON report of this run, this runs it again and fails on"
                + " any difference:",
            ""));
    blocks.add(new Block.Verbatim("stanchion reproduce results.json"));
    return Section.of("run", "How to reproduce it", blocks);
  }

  private static void pairs(
      List<Block> blocks, String caption, String key, String value, Map<String, String> pairs) {
    if (!pairs.isEmpty()) {
      TableBuilder table = new TableBuilder(caption).text(key, value);
      pairs.forEach((name, text) -> table.row(Visible.text(name), Visible.text(text)));
      blocks.add(table.build());
    }
  }

  private static List<Block> terms(Map<String, String> terms) {
    return terms.isEmpty()
        ? List.of()
        : List.of(
            new Block.Definitions(
                terms.entrySet().stream()
                    .map(
                        one ->
                            new Block.Term(
                                Visible.text(one.getKey()), Visible.text(one.getValue())))
                    .toList()));
  }
}
