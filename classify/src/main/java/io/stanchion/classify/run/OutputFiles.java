package io.stanchion.classify.run;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.AtomicOutput.Kept;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where rows and rejects of a run go, and the checkpoint to go on from if the run is stopped. */
public final class OutputFiles implements AutoCloseable {
  private final OutputStream results;
  private final Optional<Path> name;
  private final Optional<AtomicOutput> out;
  private final RejectsFile rejects;
  private final Optional<Checkpoint> begun;

  /** Files for the same rows in other forms. */
  private final List<AtomicOutput> others = new ArrayList<>();

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
  public static OutputFiles streaming(OutputStream results, Path rejects) {
    return new OutputFiles(
        results, Optional.empty(), Optional.empty(), new RejectsFile(rejects), Optional.empty());
  }

  /**
   * Writes rows to a file.
   *
   * @param checkpoint Where a run before this one has got to, and this one goes on from.
   */
  public static OutputFiles open(Path file, Path rejects, Optional<Checkpoint> checkpoint)
      throws IOException {
    AtomicOutput out =
        AtomicOutput.resume(file, checkpoint.map(Checkpoint::out).orElse(Kept.NOTHING));
    try {
      if (checkpoint.isEmpty()) {
        Files.deleteIfExists(Checkpoint.file(file));
      }
      RejectsFile rejected =
          RejectsFile.resume(rejects, checkpoint.map(Checkpoint::rejects).orElse(Kept.NOTHING));
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
  public static boolean isKept(Checkpoint checkpoint, Path file, Path rejects) throws IOException {
    return size(AtomicOutput.partial(file)) >= checkpoint.out().size()
        && size(AtomicOutput.partial(rejects)) >= checkpoint.rejects().size();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Starts one more file for the same rows, which is not gone on with if the run is stopped.
   *
   * @throws DataException If it cannot be written.
   */
  public OutputStream open(Path file) {
    AtomicOutput other = AtomicOutput.create(file);
    others.add(other);
    return other.stream();
  }

  public OutputStream stream() {
    return results;
  }

  RejectsFile rejects() {
    return rejects;
  }

  /** Where a run before this one had got to. */
  public Optional<Checkpoint> begun() {
    return begun;
  }

  boolean hasFile() {
    return out.isPresent();
  }

  boolean hasOthers() {
    return !others.isEmpty();
  }

  /** Brings all to the disk, and puts down how far it goes. */
  void checkpoint(Map<String, String> settings, Tally tally, Trace trace) throws IOException {
    Kept rows = out.orElseThrow().sync();
    Kept refused = rejects.sync();
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
    if (hasOthers()) {
      syncAll();
    }
    rejects.commit();
    for (AtomicOutput other : others) {
      other.commit();
    }
    if (out.isPresent()) {
      out.get().commit();
      Files.deleteIfExists(Checkpoint.file(name.orElseThrow()));
    }
  }

  /** Lets no file appear while another may not find room. */
  private void syncAll() throws IOException {
    for (AtomicOutput other : others) {
      other.sync();
    }
    if (out.isPresent()) {
      out.get().sync();
    }
  }

  @Override
  public void close() throws IOException {
    try (rejects) {
      close(Stream.concat(out.stream(), others.stream()).iterator());
    }
  }

  private static void close(Iterator<AtomicOutput> outputs) throws IOException {
    if (outputs.hasNext()) {
      try {
        outputs.next().close();
      } finally {
        close(outputs);
      }
    }
  }
}
