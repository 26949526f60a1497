package io.stanchion.finetune;

import java.util.List;

/**
 * A file of labelled pairs, as the card of what was trained on it tells it.
 *
 * @param file Its name, without directories.
 * @param sha256 The digest of its bytes.
 * @param licence The terms it may be used under, as stated by who trained; empty if not stated.
 * @param rows How many rows were read.
 * @param used How many of them were trained or tuned on.
 * @param rejected How many rows were not in order.
 * @param labels The labels that it can give, in alphabetical order.
 */
record Source(
    String file,
    String sha256,
    String licence,
    int rows,
    int used,
    int rejected,
    List<String> labels) {}
