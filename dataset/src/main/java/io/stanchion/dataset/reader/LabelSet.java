package io.stanchion.dataset.reader;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.names.Doubt;
import io.stanchion.dataset.names.LabelNames;
import io.stanchion.dataset.names.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The rows of all files of labels, and what is wrong with them side by side. */
final class LabelSet {
  /** A shorter text, such as an answer, may well occur again. */
  private static final int FEWEST_WORDS = 5;

  private final Set<String> expected;
  private final Map<String, LabelFile.Labelled> byId = new HashMap<>();
  private final List<LabelFile.Labelled> all = new ArrayList<>();
  private final Set<LabelFile.Labelled> bad = Collections.newSetFromMap(new IdentityHashMap<>());

  LabelSet(Set<String> expected) {
    this.expected = expected;
  }

  /** Adds a row, unless another has its id. */
  void add(LabelFile.Labelled one) {
    String id = one.paragraph().paragraph().id();
    LabelFile.Labelled before = byId.putIfAbsent(id, one);
    if (before == null) {
      all.add(one);
    } else {
      one.file()
          .idProblem(
              one.line(),
              "'"
                  + id
                  + "' is already the id of "
                  + before.place(one.file())
                  + "; give each row an id of its own");
    }
  }

  /** Looks at all rows, and returns those that are in order. */
  List<LabelledParagraph> good(List<LabelFile> files) {
    if (files.size() > 1) {
      // Within a file, splits keep copies of a text together.
      checkTexts();
    }
    checkLabels();
    checkTargets();
    checkGroups();
    return all.stream()
        .filter(one -> bad.isEmpty() || !bad.contains(one))
        .map(LabelFile.Labelled::paragraph)
        .toList();
  }

  private void checkTexts() {
    Map<List<String>, LabelFile.Labelled> byText = new HashMap<>();
    for (LabelFile.Labelled one : all) {
      String text = one.paragraph().paragraph().text().strip();
      LabelFile.Labelled before =
          byText.putIfAbsent(List.of(text, one.paragraph().paragraph().target()), one);
      boolean copied = before != null && before.file() != one.file();
      if (copied && text.split("\\s+", FEWEST_WORDS).length == FEWEST_WORDS) {
        bad.add(one);
        String label =
            before.paragraph().label().equals(one.paragraph().label())
                ? ""
                : ", labelled '" + before.paragraph().label() + "' there";
        one.file()
            .textProblem(
                one.line(),
                " is that of " + before.place(one.file()) + label + "; keep one of them");
      }
    }
  }

  private void checkLabels() {
    Map<String, Long> counts = counts(LabelledParagraph::label);
    LabelNames names = new LabelNames(counts, expected);
    Map<String, Optional<String>> met = new HashMap<>();
    for (LabelFile.Labelled one : all) {
      String label = one.paragraph().label();
      Set<String> known = one.file().knownLabels();
      Optional<String> problem =
          expected.isEmpty() && !known.isEmpty()
              ? LabelNames.unexpected(label, known)
              : met.computeIfAbsent(label, names::problem).or(() -> secondHeader(one, counts));
      problem.ifPresent(
          message -> {
            bad.add(one);
            one.file().labelProblem(one.line(), message);
          });
    }
  }

  /** A label that stands in the first row alone may be a title, as survey tools add them. */
  private Optional<String> secondHeader(LabelFile.Labelled one, Map<String, Long> counts) {
    String label = one.paragraph().label();
    boolean suspected =
        expected.isEmpty()
            && one.first()
            && counts.getOrDefault(label, 0L) == 1
            && counts.values().stream().filter(count -> count > 1).count() > 1;
    return suspected
        ? Optional.of(
            "'"
                + Spelling.shown(label)
                + "' occurs once, in the first row; take the row out if it is a second header."
                + LabelNames.WAY_OUT)
        : Optional.empty();
  }

  private void checkTargets() {
    Map<String, Long> counts = counts(one -> one.paragraph().target());
    Optional<Long> without = Optional.ofNullable(counts.remove(""));
    Map<String, Doubt> doubts = byName(Spelling.ofNames(counts));
    boolean some = without.isPresent() && !counts.isEmpty();
    String empty =
        String.format(
            Locale.ROOT,
            " is empty, but %d of %d rows have a target; fill it in, or take the row out",
            all.size() - without.orElse(0L),
            all.size());
    if (doubts.isEmpty() && !some) {
      return;
    }
    for (LabelFile.Labelled one : all) {
      String target = one.paragraph().paragraph().target();
      if (doubts.containsKey(target)) {
        bad.add(one);
        one.file().targetProblem(one.line(), ": " + doubts.get(target).message());
      } else if (some && target.isEmpty()) {
        bad.add(one);
        one.file().targetProblem(one.line(), empty);
      }
    }
  }

  private void checkGroups() {
    Map<String, Long> counts =
        all.stream()
            .filter(one -> one.file().grouped())
            .collect(groupingBy(one -> one.paragraph().group(), counting()));
    Map<String, Doubt> doubts = byName(Spelling.ofIds(counts));
    if (doubts.isEmpty()) {
      return;
    }
    for (LabelFile.Labelled one : all) {
      String group = one.paragraph().group();
      if (one.file().grouped() && doubts.containsKey(group)) {
        bad.add(one);
        one.file().groupProblem(one.line(), doubts.get(group).message());
      }
    }
  }

  private static Map<String, Doubt> byName(Spelling spelling) {
    return spelling.doubts().stream().collect(toMap(Doubt::name, doubt -> doubt));
  }

  private Map<String, Long> counts(Function<LabelledParagraph, String> name) {
    return all.stream().map(LabelFile.Labelled::paragraph).collect(groupingBy(name, counting()));
  }
}
