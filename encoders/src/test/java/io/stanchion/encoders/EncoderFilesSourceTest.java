package io.stanchion.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderFilesSourceTest {
  @Test
  void namesTheEncodersOnTheClassPathAndNoOthers(@TempDir Path classPath) throws IOException {
    assertThat(Encoders.names()).contains(Shipped.NAME).isSorted();
    Files.write(classPath.resolve("e5-small-v2-q.onnx"), Shipped.bytes(Shipped.ONNX));
    Files.write(
        classPath.resolve("e5-small-v2-q-tokenizer.json"), Shipped.bytes(Shipped.TOKENISER));
    Files.createFile(classPath.resolve("all-minilm-l6-v2.onnx"));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
      EncoderFilesSource source = new EncoderFilesSource(loader);
      assertThat(source.names()).containsExactly("e5-small-v2-q");
      assertThat(source.open(Shipped.NAME)).isEmpty();
      Encoder e5 = source.open("e5-small-v2-q").orElseThrow();
      assertThat(e5.name()).isEqualTo("e5-small-v2-q");
      // The same files with another pooling and a prefix are another encoder.
      assertThat(e5.sha256()).isNotEqualTo(Encoders.open(Shipped.NAME).sha256());
    }
  }

  @Test
  void leavesOtherNamesToOtherSources() {
    EncoderFilesSource source = new EncoderFilesSource();
    assertThat(source.open("some-other-encoder")).isEmpty();
    assertThat(source.open("")).isEmpty();
    assertThat(source.open("not a path \u0000")).isEmpty();
    assertThat(source.open("pom.xml")).isEmpty();
  }
}
