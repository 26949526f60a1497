package io.stanchion.dataset.names;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds names that are other spellings of one another: by characters that cannot be seen, blanks,
 * accents, case, punctuation, or a number's form. Of several spellings, the most frequent of those
 * without hidden characters counts as the right one.
 */
public final class Spelling {
  /** How far names of a kind may differ and yet be the same. */
  private enum Names {
    LABELS,
    OTHERS,
    IDS
  }

  /** Ids may differ by a hyphen, and by case where they look like a code. */
  private static final Set<Fold> OF_IDS =
      EnumSet.of(Fold.INVISIBLE, Fold.BLANKS, Fold.ENCODING, Fold.NUMBER);

  private static final Set<Fold> OF_WORDS =
      EnumSet.of(Fold.INVISIBLE, Fold.BLANKS, Fold.ENCODING, Fold.CASE, Fold.NUMBER);

  private static final int RARE = 2;
  private static final int FREQUENT = 5;

  private final Map<String, Long> counts;
  private final Names names;
  private final Map<String, List<String>> byKey;
  private final List<String> frequent;

  private Spelling(Map<String, Long> counts, Names names) {
    this.counts = new TreeMap<>(counts);
    this.names = names;
    this.byKey = counts.keySet().stream().collect(groupingBy(name -> key(name, names)));
    this.frequent = this.counts.keySet().stream().filter(name -> count(name) >= FREQUENT).toList();
  }

  /**
   * Looks at labels, of which there are few, and most are frequent: rare ones that are a letter or
   * two away from a frequent one are doubted too, and so is one that occurs once among frequent
   * ones.
   *
   * @param counts How often each label occurs.
   * @return The spellings.
   */
  public static Spelling ofLabels(Map<String, Long> counts) {
    return new Spelling(counts, Names.LABELS);
  }

  /**
   * Looks at other names in words: targets, annotators.
   *
   * @param counts How often each name occurs.
   * @return The spellings.
   */
  public static Spelling ofNames(Map<String, Long> counts) {
    return new Spelling(counts, Names.OTHERS);
  }

  /**
   * Looks at ids, of units or groups. They may be codes: those with digits may differ by case, and
   * all may differ by hyphens and punctuation.
   *
   * @param counts How often each id occurs.
   * @return The spellings.
   */
  public static Spelling ofIds(Map<String, Long> counts) {
    return new Spelling(counts, Names.IDS);
  }

  /**
   * Lists the names that are probably not what was meant.
   *
   * @return A doubt for each, names in alphabetical order.
   */
  public List<Doubt> doubts() {
    return counts.keySet().stream().map(this::doubt).flatMap(Optional::stream).toList();
  }

  /**
   * Looks at one name.
   *
   * @param name A name that was counted.
   * @return Why it is probably not what was meant; empty if it is.
   */
  public Optional<Doubt> doubt(String name) {
    if (names == Names.IDS) {
      return otherSpelling(name);
    }
    return json(name)
        .or(() -> otherSpelling(name))
        .or(() -> names == Names.LABELS ? typingError(name) : Optional.empty())
        .or(() -> names == Names.LABELS ? single(name) : Optional.empty());
  }

  /**
   * Finds the known name that another is a spelling of.
   *
   * @param typed A name as it was typed.
   * @param known The names that are right.
   * @return The same name, if it is known; else the one that differs from it by spelling alone.
   */
  public static Optional<String> find(String typed, Collection<String> known) {
    return known.contains(typed)
        ? Optional.of(typed)
        : known.stream()
            .filter(name -> key(name, Names.LABELS).equals(key(typed, Names.LABELS)))
            .findFirst();
  }

  /**
   * Compares names with known ones, such as the labels of predictions with those of the gold
   * labels.
   *
   * @param typed How often each name occurs.
   * @param known The names that are right.
   * @return A doubt for each name that is not known, the most frequent first.
   */
  public static List<Doubt> unknown(Map<String, Long> typed, Collection<String> known) {
    List<Doubt> doubts = new ArrayList<>();
    for (Map.Entry<String, Long> one : new TreeMap<>(typed).entrySet()) {
      String name = one.getKey();
      if (!known.contains(name)) {
        Optional<String> same = find(name, known);
        Optional<String> near = same.or(() -> Suggestion.of(name, known).name());
        String reason =
            same.map(right -> differs(name, right, Fold.ALL))
                .orElse("is none of " + known.stream().map(Spelling::shown).toList());
        doubts.add(new Doubt(name, one.getValue(), near, reason));
      }
    }
    doubts.sort(Comparator.comparingLong(Doubt::count).reversed());
    return List.copyOf(doubts);
  }

  /**
   * Returns the options that give names their probable spelling.
   *
   * @param doubts Doubts about names.
   * @return Such as {@code --rename CON=con --rename PRO=pro}; empty text where no name suggests
   *     itself.
   */
  public static String renames(List<Doubt> doubts) {
    return String.join(
        " ", doubts.stream().map(Doubt::rename).flatMap(Optional::stream).sorted().toList());
  }

  /**
   * Returns a name for a message.
   *
   * @param name A name.
   * @return The name with each character that could be overlooked as {@code <U+00A0>}.
   */
  public static String shown(String name) {
    return Characters.shown(name);
  }

  private Optional<Doubt> otherSpelling(String name) {
    List<String> spellings = byKey.getOrDefault(key(name, names), List.of(name));
    if (names == Names.IDS && spellings.size() == 1) {
      return Optional.empty();
    }
    String best =
        spellings.stream()
            .min(
                Comparator.comparing((String one) -> !Fold.cleaned(one).equals(one))
                    .thenComparing(one -> -count(one))
                    .thenComparing(Comparator.naturalOrder()))
            .orElse(name);
    // An id is a reference, which has to be spelled as elsewhere.
    String meant = names == Names.IDS || best.isBlank() ? best : Fold.cleaned(best);
    return meant.equals(name) || meant.isEmpty()
        ? Optional.empty()
        : Optional.of(doubt(name, Optional.of(meant), differs(name, meant, folds(name, names))));
  }

  private static String differs(String name, String right, Set<Fold> folds) {
    return "differs from '" + shown(right) + "' by " + Difference.between(name, right, folds);
  }

  private Optional<Doubt> typingError(String name) {
    // Not every label with every other: a column of texts, named by mistake, has as many as rows.
    return frequent.stream()
        .filter(other -> isTypingErrorOf(name, other))
        .findFirst()
        .map(other -> otherSpelling(other).flatMap(Doubt::meant).orElse(other))
        .map(meant -> doubt(name, Optional.of(meant), "looks like a typing error"));
  }

  private boolean isTypingErrorOf(String name, String other) {
    long count = countOfAllSpellings(name);
    return count <= RARE
        && !key(name, names).equals(key(other, names))
        && count(other) >= FREQUENT * count
        && Suggestion.isNear(name, other);
  }

  private Optional<Doubt> single(String name) {
    long others = frequent.stream().filter(other -> !other.equals(name)).count();
    if (countOfAllSpellings(name) != 1 || others < 2) {
      return Optional.empty();
    }
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    return Optional.of(
        doubt(name, Optional.empty(), "occurs once in " + rows + " rows, among frequent labels"));
  }

  private Optional<Doubt> json(String name) {
    String what = names == Names.LABELS ? "label" : "name";
    return JsonName.find(name)
        .map(
            json ->
                doubt(name, json.onlyText().filter(counts::containsKey), "is JSON, not a " + what));
  }

  private Doubt doubt(String name, Optional<String> meant, String reason) {
    return new Doubt(name, count(name), meant, reason);
  }

  private long countOfAllSpellings(String name) {
    return byKey.getOrDefault(key(name, names), List.of()).stream().mapToLong(this::count).sum();
  }

  private long count(String name) {
    return counts.getOrDefault(name, 0L);
  }

  private static String key(String name, Names names) {
    return Fold.folded(name, folds(name, names));
  }

  private static Set<Fold> folds(String name, Names names) {
    if (names != Names.IDS) {
      return Fold.ALL;
    }
    return name.chars().anyMatch(Character::isDigit) ? OF_IDS : OF_WORDS;
  }
}
