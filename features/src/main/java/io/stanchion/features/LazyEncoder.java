package io.stanchion.features;

import com.fasterxml.jackson.databind.JsonNode;
import io.stanchion.dataset.DataException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An encoder that a model was trained with, loaded when the first text needs it. A run that needs
 * n-grams alone never loads it.
 */
final class LazyEncoder implements Encoder {
  private final String name;
  private final String sha256;
  private final int dimension;
  private volatile @Nullable Encoder open;

  LazyEncoder(String name, String sha256, int dimension) {
    this.name = name;
    this.sha256 = sha256;
    this.dimension = dimension;
  }

  /**
   * Reads the description of an encoder.
   *
   * @param json Its {@code name}, {@code sha256} and {@code dimension}.
   * @throws IllegalArgumentException If the dimension is out of range.
   */
  static LazyEncoder fromJson(JsonNode json) {
    return new LazyEncoder(
        json.path("name").asText(),
        json.path("sha256").asText(),
        Strings.requireSize(json.path("dimension").asInt(), 1 << 16, "components"));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String sha256() {
    return sha256;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] encode(String text) {
    return opened().encode(text);
  }

  @Override
  public float[] encode(String target, String text) {
    return opened().encode(target, text);
  }

  @Override
  public List<String> stances() {
    return opened().stances();
  }

  @Override
  public boolean tellsOffTarget() {
    return opened().tellsOffTarget();
  }

  private Encoder opened() {
    Encoder here = open;
    if (here != null) {
      return here;
    }
    synchronized (this) {
      here = open;
      if (here == null) {
        here = checked(Encoders.open(name));
        open = here;
      }
      return here;
    }
  }

  private Encoder checked(Encoder found) {
    if (!found.sha256().equals(sha256) || found.dimension() != dimension) {
      throw new DataException(
          "the model was trained with another encoder '"
              + name
              + "' (SHA-256 "
              + sha256
              + ") than the one that is here ("
              + found.sha256()
              + "); train it again, or put that encoder in place");
    }
    return found;
  }
}
