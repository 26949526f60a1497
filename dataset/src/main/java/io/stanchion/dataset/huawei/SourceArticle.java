package io.stanchion.dataset.huawei;

import java.util.Optional;

/**
 * An article as it was found, with what its own text says about where it comes from.
 *
 * @param id The article's id, which is the name of its file without ending.
 * @param file The name of its file.
 * @param publisher Who published it.
 * @param title Its title.
 * @param date Its date, as precise as the text gives it.
 * @param source What else the text says of its origin.
 * @param text The whole text, nothing corrected.
 */
public record SourceArticle(
    String id,
    String file,
    Optional<String> publisher,
    Optional<String> title,
    Optional<String> date,
    Optional<String> source,
    String text) {}
