package io.stanchion.classify.run;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.names.Suggestion;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.InputColumns;
import io.stanchion.dataset.reader.ReadOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of the inputs that stand in the output too: a union over all inputs, each column in
 * the place of its first occurrence.
 */
public final class KeptColumns {
  /** Stands for all columns. */
  public static final String ALL = "all";

  /** Stands for no column. */
  public static final String NONE = "none";

  private static final String PREFIX = "input_";

  private static final Set<String> OURS =
      Set.of(
          "id",
          "article",
          "paragraph",
          "kind",
          "label",
          "confidence",
          "prediction_set",
          "status",
          "model_hash",
          "text");

  private final List<String> names;
  private final Map<String, InputColumns> byInput;
  private final List<Input> inputs;
  private final boolean all;
  private final ReadOptions options;

  private KeptColumns(
      List<String> names, List<InputColumns> looked, boolean all, ReadOptions options) {
    this.names = List.copyOf(names);
    this.byInput = new LinkedHashMap<>();
    looked.forEach(one -> byInput.put(one.input().article(), one));
    this.inputs = looked.stream().map(InputColumns::input).toList();
    this.all = all;
    this.options = options;
  }

  /**
   * Keeps no columns.
   *
   * @param inputs The inputs.
   * @return Them, with no column to keep.
   */
  public static KeptColumns none(List<Input> inputs) {
    List<InputColumns> looked =
        inputs.stream().map(one -> new InputColumns(one, Set.of(), true)).toList();
    return new KeptColumns(List.of(), looked, false, ReadOptions.DEFAULT);
  }

  /**
   * Looks at the inputs for the columns to keep.
   *
   * @param asked {@code all}, {@code none}, or names separated by commas.
   * @param inputs The inputs.
   * @param options How to read them.
   * @return The columns.
   * @throws DataException If no input has a column that was named.
   */
  public static KeptColumns of(String asked, List<Input> inputs, ReadOptions options) {
    if (asked.equals(NONE)) {
      return none(inputs);
    }
    List<InputColumns> looked = inputs.stream().map(one -> InputColumns.of(one, options)).toList();
    Set<String> found = new LinkedHashSet<>();
    looked.forEach(one -> found.addAll(one.names()));
    if (asked.equals(ALL)) {
      return new KeptColumns(List.copyOf(found), looked, true, options);
    }
    List<String> named = Arrays.stream(asked.split(",", -1)).map(String::strip).distinct().toList();
    if (looked.stream().allMatch(InputColumns::isComplete)) {
      named.forEach(name -> requireFound(name, found));
    }
    return new KeptColumns(named, looked, false, options);
  }

  private static void requireFound(String name, Set<String> found) {
    if (!found.contains(name)) {
      throw new DataException(
          "--keep-columns: no input has a column '"
              + name
              + "' to keep"
              + Suggestion.of(name, found).map(near -> " (did you mean '" + near + "'?)")
              + "; they have "
              + List.copyOf(found));
    }
  }

  /** Returns the inputs, to be read instead of those that were looked at. */
  List<Input> inputs() {
    return inputs;
  }

  /**
   * Lists the names as they are in the inputs.
   *
   * @return The names, in the order of the output.
   */
  public List<String> names() {
    return names;
  }

  /**
   * Lists the names as they are in the output: {@code input_} stands before one that is a column of
   * the output already, or looks like a probability.
   *
   * @return The names, all different.
   */
  public List<String> titles() {
    Set<String> titles = new LinkedHashSet<>();
    for (String name : names) {
      String folded = name.toLowerCase(Locale.ROOT);
      String title = OURS.contains(folded) || folded.startsWith("p_") ? PREFIX + name : name;
      while (titles.contains(title) || (!title.equals(name) && names.contains(title))) {
        title = PREFIX + title;
      }
      titles.add(title);
    }
    return new ArrayList<>(titles);
  }

  /** Returns whether the fields of an input's records are needed. */
  boolean areAskedOf(Input input) {
    return !names.isEmpty() || isWatched(input);
  }

  /** Returns the values of a record. */
  List<Optional<String>> values(Input input, Map<String, String> fields) {
    Set<String> its = all ? looked(input).names() : Set.copyOf(names);
    return names.stream()
        .map(name -> its.contains(name) ? Optional.ofNullable(fields.get(name)) : none())
        .toList();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Returns the number of fields that came too late to have a column. */
  long late(Input input, Map<String, String> fields) {
    return isWatched(input) ? looked(input).unknown(fields.keySet(), options).size() : 0;
  }

  private InputColumns looked(Input input) {
    return requireNonNull(byInput.get(input.article()), "an input that was not looked at");
  }

  private boolean isWatched(Input input) {
    return all && !looked(input).isComplete();
  }
}
