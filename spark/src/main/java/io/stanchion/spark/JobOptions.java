package io.stanchion.spark;

import io.stanchion.classify.Classifier;
import io.stanchion.classify.Prior;
import io.stanchion.classify.option.OptionValue;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.reader.Columns;
import io.stanchion.dataset.reader.Format;
import io.stanchion.dataset.reader.Limits;
import io.stanchion.dataset.reader.ParagraphBreak;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.Speed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.cli.ParseException;
import org.apache.hadoop.conf.Configuration;

/**
 * The command line of the job.
 *
 * @param inputs Files, directories, Hadoop's patterns, or a table.
 * @param model The model's location; empty for the bundled one.
 * @param encoder The encoder that answers in place of a model; empty for a model.
 * @param labels The labels for an encoder's stances; empty for the usual ones.
 * @param speed How much of the model to use; empty for the usual part.
 * @param output The output.
 * @param settings Settings that do not depend on the model.
 * @param reading How to read.
 * @param kept The columns to keep; empty for all.
 * @param split Whether Spark reads and splits files.
 */
record JobOptions(
    List<String> inputs,
    Optional<String> model,
    Optional<String> encoder,
    List<String> labels,
    Optional<Speed> speed,
    JobOutput output,
    Classifier.Settings settings,
    ReadOptions reading,
    Optional<List<String>> kept,
    boolean split) {
  /**
   * Takes the values of options.
   *
   * @throws ParseException If one is missing or no value.
   * @throws io.stanchion.dataset.DataException If one is out of range.
   */
  static JobOptions of(JobArguments given) throws ParseException {
    requireAll(given);
    return new JobOptions(
        given.inputs(),
        given.text(JobOption.MODEL),
        given.text(JobOption.ENCODER),
        given.text(JobOption.LABELS).map(names -> List.of(names.split(",", -1))).orElse(List.of()),
        given.value(JobOption.SPEED, text -> OptionValue.name(Speed.class, text)),
        JobOutput.of(given),
        settings(given),
        reading(given),
        given
            .text(JobOption.KEEP_COLUMNS)
            .map(names -> names.equals("none") ? List.of() : List.of(names.split(",", -1))),
        given.has(JobOption.SPLIT));
  }

  private static void requireAll(JobArguments given) throws ParseException {
    List<String> missing = new ArrayList<>();
    if (!given.has(JobOption.OUT)) {
      missing.add("'" + JobOption.OUT.synopsis() + "'");
    }
    if (given.inputs().isEmpty()) {
      missing.add("'INPUT'");
    }
    if (missing.size() == 2) {
      throw new ParseException(
          "Missing required options and parameters: " + String.join(", ", missing));
    }
    if (!missing.isEmpty()) {
      String what = given.inputs().isEmpty() ? "parameter" : "option";
      throw new ParseException("Missing required " + what + ": " + missing.get(0));
    }
  }

  private static Classifier.Settings settings(JobArguments given) throws ParseException {
    return Classifier.Settings.of(
            given.has(JobOption.BOILERPLATE),
            given.text(JobOption.TARGET).orElse(""),
            given.value(JobOption.ABSTAIN_BELOW, OptionValue::number).orElse(0.0),
            given.value(JobOption.PREDICTION_SETS, OptionValue::number))
        .withPrior(given.text(JobOption.PRIOR).map(Prior::parse).orElse(Prior.NONE));
  }

  private static ReadOptions reading(JobArguments given) throws ParseException {
    return new ReadOptions(
        given.value(JobOption.INPUT_FORMAT, text -> OptionValue.name(Format.class, text)),
        given.value(JobOption.ENCODING, OptionValue::charset).orElse(StandardCharsets.UTF_8),
        given
            .value(JobOption.PARAGRAPHS, text -> OptionValue.name(ParagraphBreak.class, text))
            .orElse(ParagraphBreak.AUTO),
        given.value(JobOption.DELIMITER, OptionValue::character),
        new Columns(
            given.text(JobOption.TEXT_COLUMN).orElse("text"),
            "label",
            Optional.empty(),
            given.text(JobOption.TARGET_COLUMN)),
        limits(given));
  }

  private static Limits limits(JobArguments given) throws ParseException {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        wholeNumber(given, JobOption.MAX_PARAGRAPH_BYTES, usual.paragraphBytes()),
        wholeNumber(given, JobOption.MAX_DOCUMENT_BYTES, usual.documentBytes()),
        wholeNumber(given, JobOption.MAX_COLUMNS, usual.columns()),
        wholeNumber(given, JobOption.MAX_NESTING, usual.nesting()),
        given
            .value(JobOption.MAX_UNPACKED_BYTES, OptionValue::largeNumber)
            .orElse(usual.unpackedBytes()),
        wholeNumber(given, JobOption.MAX_UNPACKED_RATIO, usual.unpackedRatio()));
  }

  private static int wholeNumber(JobArguments given, JobOption option, int usual)
      throws ParseException {
    return given.value(option, OptionValue::wholeNumber).orElse(usual);
  }

  /**
   * Reads the models, or makes one of the encoder.
   *
   * @throws io.stanchion.dataset.DataException If there is none, or options contradict each other.
   */
  ShippedModels models(Configuration hadoop) {
    if (encoder.isEmpty()) {
      if (!labels.isEmpty()) {
        throw new DataException("--labels are for the stances that an --encoder reads; name one");
      }
      return ShippedModels.read(model, speed, hadoop);
    }
    if (model.isPresent()) {
      throw new DataException("--encoder and --model exclude each other: name one of the two");
    }
    return ShippedModels.ofEncoder(encoder.get(), labels);
  }

  /** Lists everything that the output depends on but the model, for the summary. */
  Map<String, String> named() {
    Map<String, String> named = new TreeMap<>(output.settings());
    named.put("inputs", String.join("\n", inputs));
    named.put("treatment", settings.toString());
    named.put("--split", String.valueOf(split));
    named.put("reading", reading.toString());
    return named;
  }
}
