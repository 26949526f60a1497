package io.stanchion.model;

import java.util.Optional;
import java.util.function.Supplier;

/** Asks for a value when it is first needed, keeps it, and lets go of where it came from. */
final class Once<T> implements Supplier<T> {
  private Optional<Supplier<T>> source;
  private Optional<T> value = Optional.empty();

  Once(Supplier<T> source) {
    this.source = Optional.of(source);
  }

  @Override
  public synchronized T get() {
    if (value.isEmpty()) {
      value = source.map(Supplier::get);
      source = Optional.empty();
    }
    return value.orElseThrow();
  }
}
