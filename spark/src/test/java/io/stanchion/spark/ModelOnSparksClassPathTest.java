package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.RuntimeVersion;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.features.FeatureSpec;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Trainer;
import io.stanchion.model.TrainingOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tribuo asks for an older protobuf than Spark brings; here is Spark's. */
final class ModelOnSparksClassPathTest {
  @Test
  void isTrainedWrittenAndReadToTheSameAnswers(@TempDir Path folder) {
    assertThat(RuntimeVersion.OSS_MAJOR).isEqualTo(4);
    LabelledData labels = HuaweiBan.labels();
    StanceModel trained =
        Trainer.train(labels, TrainingOptions.DEFAULT.withFeatures(FeatureSpec.WORDS));
    Path file = folder.resolve("a.stance");
    ModelFile.write(trained, file);
    StanceModel read = ModelFile.read(file);

    for (LabelledParagraph one : labels.paragraphs()) {
      assertThat(read.predict(one.paragraph())).isEqualTo(trained.predict(one.paragraph()));
    }
  }
}
