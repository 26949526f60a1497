package io.stanchion.finetune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The facts to know about a trained encoder before using or publishing it (Mitchell et al., 2019,
 * "Model cards for model reporting", arXiv:1810.03993).
 *
 * @param base The name of the encoder that it was made of.
 * @param baseSha256 The digest of its ONNX file.
 * @param set What it was trained on.
 * @param schedule How.
 * @param pairs How the pairs were made.
 * @param outcome What came of it.
 */
record Card(
    String base,
    String baseSha256,
    PairSet set,
    Schedule schedule,
    PairOptions pairs,
    Outcome outcome) {
  /** Returns the card in Markdown. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# A stance encoder");
    lines.add("");
    lines.add("Made of `" + base + "` (SHA-256 of its ONNX file: `" + baseSha256 + "`).");
    lines.add("");
    lines.add("| source | licence | rows | used | rejected | labels | SHA-256 |");
    lines.add("|---|---|---|---|---|---|---|");
    for (Source source : set.sources()) {
      lines.add(row(source));
    }
    lines.add("");
    summary().forEach(line -> lines.add("- " + line));
    lines.add("- schedule: " + schedule);
    lines.add(
        String.format(
            Locale.ROOT,
            "- pairs: window %d, held out %s, mismatched %s as %s, renamed %s",
            pairs.window(),
            pairs.heldOut(),
            pairs.neutral().isPresent() ? pairs.mismatched() : 0,
            pairs.neutral().orElse("none"),
            pairs.renamed()));
    lines.add("");
    lines.add("The losses are on targets that were held out to choose the epoch and to calibrate,");
    lines.add("and so lean downwards. They say nothing of other text.");
    return String.join("\n", lines) + "\n";
  }

  private static String row(Source source) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %d | %s | %s |",
        cell(source.file()),
        source.licence().isEmpty() ? "**not stated**" : cell(source.licence()),
        source.rows(),
        source.used(),
        source.rejected(),
        cell(String.join(", ", source.labels())),
        source.sha256());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\p{Cntrl}", " ");
  }

  /** Returns a summary in a few lines. */
  List<String> summary() {
    return List.of(
        "labels " + String.join(", ", outcome.labels()),
        String.format(
            Locale.ROOT,
            "pairs %d trained on, %d held out",
            set.training().size(),
            set.heldOut().size()),
        String.format(
            Locale.ROOT,
            "epochs %d, best %s",
            outcome.epochs().size(),
            outcome.bestEpoch().map(String::valueOf).orElse("none")),
        String.format(
            Locale.ROOT,
            "held-out targets: log-loss %.4f, calibrated %.4f, right %.3f",
            outcome.lossBefore(),
            outcome.lossAfter(),
            outcome.accuracy()),
        String.format(
            Locale.ROOT,
            "calibration: scale %.3f, bias %s",
            outcome.calibrated().scale(),
            biases()));
  }

  private String biases() {
    List<String> biases = new ArrayList<>();
    for (int i = 0; i < outcome.labels().size(); i++) {
      biases.add(
          String.format(
              Locale.ROOT, "%s %.3f", outcome.labels().get(i), outcome.calibrated().bias()[i]));
    }
    return String.join(", ", biases);
  }
}
