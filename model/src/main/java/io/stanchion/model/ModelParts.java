package io.stanchion.model;

import io.stanchion.features.FeaturePipeline;

/** The parts of a model that scoring can do without once the model is compiled. */
record ModelParts(
    FeaturePipeline pipeline,
    LinearWeights weights,
    Provenance provenance,
    Calibration calibration) {

  ModelParts withCalibration(Calibration fitted) {
    return new ModelParts(pipeline, weights, provenance, fitted);
  }
}
