package io.stanchion.classify.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InOrderTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void passesResultsOnInTheOrderOfThePieces(int threads) {
    List<Integer> results = new ArrayList<>();
    try (InOrder<Integer, Integer> pipeline =
        new InOrder<>(threads, 10, InOrderTest::slowForEvenNumbers, results::add)) {
      IntStream.range(0, 200).forEach(i -> pipeline.add(i, 1 + i % 20));
      pipeline.finish();
    }
    assertThat(results).isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void boundsWhatIsUnderWay(int threads) {
    AtomicInteger underWay = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    try (InOrder<Integer, Integer> pipeline =
        new InOrder<>(
            threads,
            5,
            i -> underWay.incrementAndGet(),
            i -> {
              seen.add(underWay.get());
              underWay.decrementAndGet();
            })) {
      IntStream.range(0, 500).forEach(i -> pipeline.add(i, 1));
      pipeline.finish();
    }
    assertThat(seen).hasSize(500).allMatch(count -> count <= 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void throwsWhatTheWorkThrows(int threads) {
    try (InOrder<Integer, Integer> pipeline =
        new InOrder<>(
            threads,
            10,
            i -> {
              throw new IllegalStateException("piece " + i);
            },
            i -> {})) {
      assertThatThrownBy(
              () -> {
                pipeline.add(7, 1);
                pipeline.finish();
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("piece 7");
    }
  }

  private static int slowForEvenNumbers(int number) {
    long spent = 0;
    for (int i = 0; i < (number % 2 == 0 ? 20_000 : 10); i++) {
      spent += i ^ number;
    }
    return spent < 0 ? -1 : number;
  }
}
