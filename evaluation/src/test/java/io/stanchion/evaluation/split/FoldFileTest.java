package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldFileTest {
  private final LabelledData data = HuaweiBan.labels();

  @TempDir private Path folder;

  @Test
  void givesBackThePlanItWrote() {
    FoldPlan plan = Splitter.groupedKFold(data, 3, 2, 7);
    Path file = folder.resolve("folds.csv");
    FoldFile.write(plan, data, file);
    FoldPlan read = FoldFile.read(file, data);
    assertThat(read.folds()).isEqualTo(plan.folds());
    assertThat(read.grouped()).isTrue();
  }

  @Test
  void noticesThatAPlanSplitsGroups() {
    Path file = folder.resolve("folds.csv");
    FoldFile.write(Splitter.randomKFold(data, 3, 1, 7), data, file);
    assertThat(FoldFile.read(file, data).grouped()).isFalse();
  }

  @Test
  void writesARowPerTestParagraph() throws IOException {
    Path file = folder.resolve("folds.csv");
    FoldFile.write(Splitter.leaveOneGroupOut(data), data, file);
    assertThat(Files.readAllLines(file))
        .hasSize(79)
        .startsWith(
            "repeat,fold,id,group,label",
            "1,1,000_02c1adb3ee25e0a7:1,000_02c1adb3ee25e0a7,anti-ban");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repeat,fold,id~1,1,nobody | :2: column 'id': 'nobody' is not in huawei-ban.csv",
        "repeat,fold,id~1,0,000_02c1adb3ee25e0a7:1 | :2: column 'fold': '0' is not a number from 1"
            + " to 999999",
        "fold,id~1,000_02c1adb3ee25e0a7:1 | :1: no column 'repeat' in the header [fold, id]; rename"
            + " the right one",
        "repeat,fold,id | : holds no folds"
      })
  void saysWhatIsWrongWithAFile(String content, String message) throws IOException {
    Path file = folder.resolve("folds.csv");
    Files.writeString(file, content.replace('~', '\n'));
    assertThatThrownBy(() -> FoldFile.read(file, data))
        .isInstanceOf(DataException.class)
        .hasMessage(file + message);
  }

  @Test
  void refusesAPlanThatLeavesParagraphsOut() throws IOException {
    Path file = folder.resolve("folds.csv");
    Files.writeString(file, "repeat,fold,id\n1,1,000_02c1adb3ee25e0a7:1\n");
    assertThatThrownBy(() -> FoldFile.read(file, data))
        .hasMessageContaining("1 paragraphs are tested");
  }

  @Test
  void saysThatAFileIsMissing() {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> FoldFile.read(missing, data))
        .hasMessage(missing + ": no such file or directory");
  }
}
