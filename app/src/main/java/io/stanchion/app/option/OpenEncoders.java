package io.stanchion.app.option;

import io.stanchion.features.CachedEncoder;
import io.stanchion.features.Encoder;
import io.stanchion.features.Encoders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Encoders that are loaded once and read each text once, because settings, folds and epochs ask for
 * the same texts again.
 */
final class OpenEncoders {
  private final List<String> names;
  private final Function<String, Encoder> source;
  private final Map<String, Encoder> open = new TreeMap<>();

  /** Finds the encoders of the class path. */
  OpenEncoders() {
    this(Encoders.names(), Encoders::open);
  }

  /**
   * Finds encoders elsewhere.
   *
   * @param names The encoders that have a name.
   * @param source Opens one of them, or one by its file.
   */
  OpenEncoders(List<String> names, Function<String, Encoder> source) {
    this.names = List.copyOf(names);
    this.source = source;
  }

  List<String> names() {
    return names;
  }

  Encoder open(String name) {
    return open.computeIfAbsent(name, wanted -> new CachedEncoder(source.apply(wanted)));
  }
}
