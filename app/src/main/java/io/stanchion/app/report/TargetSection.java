package io.stanchion.app.report;

import io.stanchion.evaluation.metric.Metric;
import io.stanchion.evaluation.study.Digits;
import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.SystemResult;
import io.stanchion.evaluation.study.SystemResult.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A section about the use of the target: the effect of another target, or of one part alone. */
final class TargetSection {
  private static final Pattern ONE_PART = Pattern.compile("(text|target)[- ]only");

  private final Evaluation evaluation;
  private final String id;

  TargetSection(Evaluation evaluation, String id) {
    this.evaluation = evaluation;
    this.id = id;
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    if (evaluation.flipRate().isPresent()) {
      blocks.add(
          new Block.Prose(
              "Given another target, "
                  + Digits.TYPESET.percent(evaluation.flipRate())
                  + " of the model's predictions change. A model that ignores the target would"
                  + " change none.",
              ""));
    }
    List<SystemResult> parts =
        evaluation.systems().stream()
            .filter(system -> system.role() == Role.BASELINE && isOnePart(system.name()))
            .toList();
    Optional<SystemResult> model =
        evaluation.systems().stream().filter(system -> system.role() == Role.MODEL).findFirst();
    Optional<Metric> metric = ShownMetrics.main(evaluation);
    if (!parts.isEmpty() && model.isPresent() && metric.isPresent()) {
      blocks.add(table(model.get(), parts, metric.get()));
    }
    return Section.of(id + "-target", "Does the model use the target?", blocks);
  }

  private static boolean isOnePart(String name) {
    return ONE_PART.matcher(name.toLowerCase(Locale.ROOT)).lookingAt();
  }

  private Block table(SystemResult model, List<SystemResult> parts, Metric metric) {
    TableBuilder table =
        new TableBuilder("The model against its parts, " + Visible.cut(evaluation.name(), 60))
            .text("what is known")
            .number(metric.title(), "full model − this", "p (Holm)");
    table.row(
        List.of(
            Block.Cell.of("text and target: " + Visible.text(model.name())),
            Block.Cell.of(value(model, metric)),
            Block.Cell.of(""),
            Block.Cell.of("")));
    parts.forEach(part -> table.row(row(model, part, metric)));
    return table.build();
  }

  private List<Block.Cell> row(SystemResult model, SystemResult part, Metric metric) {
    Optional<Evaluation.Comparison> tested =
        evaluation.comparisons().stream()
            .filter(one -> one.first().equals(model.name()) && one.second().equals(part.name()))
            .filter(one -> one.metric() == metric)
            .findFirst();
    return List.of(
        Block.Cell.of(Visible.text(part.name())),
        Block.Cell.of(value(part, metric)),
        tested
            .map(
                one ->
                    Block.Cell.of(
                        Digits.TYPESET.signed(one.value()),
                        Digits.TYPESET.signedRange(one.low(), one.high())))
            .orElseGet(() -> Block.Cell.of(difference(model, part, metric))),
        Block.Cell.of(
            Digits.TYPESET.p(
                tested.map(Evaluation.Comparison::holmP).orElse(OptionalDouble.empty()))));
  }

  private static String value(SystemResult system, Metric metric) {
    return Digits.TYPESET.score(system.value(metric));
  }

  private static String difference(SystemResult model, SystemResult part, Metric metric) {
    OptionalDouble one = model.value(metric);
    OptionalDouble other = part.value(metric);
    return one.isPresent() && other.isPresent()
        ? Digits.TYPESET.signed(one.getAsDouble() - other.getAsDouble())
        : Digits.UNDEFINED;
  }
}
