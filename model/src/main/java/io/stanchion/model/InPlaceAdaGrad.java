package io.stanchion.model;

import org.tribuo.math.Parameters;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.optimisers.AdaGrad;

/**
 * AdaGrad (Duchi et al., 2011) as in Tribuo, for {@link InPlaceParameters}. It hands over no
 * tensors, because each step is done where the weights are.
 */
final class InPlaceAdaGrad extends AdaGrad {
  private static final double EPSILON = 1e-6;

  private final double learningRate;
  private final Runnable afterStep;
  private InPlaceParameters parameters = new InPlaceParameters(0, 0);

  /**
   * Creates an optimiser.
   *
   * @param afterStep Runs after each step.
   */
  InPlaceAdaGrad(double learningRate, Runnable afterStep) {
    super(learningRate, EPSILON);
    this.learningRate = learningRate;
    this.afterStep = afterStep;
  }

  @Override
  public void initialise(Parameters trained) {
    parameters = (InPlaceParameters) trained;
  }

  @Override
  public Tensor[] step(Tensor[] updates, double weight) {
    parameters.step(weight, learningRate, EPSILON);
    afterStep.run();
    return updates;
  }

  @Override
  public AdaGrad copy() {
    return new InPlaceAdaGrad(learningRate, afterStep);
  }
}
