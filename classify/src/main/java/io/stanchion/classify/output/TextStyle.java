package io.stanchion.classify.output;

/**
 * The look of rows that a person reads.
 *
 * @param width The width of a line in characters, at least 60.
 * @param coloured Whether labels have colours.
 */
public record TextStyle(int width, boolean coloured) {}
