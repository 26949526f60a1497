package io.stanchion.app;

import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.evaluation.crossval.Search;
import io.stanchion.evaluation.split.Copies;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import io.stanchion.model.TrainingOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The model that {@code classify} uses where none is given. */
public final class BundledModel {
  private static final String RESOURCE = "huawei-ban.stance";

  private BundledModel() {}

  /**
   * Makes the model from the shipped labels; the build calls this.
   *
   * @param arguments The file to write.
   */
  public static void main(String[] arguments) {
    ModelFile.write(train(), Path.of(arguments[0]));
  }

  static StanceModel train() {
    LabelledData labels = HuaweiBan.labels();
    Search.Space space = Search.Space.of(TrainingOptions.DEFAULT);
    return Search.choose(labels, Copies.none(), space, () -> {}).train(labels);
  }

  /** What tells the model from others. */
  static String digest() {
    try (InputStream in = resource()) {
      return ModelFile.digest(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource() {
    InputStream in = BundledModel.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("The build left out " + RESOURCE);
    }
    return in;
  }

  /**
   * Reads the model that came with the program.
   *
   * @return The model.
   */
  public static StanceModel read() {
    try (InputStream in = resource()) {
      return ModelFile.read(in, "the bundled model");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
