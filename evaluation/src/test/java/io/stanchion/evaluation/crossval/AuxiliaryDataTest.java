package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuxiliaryDataTest {
  @TempDir private Path folder;

  @Test
  void theAuthoredParagraphsAreFlaggedAndRepeatNoneOfTheShippedOnes() {
    LabelledData authored = HuaweiBan.authored();
    assertThat(LabelledData.labelCounts(authored.paragraphs()))
        .isEqualTo(Map.of("anti-ban", 3560L, "neutral", 5630L, "pro-ban", 3499L));
    assertThat(authored.paragraphs())
        .allSatisfy(one -> assertThat(one.columns()).containsEntry("origin", "authored"));
    assertThat(AuxiliaryData.read(AuxiliaryData.AUTHORED, HuaweiBan.labels()).paragraphs())
        .hasSize(12689);
  }

  @Test
  void leavesOutWhatNearlyRepeatsAParagraphThatMayBeTestedOn() throws IOException {
    String shipped = HuaweiBan.labels().paragraphs().get(1).paragraph().text();
    Path file = folder.resolve("more.csv");
    Files.writeString(
        file, "text,label\n\"" + shipped + "\",anti-ban\nAnother matter altogether.,neutral\n");
    assertThat(AuxiliaryData.read(file.toString(), HuaweiBan.labels()).paragraphs())
        .singleElement()
        .satisfies(one -> assertThat(one.label()).isEqualTo("neutral"));
  }
}
