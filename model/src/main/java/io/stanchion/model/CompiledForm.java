package io.stanchion.model;

import java.lang.ref.SoftReference;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The compiled form of a model: kept if it was read from a file; otherwise made when first needed,
 * and made again if memory was short in between.
 */
final class CompiledForm {
  private final Optional<CompiledModel> read;
  private final Supplier<CompiledModel> compiler;
  private volatile SoftReference<CompiledModel> compiled = new SoftReference<>(null);

  private CompiledForm(Optional<CompiledModel> read, Supplier<CompiledModel> compiler) {
    this.read = read;
    this.compiler = compiler;
  }

  static CompiledForm read(CompiledModel compiled) {
    return new CompiledForm(Optional.of(compiled), () -> compiled);
  }

  static CompiledForm of(Supplier<CompiledModel> compiler) {
    return new CompiledForm(Optional.empty(), compiler);
  }

  /** Checks whether the form was read. A form with an encoder never is. */
  boolean wasRead() {
    return read.isPresent();
  }

  CompiledModel get() {
    if (read.isPresent()) {
      return read.get();
    }
    CompiledModel model = compiled.get();
    if (model == null) {
      model = compiler.get();
      compiled = new SoftReference<>(model);
    }
    return model;
  }
}
