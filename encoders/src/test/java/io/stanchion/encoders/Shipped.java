package io.stanchion.encoders;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The files of the encoder that is always on the class path. */
final class Shipped {
  static final String NAME = "bge-small-en-v15-q";
  static final String ONNX = "bge-small-en-v1.5-q.onnx";
  static final String TOKENISER = "bge-small-en-v1.5-q-tokenizer.json";

  private Shipped() {}

  static byte[] bytes(String resource) throws IOException {
    ClassLoader classPath = Shipped.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(classPath.getResourceAsStream(resource))) {
      return in.readAllBytes();
    }
  }
}
