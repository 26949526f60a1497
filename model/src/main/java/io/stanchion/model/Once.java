package io.stanchion.model;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A supplier that asks another when the value is first needed, keeps the value, and drops the
 * other.
 */
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
