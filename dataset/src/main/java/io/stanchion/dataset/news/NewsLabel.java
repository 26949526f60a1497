package io.stanchion.dataset.news;

/**
 * A gold label that points at a paragraph of real news.
 *
 * @param id Identifies the paragraph within the labels.
 * @param article Identifies its article.
 * @param outlet The publisher, as the source names it.
 * @param date The date of the article, as the source has it; may be empty.
 * @param title The title of the article.
 * @param url Its address; may be empty.
 * @param position The place of the paragraph in its article, from 1.
 * @param target What the stance is about.
 * @param sha256 The digest of the paragraph's text in UTF-8, in lower-case hexadecimal.
 * @param label The stance.
 * @param holder Who voices it: {@code author}, a speaker, or {@code none}.
 * @param confidence The annotators' confidence: {@code high}, {@code medium} or {@code low}.
 * @param part Whether it is for training or for development.
 */
public record NewsLabel(
    String id,
    String article,
    String outlet,
    String date,
    String title,
    String url,
    long position,
    String target,
    String sha256,
    String label,
    String holder,
    String confidence,
    Part part) {}
