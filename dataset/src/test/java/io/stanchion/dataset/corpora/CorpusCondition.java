package io.stanchion.dataset.corpora;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Leaves a test out whose corpus is absent, and says where it was looked for. */
final class CorpusCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), NeedsCorpus.class)
        .map(NeedsCorpus::value)
        .filter(corpus -> !Corpora.has(corpus))
        .map(
            corpus ->
                ConditionEvaluationResult.disabled(corpus + " was not found " + Corpora.place()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("the corpus is there"));
  }
}
