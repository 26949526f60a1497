/** Sentence encoders: ONNX models, and tables of word-piece vectors distilled from them. */
@NullMarked
package io.stanchion.encoders;

import org.jspecify.annotations.NullMarked;
