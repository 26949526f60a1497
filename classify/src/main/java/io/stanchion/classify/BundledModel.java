package io.stanchion.classify;

import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The model that {@code classify} uses where none is given. */
public final class BundledModel {
  private static final String WHOLE = "huawei-ban.stance";

  /** In a file of its own, so that nothing else is read where it is enough. */
  private static final String FAST = "huawei-ban-fast.stance";

  private BundledModel() {}

  /** What tells the model from others. */
  public static String digest(Speed speed) {
    try (InputStream in = open(speed)) {
      return ModelFile.digest(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the file of the model that came with the program.
   *
   * @param speed How much of it: for {@link Speed#FAST}, a smaller file without the rest.
   * @return Its bytes, for the caller to close.
   */
  public static InputStream open(Speed speed) {
    String name = speed == Speed.FAST ? FAST : WHOLE;
    InputStream in = BundledModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException("The build left out " + name);
    }
    return in;
  }

  /**
   * Reads the model that came with the program.
   *
   * @param speed How much of it.
   * @return The model.
   */
  public static StanceModel read(Speed speed) {
    try (InputStream in = open(speed)) {
      return ModelFile.read(in, "the bundled model").at(speed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
