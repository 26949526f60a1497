package io.stanchion.finetune;

import java.util.List;

/**
 * The output of a network for the pairs that it was not trained on.
 *
 * @param pairs The pairs.
 * @param logits The logit of each label, a row for each pair.
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on rather than compared.
record HeldOut(List<StancePair> pairs, double[][] logits) {
  /** The weighted mean log-loss of each pair's label among those that were possible. */
  double loss(double scale, double[] bias) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < logits.length; i++) {
      StancePair pair = pairs.get(i);
      double normaliser = 0;
      double own = scale * logits[i][pair.label()] + bias[pair.label()];
      for (int label = 0; label < bias.length; label++) {
        if (pair.isPossible(label)) {
          normaliser += StrictMath.exp(scale * logits[i][label] + bias[label] - own);
        }
      }
      sum += pair.weight() * StrictMath.log(normaliser);
      weights += pair.weight();
    }
    return sum / weights;
  }

  /** The share of pairs for whose label most speaks, of those that were possible. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < logits.length; i++) {
      StancePair pair = pairs.get(i);
      int best = pair.label();
      for (int label = 0; label < logits[i].length; label++) {
        if (pair.isPossible(label) && logits[i][label] > logits[i][best]) {
          best = label;
        }
      }
      right += best == pair.label() ? 1 : 0;
    }
    return (double) right / logits.length;
  }
}
