package io.stanchion.dataset.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelNamesTest {
  @ParameterizedTest
  @CsvSource({
    "favor, 1, favour, 5",
    "favuor, 1, favour, 5",
    "favour, 2, favor, 10",
    "nuetral-ish, 1, neutral-ish, 5",
  })
  void takesForATypingError(String typed, long times, String meant, long often) {
    Map<String, Long> counts = Map.of(typed, times, meant, often);

    assertThat(problem(typed, counts))
        .contains(
            "'"
                + typed
                + "' looks like a typing error; did you mean '"
                + meant
                + "'? If it is a label of its own, list all labels with --labels");
    assertThat(problem(meant, counts)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pro_ban, 40, pro-ban, 50, 'the hyphen, underscore or blank between words'",
    "pro ban, 2, pro-ban, 10, 'the hyphen, underscore or blank between words'",
    "Against, 1, against, 2, case",
    "AGAINST, 40, against, 50, case",
    "f, 1, F, 2, case",
  })
  void takesForAnotherSpelling(String typed, long times, String meant, long often, String by) {
    Map<String, Long> counts = Map.of(typed, times, meant, often);

    assertThat(problem(typed, counts))
        .contains(
            String.format(
                "'%s' differs from '%s' by %s; did you mean '%s'? If it is a label of its own, list"
                    + " all labels with --labels",
                typed, meant, by, meant));
    assertThat(problem(meant, counts)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "F, 1, A, 100",
    "N, 2, A, 100",
    "pro, 1, con, 100",
    "pro-ban, 1, anti-ban, 100",
    "favor, 3, favour, 100",
    "favor, 1, favour, 4",
    "favor, 2, favour, 9",
    "1, 1, 2, 50",
    "yes, 1, no, 50",
    "favuro, 1, favour, 100", // Two letters off, of six.
  })
  void takesForALabelOfItsOwn(String label, long times, String other, long often) {
    Map<String, Long> counts = Map.of(label, times, other, often);

    assertThat(problem(label, counts)).isEmpty();
    assertThat(problem(other, counts)).isEmpty();
  }

  @Test
  void keepsTheFirstInTheAlphabetOfTwoSpellingsThatAreEquallyFrequent() {
    Map<String, Long> counts = Map.of("Pro", 4L, "pro", 4L);

    assertThat(problem("Pro", counts)).isEmpty();
    assertThat(problem("pro", counts).orElseThrow()).contains("did you mean 'Pro'?");
  }

  @ParameterizedTest
  @CsvSource({
    "' pro', ' pro', a blank at its beginning",
    "'pro ', 'pro ', a blank at its end",
    "'\tpro\u2003', <U+0009>pro<U+2003>, a tab at its beginning"
  })
  void refusesBlanksAroundALabelHoweverFrequent(String typed, String shown, String by) {
    String problem =
        String.format(Locale.ROOT, "'%s' differs from 'pro' by %s; did you mean 'pro'?", shown, by);

    assertThat(problem(typed, Map.of(typed, 100L, "pro", 1L)).orElseThrow()).startsWith(problem);
    assertThat(problem(typed, Map.of(typed, 100L)).orElseThrow()).startsWith(problem);
    assertThat(problem("pro", Map.of(typed, 100L, "pro", 1L))).isEmpty();
  }

  @Test
  void goesByTheExpectedNamesAloneWhereThereAreAny() {
    Set<String> expected = new TreeSet<>(Set.of("favor", "favour"));
    LabelNames names = new LabelNames(Map.of("favor", 1L, "favour", 100L, "none", 100L), expected);

    assertThat(names.problem("favor")).isEmpty();
    assertThat(names.problem("favour")).isEmpty();
    assertThat(names.problem("none")).contains("'none' is not one of [favor, favour]");
    assertThat(names.problem("Favour"))
        .contains("'Favour' is not one of [favor, favour]; did you mean 'favour'?");
  }

  /** Comparing each with every other takes minutes. */
  @Test
  void takesAColumnOfTextsForLabels() {
    Map<String, Long> counts =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "The text of paragraph number " + i)
            .collect(Collectors.toMap(text -> text, text -> 1L));
    LabelNames names = new LabelNames(counts, Set.of());

    assertThat(counts.keySet()).allMatch(text -> names.problem(text).isEmpty());
  }

  private static Optional<String> problem(String label, Map<String, Long> counts) {
    return new LabelNames(counts, Set.of()).problem(label);
  }
}
