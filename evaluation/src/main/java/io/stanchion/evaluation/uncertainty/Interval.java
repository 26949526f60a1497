package io.stanchion.evaluation.uncertainty;

import java.util.OptionalDouble;

/**
 * A metric's value with 95 % intervals. All is empty where the value is undefined, and the ends
 * where fewer than half of the resamples had a defined value.
 *
 * @param value The value on all paragraphs.
 * @param low The lower end, groups resampled.
 * @param high The upper end, groups resampled.
 * @param naiveLow The lower end, paragraphs resampled as if they were independent.
 * @param naiveHigh The upper end, paragraphs resampled as if they were independent.
 * @param designEffect The variance with groups resampled over that with paragraphs resampled.
 * @param effectiveSize The number of paragraphs over the design effect: how many independent ones
 *     would tell as much.
 * @param groups The number of groups.
 * @param undefined The share of group resamples in which the metric was undefined, in [0, 1].
 */
public record Interval(
    OptionalDouble value,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble naiveLow,
    OptionalDouble naiveHigh,
    OptionalDouble designEffect,
    OptionalDouble effectiveSize,
    int groups,
    double undefined) {}
