package io.stanchion.classify.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerificationTest {
  @TempDir private Path folder;

  private Verification check(String name, String contents) throws IOException {
    Path file = Files.writeString(folder.resolve(name), contents);
    return Verification.of(
        file, Files.readAllBytes(file), other -> new Verification("results", List.of()));
  }

  @Test
  void saysWhatIsWrongWithAModelWithoutNamingItAgain() throws IOException {
    assertThat(check("a.stance", "no model at all"))
        .isEqualTo(
            new Verification(
                "a model",
                List.of("is not a Stanchion model; expected a file that 'stanchion train' wrote")));
  }

  @Test
  void findsRowsWhoseProbabilitiesDoNotAddUp() throws IOException {
    assertThat(check("rows.csv", "id,p_a,p_b,confidence\n1,0.5,0.5,0.5\n2,0.5,0.4,0.5\n"))
        .isEqualTo(new Verification("2 rows", List.of("row 2: its probabilities sum to 0.900000")));
  }

  @Test
  void findsAFileThatWasCutOff() throws IOException {
    assertThat(check("rows.csv", "id,label\n1,a").problems())
        .containsExactly("ends in the middle of a line");
    assertThat(check("empty.csv", "").problems())
        .containsExactly("it has no header; expected rows that Stanchion wrote");
  }
}
