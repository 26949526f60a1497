package io.stanchion.evaluation.metric;

/**
 * What has to be known about a metric to read its number.
 *
 * @param name Its name.
 * @param formula How it is computed.
 * @param range Its values, and which is best.
 * @param hides What it does not show.
 * @param source Where it comes from.
 */
public record MetricCard(String name, String formula, String range, String hides, String source) {}
