package io.stanchion.app.report;

import io.stanchion.evaluation.study.Evaluation;
import io.stanchion.evaluation.study.SystemResult;
import java.util.ArrayList;
import java.util.List;

/** A section for each evaluation. */
final class ResultsSections {
  private ResultsSections() {}

  static List<Section> of(List<Evaluation> evaluations) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < evaluations.size(); i++) {
      Evaluation evaluation = evaluations.get(i);
      String split = evaluations.size() > 1 ? Visible.cut(evaluation.name(), 60) : "";
      sections.add(of(evaluation, split, "results-" + (i + 1)));
    }
    return sections;
  }

  private static Section of(Evaluation evaluation, String split, String id) {
    SystemsSection systems = new SystemsSection(evaluation, id);
    List<Section> parts = new ArrayList<>();
    parts.add(systems.systems());
    parts.add(systems.comparisons());
    parts.add(new TargetSection(evaluation, id).section());
    int number = 1;
    for (SystemResult system : evaluation.systems()) {
      if (system.role() == SystemResult.Role.MODEL) {
        parts.add(
            new DetailSection(system, split, id + "-system-" + number++, evaluation.repeats() > 1)
                .section());
      }
    }
    parts.add(FoldsSection.of(evaluation, id));
    return new Section(
        id,
        "Results: " + Visible.cut(evaluation.name(), 60),
        List.of(),
        parts.stream().filter(part -> !part.isEmpty()).toList());
  }
}
