package io.stanchion.encoders;

/** Vector arithmetic. */
final class Vectors {
  private Vectors() {}

  /** Returns the Euclidean length; 1 for the zero vector, which no scaling changes. */
  static double length(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return squares > 0 ? Math.sqrt(squares) : 1;
  }

  /** Scales a vector to length 1; returns the first axis for the zero vector. */
  static float[] normalised(double[] vector) {
    double squares = 0;
    for (double component : vector) {
      squares += component * component;
    }
    float[] unit = new float[vector.length];
    if (squares > 0) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (vector[i] / length);
      }
    } else {
      unit[0] = 1;
    }
    return unit;
  }
}
