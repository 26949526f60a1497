package io.stanchion.app;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where rows go, in one form or several; the files appear when all of them are complete. */
final class Outputs implements AutoCloseable {
  /** Some rows, as far as each output can prepare them. */
  record Pieces(List<RowOutput.Piece> each) {}

  private final List<RowOutput> rows = new ArrayList<>();
  private final List<AtomicOutput> files = new ArrayList<>();
  private final Set<Path> inputs;
  private final Set<Path> taken = new HashSet<>();

  /** Knows which files must not be written to. */
  Outputs(List<Path> inputs) {
    this.inputs = inputs.stream().map(Outputs::normal).collect(Collectors.toSet());
  }

  /**
   * Starts a file.
   *
   * @throws DataException If it is an input, another output, or cannot be written.
   */
  OutputStream open(Path file) {
    if (inputs.contains(normal(file))) {
      throw new DataException(file + ": is an input; name another file for the output");
    }
    if (!taken.add(normal(file))) {
      throw new DataException(file + ": is named for two outputs; name another file for one");
    }
    AtomicOutput output = AtomicOutput.create(file);
    files.add(output);
    return output.stream();
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }

  void add(RowOutput output) {
    rows.add(output);
  }

  /** Does what can be done out of order, on any thread. */
  Pieces prepare(List<Row> some) {
    return new Pieces(rows.stream().map(one -> one.prepare(some)).toList());
  }

  void write(Pieces pieces) throws IOException {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).write(pieces.each().get(i));
    }
  }

  /** Writes what is still to be written, and has the files appear. */
  void commit() throws IOException {
    for (RowOutput one : rows) {
      one.finish();
    }
    for (AtomicOutput file : files) {
      file.commit();
    }
  }

  @Override
  public void close() throws IOException {
    for (AtomicOutput file : files) {
      file.close();
    }
  }
}
