package io.stanchion.classify;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.LabelNames;
import io.stanchion.dataset.names.Spelling;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shares that a user expects labels to have among the paragraphs to classify.
 *
 * @param shares The shares by label, in alphabetical order; empty where none are named.
 * @param trained Whether the shares are those among the paragraphs that a model was calibrated on.
 */
public record Prior(NavigableMap<String, Double> shares, boolean trained) implements Serializable {
  /** The value that asks for an estimate from the input. */
  public static final String ESTIMATE = "estimate";

  /** No expectation: probabilities stay as the model gives them. */
  public static final Prior NONE = new Prior(new TreeMap<>(), false);

  /** The shares among the paragraphs that each model was calibrated on. */
  public static final Prior TRAINED = new Prior(new TreeMap<>(), true);

  private static final String AS_TRAINED = "trained";

  private static final long serialVersionUID = 1L;
  private static final double SLACK = 0.01;

  /** Copies the map. */
  public Prior {
    shares = Collections.unmodifiableNavigableMap(new TreeMap<>(shares));
  }

  /**
   * Takes a share for each label.
   *
   * @param labels The labels.
   * @param shares Their shares, in the same order.
   * @return The prior.
   */
  public static Prior of(List<String> labels, List<Double> shares) {
    NavigableMap<String, Double> byLabel = new TreeMap<>();
    for (int label = 0; label < labels.size(); label++) {
      byLabel.put(labels.get(label), shares.get(label));
    }
    return new Prior(byLabel, false);
  }

  /**
   * Parses the value of {@code --prior}.
   *
   * @param text For example {@code pro=0.1,anti=0.1}, or {@code trained}.
   * @return The shares by labels as they were typed, or {@link #TRAINED}.
   * @throws DataException If it is something else, or a label stands there twice.
   */
  public static Prior parse(String text) {
    if (text.equals(AS_TRAINED)) {
      return TRAINED;
    }
    if (text.equals(ESTIMATE)) {
      throw new DataException(
          "--prior estimate: only 'stanchion classify' estimates shares; name them here");
    }
    NavigableMap<String, Double> shares = new TreeMap<>();
    for (String one : text.split(",", -1)) {
      int at = one.lastIndexOf('=');
      if (at <= 0) {
        throw new DataException(
            "--prior '"
                + Spelling.shown(text)
                + "': expected LABEL=SHARE[,LABEL=SHARE...], such as pro=0.1,anti=0.1, or "
                + AS_TRAINED
                + " or "
                + ESTIMATE);
      }
      String label = one.substring(0, at).strip();
      if (shares.put(label, share(label, one.substring(at + 1).strip())) != null) {
        throw new DataException("--prior: '" + Spelling.shown(label) + "' is there twice");
      }
    }
    return new Prior(shares, false);
  }

  private static double share(String label, String text) {
    try {
      double share = Double.parseDouble(text);
      if (share > 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Refused below.
    }
    throw new DataException(
        "--prior: the share of '"
            + Spelling.shown(label)
            + "' must be a number between 0 and 1, such as 0.1, got '"
            + Spelling.shown(text)
            + "'");
  }

  /**
   * Returns whether nothing is expected.
   *
   * @return True for {@link #NONE}.
   */
  public boolean isNone() {
    return shares.isEmpty() && !trained;
  }

  /**
   * Returns a share for every label of a model. One label may be without: it gets the rest.
   *
   * @param labels The labels as the model spells them.
   * @return A share for each, which sum to 1; {@link #NONE} or {@link #TRAINED} if this is it.
   * @throws DataException If a label is none of the model's, several have no share, or the shares
   *     do not sum to 1.
   */
  public Prior of(List<String> labels) {
    if (shares.isEmpty()) {
      return this;
    }
    NavigableMap<String, Double> named = new TreeMap<>();
    shares.forEach(
        (typed, share) -> {
          if (named.put(label(typed, labels), share) != null) {
            throw new DataException("--prior: '" + Spelling.shown(typed) + "' is there twice");
          }
        });
    Set<String> missing = new TreeSet<>(labels);
    missing.removeAll(named.keySet());
    if (missing.size() > 1) {
      throw new DataException(
          "--prior: the labels "
              + missing
              + " have no share; name all labels, or all but one, which gets the rest");
    }
    double sum = named.values().stream().mapToDouble(one -> one).sum();
    missing.forEach(label -> named.put(label, rest(label, sum)));
    return normalised(named);
  }

  private static String label(String typed, List<String> labels) {
    return Spelling.find(typed, labels)
        .orElseThrow(
            () ->
                new DataException(
                    "--prior: "
                        + LabelNames.unexpected(typed, new TreeSet<>(labels)).orElse("no label")));
  }

  private static double rest(String label, double sum) {
    if (sum >= 1) {
      throw new DataException(
          "--prior: the shares sum to "
              + rounded(sum)
              + ", which leaves nothing for '"
              + Spelling.shown(label)
              + "'");
    }
    return 1 - sum;
  }

  private static Prior normalised(NavigableMap<String, Double> named) {
    double sum = named.values().stream().mapToDouble(one -> one).sum();
    if (!(Math.abs(sum - 1) <= SLACK + 1e-12)) {
      throw new DataException("--prior: the shares sum to " + rounded(sum) + "; expected 1");
    }
    NavigableMap<String, Double> whole = new TreeMap<>();
    named.forEach((label, share) -> whole.put(label, share / sum));
    return new Prior(whole, false);
  }

  private static double rounded(double sum) {
    return Math.round(sum * 1e6) / 1e6;
  }

  /**
   * Lists the shares of some of the labels.
   *
   * @param labels Labels that have a share.
   * @return Their shares, in the same order, made to sum to 1.
   */
  List<Double> among(List<String> labels) {
    double[] some = labels.stream().mapToDouble(shares::get).toArray();
    double sum = Arrays.stream(some).sum();
    return Arrays.stream(some).mapToObj(one -> one / sum).toList();
  }

  /** Lists the shares as {@code --prior} takes them; empty text for none. */
  @Override
  public String toString() {
    return trained ? AS_TRAINED : words();
  }

  private String words() {
    return shares.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }
}
