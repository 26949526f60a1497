package io.stanchion.encoders;

/** What is done with vectors as such. */
final class Vectors {
  private Vectors() {}

  /** Gives the Euclidean length; 1 for the zero vector, which is as it is at any length. */
  static double length(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    return squares > 0 ? Math.sqrt(squares) : 1;
  }

  /** Gives the vector of length 1 in the same direction; for the zero vector, the first axis. */
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
