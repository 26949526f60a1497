/** Trains sentence encoders further, on pairs of target and text, and writes them as ONNX. */
@NullMarked
package io.stanchion.finetune;

import org.jspecify.annotations.NullMarked;
