package io.stanchion.classify;

import io.stanchion.model.ModelFile;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The model that comes with the program, which is used where none is given. */
public final class BundledModel {
  private static final String WHOLE = "huawei-ban.stance";

  /** A smaller file, read instead where it is enough. */
  private static final String FAST = "huawei-ban-fast.stance";

  private BundledModel() {}

  /**
   * Returns the digest in the model's envelope.
   *
   * @param speed How much of the model.
   * @return The SHA-256, in hexadecimal.
   */
  public static String digest(Speed speed) {
    try (InputStream in = open(speed)) {
      return ModelFile.digest(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens the model's file.
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
   * Reads the model.
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
