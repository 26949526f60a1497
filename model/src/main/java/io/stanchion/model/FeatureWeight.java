package io.stanchion.model;

/**
 * A feature and its weight for a label.
 *
 * @param name The feature's name.
 * @param weight The amount that a value of 1 adds to the label's score, against the mean label.
 */
public record FeatureWeight(String name, double weight) {}
