package io.stanchion.encoders;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseMatrix.EigenDecomposition;
import org.tribuo.math.la.DenseVector;

/** The principal components of vectors: the directions in which they differ most. */
final class PrincipalComponents {
  private final double[] mean;
  private final double[][] directions;

  private PrincipalComponents(double[] mean, double[][] directions) {
    this.mean = mean;
    this.directions = directions;
  }

  /**
   * Finds the principal components.
   *
   * @param vectors The vectors; empty ones are ignored. At least one must not be empty.
   * @param count The number of directions, at most the number of the vectors' components.
   */
  static PrincipalComponents of(float[][] vectors, int count) {
    int size = IntStream.range(0, vectors.length).map(i -> vectors[i].length).max().orElse(0);
    double[] mean = mean(vectors, size);
    DenseMatrix covariance = DenseMatrix.createDenseMatrix(covariance(vectors, mean));
    EigenDecomposition eigen =
        covariance
            .eigenDecomposition()
            .orElseThrow(() -> new IllegalStateException("Every symmetric matrix has one"));
    double[] values = eigen.eigenvalues().toArray();
    double[][] directions =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -values[i]))
            .limit(count)
            .map(i -> oriented(eigen.getEigenVector(i)))
            .toArray(double[][]::new);
    return new PrincipalComponents(mean, directions);
  }

  /** Projects a vector. */
  float[] of(float[] vector) {
    float[] components = new float[directions.length];
    for (int i = 0; i < components.length; i++) {
      double sum = 0;
      for (int j = 0; j < vector.length; j++) {
        sum += directions[i][j] * (vector[j] - mean[j]);
      }
      components[i] = (float) sum;
    }
    return components;
  }

  /** Orients a direction: of it and its opposite, returns the one with a positive sum. */
  private static double[] oriented(DenseVector vector) {
    double[] direction = vector.toArray();
    double sum = 0;
    for (double component : direction) {
      sum += component;
    }
    for (int i = 0; sum < 0 && i < direction.length; i++) {
      direction[i] = -direction[i];
    }
    return direction;
  }

  private static double[] mean(float[][] vectors, int size) {
    double[] mean = new double[size];
    int count = 0;
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        mean[i] += vector[i];
      }
      count += vector.length == 0 ? 0 : 1;
    }
    for (int i = 0; i < size; i++) {
      mean[i] /= count;
    }
    return mean;
  }

  private static double[][] covariance(float[][] vectors, double[] mean) {
    int size = mean.length;
    double[][] covariance = new double[size][size];
    double[] centred = new double[size];
    int count = 0;
    for (float[] vector : vectors) {
      if (vector.length == 0) {
        continue;
      }
      count++;
      for (int i = 0; i < size; i++) {
        centred[i] = vector[i] - mean[i];
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariance[i][j] += centred[i] * centred[j];
        }
      }
    }
    for (double[] row : covariance) {
      for (int j = 0; j < size; j++) {
        row[j] /= count;
      }
    }
    return covariance;
  }
}
