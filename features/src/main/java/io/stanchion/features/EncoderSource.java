package io.stanchion.features;

import java.util.List;
import java.util.Optional;

/** A source of encoders, found with {@link java.util.ServiceLoader}. */
public interface EncoderSource {
  /**
   * Lists the encoders that can be opened by name rather than by file.
   *
   * @return Their names, in alphabetical order.
   */
  List<String> names();

  /**
   * Opens an encoder.
   *
   * @param name One of {@link #names}, or the path of an encoder's file.
   * @return The encoder; empty if this source has none of that name.
   * @throws io.stanchion.dataset.DataException If the source has it, but cannot load it.
   */
  Optional<Encoder> open(String name);
}
