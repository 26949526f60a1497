package io.stanchion.app;

import io.stanchion.dataset.writer.AtomicOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where rows and rejects of a run go, and the checkpoint to go on from if the run is stopped. */
final class OutputFiles implements AutoCloseable {
  private final OutputStream results;
  private final Optional<Path> name;
  private final Optional<AtomicOutput> out;
  private final RejectsFile rejects;
  private final Optional<Checkpoint> begun;

  private OutputFiles(
      OutputStream results,
      Optional<Path> name,
      Optional<AtomicOutput> out,
      RejectsFile rejects,
      Optional<Checkpoint> begun) {
    this.results = results;
    this.name = name;
    this.out = out;
    this.rejects = rejects;
    this.begun = begun;
  }

  /** Writes rows to standard output. */
  static OutputFiles streaming(OutputStream results, Path rejects) {
    return new OutputFiles(
        results, Optional.empty(), Optional.empty(), new RejectsFile(rejects), Optional.empty());
  }

  /**
   * Writes rows to a file.
   *
   * @param checkpoint Where a run before this one has got to, and this one goes on from.
   */
  static OutputFiles open(Path file, Path rejects, Optional<Checkpoint> checkpoint)
      throws IOException {
    AtomicOutput out = AtomicOutput.resume(file, checkpoint.map(Checkpoint::out).orElse(0L));
    try {
      if (checkpoint.isEmpty()) {
        Files.deleteIfExists(Checkpoint.file(file));
      }
      RejectsFile rejected =
          RejectsFile.resume(rejects, checkpoint.map(Checkpoint::rejects).orElse(0L));
      OutputFiles files =
          new OutputFiles(out.stream(), Optional.of(file), Optional.of(out), rejected, checkpoint);
      if (checkpoint.isPresent()) {
        files.keep();
      }
      return files;
    } catch (IOException | RuntimeException e) {
      checkpoint.ifPresent(one -> out.keep());
      out.close();
      throw e;
    }
  }

  /** Tells whether what a checkpoint speaks of is still there. */
  static boolean isKept(Checkpoint checkpoint, Path file, Path rejects) throws IOException {
    return size(AtomicOutput.partial(file)) >= checkpoint.out()
        && size(AtomicOutput.partial(rejects)) >= checkpoint.rejects();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  OutputStream stream() {
    return results;
  }

  RejectsFile rejects() {
    return rejects;
  }

  /** Where a run before this one had got to. */
  Optional<Checkpoint> begun() {
    return begun;
  }

  /** The file of rows, if they go to one. */
  Optional<Path> name() {
    return name;
  }

  boolean hasFile() {
    return out.isPresent();
  }

  /** Brings all to the disk, and puts down how far it goes. */
  void checkpoint(Map<String, String> settings, Tally tally, Trace trace) throws IOException {
    long rows = out.orElseThrow().sync();
    long refused = rejects.sync();
    new Checkpoint(settings, tally.toJson(), trace.value(), rows, refused)
        .write(name.orElseThrow());
    keep();
  }

  private void keep() {
    out.ifPresent(AtomicOutput::keep);
    rejects.keep();
  }

  /** Completes the files: the rows last, since they are what says that the run is over. */
  void commit() throws IOException {
    rejects.commit();
    if (out.isPresent()) {
      out.get().commit();
      Files.deleteIfExists(Checkpoint.file(name.orElseThrow()));
    }
  }

  @Override
  public void close() throws IOException {
    try (rejects) {
      if (out.isPresent()) {
        out.get().close();
      }
    }
  }
}
