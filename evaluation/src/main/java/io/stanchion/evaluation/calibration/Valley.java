package io.stanchion.evaluation.calibration;

import java.util.function.DoubleUnaryOperator;

/** The search for the logarithm of a temperature. */
final class Valley {
  private static final double LOWEST = Math.log(0.05);
  private static final double HIGHEST = Math.log(20);
  private static final double PRECISION = 1e-6;

  /** The usual distance of the logarithm of a temperature from 0. */
  private static final double USUAL_SPREAD = 0.5;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Valley() {}

  /** Returns the share of the prior in a cost. */
  static double penalty(double logTemperature) {
    double distance = logTemperature / USUAL_SPREAD;
    return distance * distance / 2;
  }

  /** Finds the place of the least cost by golden section: the cost has one valley. */
  static double lowest(DoubleUnaryOperator cost) {
    double low = LOWEST;
    double high = HIGHEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double leftCost = cost.applyAsDouble(left);
    double rightCost = cost.applyAsDouble(right);
    while (high - low > PRECISION) {
      if (leftCost < rightCost) {
        high = right;
        right = left;
        rightCost = leftCost;
        left = high - GOLDEN * (high - low);
        leftCost = cost.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        leftCost = rightCost;
        right = low + GOLDEN * (high - low);
        rightCost = cost.applyAsDouble(right);
      }
    }
    return (low + high) / 2;
  }
}
