package io.stanchion.classify.run;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.writer.AtomicOutput;
import io.stanchion.dataset.writer.AtomicOutput.Kept;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The files of rows and rejects of a run, and the checkpoint to resume from if the run is stopped.
 */
public final class OutputFiles implements AutoCloseable {
  private final OutputStream results;
  private final Optional<Path> name;
  private final Optional<AtomicOutput> out;
  private final RejectsFile rejects;
  private final Optional<Checkpoint> resumed;

  /** Files for the same rows in other formats. */
  private final List<AtomicOutput> others = new ArrayList<>();

  /** The list of what was left out, if there is to be one. */
  private Optional<AtomicOutput> dropped = Optional.empty();

  private final List<GZIPOutputStream> otherPacked = new ArrayList<>();

  private OutputFiles(
      OutputStream results,
      Optional<Path> name,
      Optional<AtomicOutput> out,
      RejectsFile rejects,
      Optional<Checkpoint> resumed) {
    this.results = results;
    this.name = name;
    this.out = out;
    this.rejects = rejects;
    this.resumed = resumed;
  }

  /**
   * Writes rows to a stream.
   *
   * @param results Takes the rows; not closed.
   * @param rejects The file of rejects, which appears if there are any.
   * @return The files.
   */
  public static OutputFiles streaming(OutputStream results, Path rejects) {
    return new OutputFiles(
        results, Optional.empty(), Optional.empty(), new RejectsFile(rejects), Optional.empty());
  }

  /**
   * Writes rows to a file.
   *
   * @param file The file, which appears when it is complete.
   * @param rejects The file of rejects, which appears if there are any.
   * @return The files.
   * @throws IOException If one cannot be opened.
   * @throws DataException If one cannot be written.
   */
  public static OutputFiles create(Path file, Path rejects) throws IOException {
    return open(file, rejects, Optional.empty());
  }

  /**
   * Resumes the files of a run that was stopped; creates them if there was none.
   *
   * @param file The file of rows.
   * @param rejects The file of rejects.
   * @param settings Everything that the output depends on, by name.
   * @param messages Takes a line that says which of the two it is.
   * @return The files.
   * @throws IOException If one cannot be opened.
   * @throws DataException If the run had other settings, or a file cannot be written.
   */
  public static OutputFiles resume(
      Path file, Path rejects, Map<String, String> settings, PrintWriter messages)
      throws IOException {
    Optional<Checkpoint> checkpoint = Checkpoint.find(file, settings);
    if (checkpoint.isPresent() && !isKept(checkpoint.get(), file, rejects)) {
      checkpoint = Optional.empty();
    }
    messages.println(
        checkpoint
            .map(one -> "going on after " + one.records() + " records")
            .orElse("nothing to resume; starting at the beginning"));
    return open(file, rejects, checkpoint);
  }

  private static OutputFiles open(Path file, Path rejects, Optional<Checkpoint> checkpoint)
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
          new OutputFiles(
              stream(file, out), Optional.of(file), Optional.of(out), rejected, checkpoint);
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

  /** Returns true if the files that a checkpoint is about are still there. */
  private static boolean isKept(Checkpoint checkpoint, Path file, Path rejects) throws IOException {
    return size(AtomicOutput.partial(file)) >= checkpoint.out().size()
        && size(AtomicOutput.partial(rejects)) >= checkpoint.rejects().size();
  }

  /**
   * Returns whether a file is written packed.
   *
   * @param file The file.
   * @return True if its name ends in {@code .gz}.
   */
  public static boolean isPacked(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private static OutputStream stream(Path file, AtomicOutput out) throws IOException {
    return isPacked(file) ? new GZIPOutputStream(out.stream(), 1 << 16) : out.stream();
  }

  private static Optional<GZIPOutputStream> packed(OutputStream stream) {
    return stream instanceof GZIPOutputStream one ? Optional.of(one) : Optional.empty();
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /**
   * Opens another output for the same rows. It is not resumed after an interruption.
   *
   * @param file The file, which appears when it is complete.
   * @return Takes the rows.
   * @throws IOException If its first bytes cannot be written.
   * @throws DataException If it cannot be written.
   */
  public OutputStream open(Path file) throws IOException {
    AtomicOutput other = AtomicOutput.create(file);
    others.add(other);
    OutputStream stream = stream(file, other);
    packed(stream).ifPresent(otherPacked::add);
    return stream;
  }

  /**
   * Opens a list of what reading leaves out. It is not resumed after an interruption.
   *
   * @param file The file, which appears when it is complete.
   * @return The list.
   * @throws IOException If its header cannot be written.
   * @throws DataException If it cannot be written.
   */
  public DroppedFile openDropped(Path file) throws IOException {
    AtomicOutput list = AtomicOutput.create(file);
    dropped = Optional.of(list);
    return DroppedFile.on(list.stream());
  }

  /**
   * Returns the stream of rows.
   *
   * @return Takes the rows; not to be closed.
   */
  public OutputStream stream() {
    return results;
  }

  RejectsFile rejects() {
    return rejects;
  }

  /**
   * Returns whether an earlier run has begun these files.
   *
   * @return True if they have a header, and maybe rows, already.
   */
  public boolean isResumed() {
    return resumed.isPresent();
  }

  /** Returns the checkpoint of the earlier run that began these files. */
  Optional<Checkpoint> resumed() {
    return resumed;
  }

  boolean hasFile() {
    return out.isPresent();
  }

  boolean hasOthers() {
    return !others.isEmpty() || dropped.isPresent();
  }

  /** Brings everything to the disk, and records how far it goes. */
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

  /** Completes the files: the rows last, because they show that the run is over. */
  void commit() throws IOException {
    if (packed(results).isPresent()) {
      packed(results).get().finish();
    }
    for (GZIPOutputStream one : otherPacked) {
      one.finish();
    }
    if (hasOthers()) {
      syncAll();
    }
    commitLists();
    for (AtomicOutput other : others) {
      other.commit();
    }
    if (out.isPresent()) {
      out.get().commit();
      Files.deleteIfExists(Checkpoint.file(name.orElseThrow()));
    }
  }

  /** Completes what is not about rows: rejects, and what was left out. */
  void commitLists() throws IOException {
    rejects.commit();
    if (dropped.isPresent()) {
      dropped.get().commit();
    }
  }

  /** No file may appear while there may be no room for another. */
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
      close(
          Stream.of(out.stream(), dropped.stream(), others.stream())
              .flatMap(all -> all)
              .iterator());
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
