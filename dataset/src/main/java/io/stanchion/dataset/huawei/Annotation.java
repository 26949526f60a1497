package io.stanchion.dataset.huawei;

import io.stanchion.dataset.Kind;

/**
 * The label that one labelling pass gave to one unit.
 *
 * @param id The unit.
 * @param pass The pass: {@code a} or {@code b}.
 * @param kind The kind it gave.
 * @param label The stance it gave; empty for boilerplate.
 */
public record Annotation(String id, String pass, Kind kind, String label) {}
