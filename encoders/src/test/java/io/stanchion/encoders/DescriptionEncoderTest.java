package io.stanchion.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stanchion.dataset.DataException;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionEncoderTest {
  private static final String TWO =
      """
      {"encoder": "bge-small-en-v15-q", "descriptions": [
        "Huawei would let the Chinese state spy on us.",
        "Excluding Huawei would raise prices and harm competition."]}
      """;

  @TempDir private Path folder;

  @Test
  void aTextIsNearerToTheDescriptionThatSaysTheSame() throws IOException {
    Encoder encoder = open(TWO);
    float[] spies = encoder.encode("Beijing could listen in through the company's equipment.");
    float[] costs = encoder.encode("Consumers will pay more if the vendor is shut out.");
    assertThat(encoder.dimension()).isEqualTo(3);
    assertThat(spies[0]).isGreaterThan(spies[1]);
    assertThat(costs[1]).isGreaterThan(costs[0]);
  }

  @Test
  void everyVectorHasLengthOne() throws IOException {
    Encoder encoder = open(TWO);
    for (String text :
        new String[] {"", "Huawei", "Huawei would let the Chinese state spy on us."}) {
      assertThat(Vectors.length(encoder.encode(text))).isCloseTo(1, within(1e-6));
      assertThat(Vectors.length(encoder.encode("Huawei", text))).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void otherDescriptionsAreAnotherEncoder() throws IOException {
    String first = open(TWO).sha256();
    assertThat(open(TWO).sha256()).isEqualTo(first);
    assertThat(open(TWO.replace("prices", "costs")).sha256()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | is not JSON",
        "[] | it is not an object",
        "{} | it names no encoder",
        "{\"encoder\": 7} | it names no encoder",
        "{\"encoder\": \"x\"} | 0 descriptions",
        "{\"encoder\": \"x\", \"descriptions\": [\"a\"]} | 1 descriptions",
        "{\"encoder\": \"x\", \"descriptions\": [\"a\", \" \"]} | description \" \"",
        "{\"encoder\": \"x\", \"descriptions\": [\"a\", \"a\"]} | description \"a\"",
        "{\"encoder\": \"x\", \"descriptions\": [\"a\", 7]} | description 7",
        "{\"encoder\": \"x\", \"descriptions\": [\"a\", \"b\"]} | no encoder 'x'",
        "{\"encoder\": \"a.descriptions.json\", \"descriptions\": [\"a\", \"b\"]} | no encoder 'a.",
        "{\"encoder\": \"x\", \"texts\": []} | field 'texts'",
      })
  void whatIsNotDescriptionsIsRefusedWithTheReason(String json, String reason) {
    assertThatThrownBy(() -> open(json))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("some.descriptions.json")
        .hasMessageContaining(reason);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    String missing = folder.resolve("missing.descriptions.json").toString();
    assertThatThrownBy(() -> Encoders.open(missing))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(missing + ": no such file");
  }

  private Encoder open(String json) throws IOException {
    Path file = folder.resolve("some.descriptions.json");
    return Encoders.open(Files.writeString(file, json).toString());
  }
}
