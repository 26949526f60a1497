package io.stanchion.classify.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class ProbabilityTest {
  @Test
  void showsTheDigitsThatJavaShows() {
    SplittableRandom random = new SplittableRandom(1);
    DoubleStream halves = random.longs(50_000, 0, 1_000_000).mapToDouble(n -> (n + 0.5) / 1e6);
    DoubleStream near = random.longs(50_000, 0, 1_000_000).mapToDouble(n -> Math.nextUp(n / 1e6));
    DoubleStream any = random.doubles(100_000);
    DoubleStream small = random.doubles(50_000).map(p -> p * 1e-5);
    DoubleStream.concat(DoubleStream.concat(halves, near), DoubleStream.concat(any, small))
        .forEach(ProbabilityTest::assertShown);
    DoubleStream.of(0, 1, Math.nextDown(1.0), Math.nextUp(1.0), 5e-7, 1e-300, 2, -0.5)
        .forEach(ProbabilityTest::assertShown);
  }

  private static void assertShown(double probability) {
    String expected = String.format(Locale.ROOT, "%.6f", probability);
    assertThat(Probability.digits(probability)).as("%s", probability).isEqualTo(expected);
  }
}
