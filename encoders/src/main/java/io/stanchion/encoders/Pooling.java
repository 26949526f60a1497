package io.stanchion.encoders;

/** A way to pool the vectors of a text's pieces into one. */
enum Pooling {
  /** The vector of the first piece, a special one for this purpose. */
  CLS {
    @Override
    void pool(float[] hidden, float[] into) {
      System.arraycopy(hidden, 0, into, 0, into.length);
    }
  },

  /** The mean of all pieces' vectors, special pieces included. */
  MEAN {
    @Override
    void pool(float[] hidden, float[] into) {
      int pieces = hidden.length / into.length;
      for (int i = 0; i < into.length; i++) {
        double sum = 0;
        for (int piece = 0; piece < pieces; piece++) {
          sum += hidden[piece * into.length + i];
        }
        into[i] = (float) (sum / pieces);
      }
    }
  };

  /**
   * Pools vectors into one.
   *
   * @param hidden The pieces' vectors, one after the other; at least one.
   * @param into Receives the pooled vector; as long as one of them.
   */
  abstract void pool(float[] hidden, float[] into);
}
