package io.stanchion.dataset.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.huawei.Annotation;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AgreementTest {
  private static final long SEED = 20;

  /**
   * Fifty units: both say yes to 20 and no to 15, the first alone says yes to 5, the second alone
   * to 10.
   *
   * <p>Kappa: observed 35/50 = 0.7; by chance 25/50 · 30/50 + 25/50 · 20/50 = 0.5; (0.7 - 0.5) / (1
   * - 0.5) = 0.4.
   *
   * <p>Alpha: of the 100 labels 55 are yes and 45 no. Observed disagreement 15/50 = 0.3; expected 2
   * · 55 · 45 / (100 · 99) = 0.5; 1 - 0.3 / 0.5 = 0.4.
   */
  @Test
  void givesTheKappaAndAlphaThatOneComputesByHand() {
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    add(20, "yes", "yes", a, b);
    add(5, "yes", "no", a, b);
    add(10, "no", "yes", a, b);
    add(15, "no", "no", a, b);

    Agreement agreement = Agreement.between(a, b, SEED);

    assertThat(agreement.units()).isEqualTo(50);
    assertThat(agreement.agreed()).isEqualTo(35);
    assertThat(value(agreement.percent())).isCloseTo(0.7, within(1e-12));
    assertThat(value(agreement.kappa())).isCloseTo(0.4, within(1e-12));
    assertThat(value(agreement.alpha())).isCloseTo(0.4, within(1e-12));
  }

  /**
   * Ten units, one disagreement. Kappa: observed 0.9; by chance 1/10 · 2/10 + 9/10 · 8/10 = 0.74;
   * 0.16 / 0.26 = 8/13. Alpha: 3 yes and 17 no of 20; 0.1 / (2 · 3 · 17 / (20 · 19)) = 19/51; 1 -
   * 19/51 = 32/51.
   */
  @Test
  void tellsKappaFromAlphaWhereTheAnnotatorsDifferInHowOftenTheyUseALabel() {
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    add(1, "yes", "yes", a, b);
    add(1, "no", "yes", a, b);
    add(8, "no", "no", a, b);

    Agreement agreement = Agreement.between(a, b, SEED);

    assertThat(value(agreement.kappa())).isCloseTo(8 / 13.0, within(1e-12));
    assertThat(value(agreement.alpha())).isCloseTo(32 / 51.0, within(1e-12));
  }

  @Test
  void isOneThroughoutWhereAllLabelsAreEqual() {
    List<String> labels = List.of("pro", "anti", "neutral", "pro", "anti");

    Agreement agreement = Agreement.between(labels, labels, SEED);

    assertThat(agreement.agreed()).isEqualTo(5);
    for (Coefficient one : List.of(agreement.percent(), agreement.kappa(), agreement.alpha())) {
      assertThat(value(one)).isEqualTo(1.0);
      assertThat(one).hasToString("1.000 [1.000, 1.000]");
    }
  }

  @Test
  void isBelowZeroWhereAnnotatorsDisagreeMoreThanByChance() {
    Agreement agreement =
        Agreement.between(List.of("a", "b", "a", "b"), List.of("b", "a", "b", "a"), SEED);

    // By chance they would agree on half of the units: (0 - 0.5) / (1 - 0.5).
    assertThat(value(agreement.kappa())).isEqualTo(-1.0);
    assertThat(value(agreement.percent())).isEqualTo(0.0);
  }

  @Test
  void leavesKappaAndAlphaUndefinedWhereASingleLabelIsUsedThroughout() {
    List<String> labels = Collections.nCopies(6, "neutral");

    Agreement agreement = Agreement.between(labels, labels, SEED);

    assertThat(agreement.percent().value()).hasValue(1.0);
    assertThat(agreement.kappa())
        .isEqualTo(
            new Coefficient(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()))
        .hasToString("undefined");
    assertThat(agreement.alpha()).isEqualTo(agreement.kappa());
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThatThrownBy(() -> Agreement.between(List.of("a", "b"), List.of("a"), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected two equally long lists of labels, got 2 and 1");
  }

  @Test
  void refusesEmptyLists() {
    assertThatThrownBy(() -> Agreement.between(List.of(), List.of(), SEED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Expected two equally long lists of labels, got 0 and 0");
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void keepsTheValueInsideItsInterval(long seed) {
    List<String> a = randomLabels(seed);
    List<String> b = randomLabels(seed + 100);

    Agreement agreement = Agreement.between(a, b, seed);

    for (Coefficient one : List.of(agreement.percent(), agreement.kappa(), agreement.alpha())) {
      assertThat(one.low().orElseThrow()).isLessThan(value(one));
      assertThat(one.high().orElseThrow()).isGreaterThan(value(one)).isLessThanOrEqualTo(1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void givesTheSameIntervalsForTheSameSeed(long seed) {
    List<String> a = randomLabels(seed);
    List<String> b = randomLabels(seed + 100);

    assertThat(Agreement.between(a, b, seed)).isEqualTo(Agreement.between(a, b, seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotDependOnWhichAnnotatorComesFirst(long seed) {
    List<String> a = randomLabels(seed);
    List<String> b = randomLabels(seed + 100);

    Agreement there = Agreement.between(a, b, seed);
    Agreement back = Agreement.between(b, a, seed);

    assertThat(value(back.kappa())).isCloseTo(value(there.kappa()), within(1e-12));
    assertThat(value(back.alpha())).isCloseTo(value(there.alpha()), within(1e-12));
  }

  @Test
  void drawsOtherIntervalsForAnotherSeed() {
    List<String> a = randomLabels(1);
    List<String> b = randomLabels(2);

    assertThat(Stream.of(1L, 2L, 3L, 4L).map(seed -> Agreement.between(a, b, seed)).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void findsSeventyFiveOfTheSeventyEightShippedUnitsAgreed() {
    Map<String, List<String>> byPass =
        HuaweiBan.annotations().stream()
            .filter(annotation -> annotation.kind() != Kind.BOILERPLATE)
            .collect(
                Collectors.groupingBy(
                    Annotation::pass, Collectors.mapping(Annotation::label, Collectors.toList())));

    Agreement agreement =
        Agreement.between(
            byPass.getOrDefault("a", List.of()), byPass.getOrDefault("b", List.of()), SEED);

    assertThat(agreement.units()).isEqualTo(78);
    assertThat(agreement.agreed()).isEqualTo(75);
    assertThat(value(agreement.percent())).isEqualTo(75 / 78.0);
    assertThat(value(agreement.kappa())).isBetween(0.9, 1.0);
  }

  private static void add(int times, String a, String b, List<String> as, List<String> bs) {
    as.addAll(Collections.nCopies(times, a));
    bs.addAll(Collections.nCopies(times, b));
  }

  private static List<String> randomLabels(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() -> List.of("pro", "anti", "neutral").get(random.nextInt(3)))
        .limit(60)
        .toList();
  }

  private static double value(Coefficient coefficient) {
    return coefficient.value().orElseThrow();
  }
}
