package io.stanchion.features;

import io.stanchion.dataset.DataException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The encoders on the class path.
 *
 * <pre>{@code
 * Encoder encoder = new CachedEncoder(Encoders.open("bge-small-en-v15-q"));
 * float[] vector = encoder.encode("Huawei is no threat to our networks.");
 * }</pre>
 */
public final class Encoders {
  private Encoders() {}

  /**
   * Opens an encoder.
   *
   * @param name Its name, or the path of its file.
   * @return The encoder, newly loaded; keep it for further texts.
   * @throws DataException If there is none of that name, or it cannot be loaded.
   */
  public static Encoder open(String name) {
    return sources().stream()
        .map(source -> source.open(name))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "there is no encoder '"
                        + name
                        + "'; expected one of "
                        + names()
                        + " or an encoder's file (the module stanchion-encoders has them)"));
  }

  /**
   * Lists the encoders that have a name.
   *
   * @return Their names, in alphabetical order; none if no module with encoders is there.
   */
  public static List<String> names() {
    return sources().stream().flatMap(source -> source.names().stream()).sorted().toList();
  }

  private static List<EncoderSource> sources() {
    return ServiceLoader.load(EncoderSource.class, Encoders.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
