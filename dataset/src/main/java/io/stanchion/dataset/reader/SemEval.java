package io.stanchion.dataset.reader;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of SemEval-2016 task 6 (Mohammad et al., 2016, S16-1003): four columns between tabs, or
 * six with all annotations, in which a quote is a character like any other.
 */
public final class SemEval {
  /** The columns that every file has, as its header names them. */
  public static final List<String> HEADER = List.of("ID", "Target", "Tweet", "Stance");

  /** The labels, in alphabetical order. */
  public static final Set<String> LABELS =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("AGAINST", "FAVOR", "NONE")));

  /** Stands in the place of a missing label. */
  public static final String UNLABELLED = "UNKNOWN";

  private static final List<String> NAMES = List.of("id", "target", "text", "label");

  /** A name that promises another format is believed. */
  private static final Pattern ENDING =
      Pattern.compile("\\.(txt|text|tsv)(\\.gz)?$", Pattern.CASE_INSENSITIVE);

  private SemEval() {}

  /** Recognises one of these files by its name and its first line. */
  static boolean isIn(String file, String firstLine) {
    boolean named = ENDING.matcher(file).find() || Format.find(file).isEmpty();
    return named && hasColumns(List.of(firstLine.split("\t", HEADER.size() + 1)));
  }

  /** Returns whether a header begins with the four columns. */
  static boolean hasColumns(List<String> titles) {
    if (titles.size() < HEADER.size()) {
      return false;
    }
    for (int i = 0; i < HEADER.size(); i++) {
      if (!HEADER.get(i).equalsIgnoreCase(titles.get(i).strip())) {
        return false;
      }
    }
    return true;
  }

  /** Renames the columns as in every other file of rows. */
  static List<String> names(List<String> titles) {
    return titles.stream()
        .map(
            title -> {
              int place = titles.indexOf(title);
              String plain = title.toLowerCase(Locale.ROOT).replace(' ', '_');
              return place < NAMES.size() ? NAMES.get(place) : plain;
            })
        .toList();
  }
}
