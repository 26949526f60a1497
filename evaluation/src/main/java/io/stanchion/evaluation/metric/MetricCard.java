package io.stanchion.evaluation.metric;

/**
 * The facts about a metric that are needed to read its number.
 *
 * @param name Its name.
 * @param formula Its formula.
 * @param range Its values, and which is best.
 * @param hides The errors that it does not show.
 * @param source Where it comes from.
 */
public record MetricCard(String name, String formula, String range, String hides, String source) {}
