package io.stanchion.evaluation.crossval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    assertThat(
            AuxiliaryData.read(List.of(AuxiliaryData.AUTHORED), HuaweiBan.labels())
                .data()
                .paragraphs())
        .hasSize(12689);
  }

  @Test
  void leavesOutWhatNearlyRepeatsAParagraphThatMayBeTestedOn() throws IOException {
    String shipped = HuaweiBan.labels().paragraphs().get(1).paragraph().text();
    Path file = folder.resolve("more.csv");
    Files.writeString(
        file, "text,label\n\"" + shipped + "\",anti-ban\nAnother matter altogether.,neutral\n");
    assertThat(AuxiliaryData.read(List.of(file.toString()), HuaweiBan.labels()).data().paragraphs())
        .singleElement()
        .satisfies(one -> assertThat(one.label()).isEqualTo("neutral"));
  }

  @Test
  void countsATextForEachLabelOfAFileOfPredictionsByItsProbability() throws IOException {
    Path file = folder.resolve("soft.csv");
    Files.writeString(
        file,
        "id,article,text,label,p_anti-ban,p_neutral,p_pro-ban\n"
            + "a,one,The minister warned of the firm.,pro-ban,0.00,0.25,0.75\n"
            + "b,one,Skipped.,,,,\n");
    AuxiliaryData soft = AuxiliaryData.read(List.of(file.toString()), HuaweiBan.labels());
    assertThat(soft.data().paragraphs())
        .extracting(one -> one.label() + " " + soft.shares().get(one.paragraph().id()))
        .containsExactly("neutral 0.25", "pro-ban 0.75");
    assertThat(soft.data().paragraphs()).allMatch(one -> one.group().equals("one"));
  }

  @Test
  void namesTheRowWhoseProbabilityIsNone() throws IOException {
    Path file = folder.resolve("soft.csv");
    Files.writeString(file, "text,label,p_anti-ban,p_neutral,p_pro-ban\nWell.,neutral,0,much,0\n");
    assertThatThrownBy(() -> AuxiliaryData.read(List.of(file.toString()), HuaweiBan.labels()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("soft.csv:2")
        .hasMessageContaining("'much' is not a probability");
  }

  @Test
  void readsSeveralFilesAsOne() throws IOException {
    Path file = folder.resolve("more.csv");
    Files.writeString(file, "text,label\nAnother matter altogether.,neutral\n");
    AuxiliaryData both =
        AuxiliaryData.read(List.of(AuxiliaryData.AUTHORED, file.toString()), HuaweiBan.labels());
    assertThat(both.data().paragraphs()).hasSize(12690);
    assertThat(both.data().name()).isEqualTo("authored, " + file);
  }
}
