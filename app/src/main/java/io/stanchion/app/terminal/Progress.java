package io.stanchion.app.terminal;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar where a person watches the messages; nothing elsewhere. */
public final class Progress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  /**
   * Starts a bar.
   *
   * @param what What is counted.
   * @param total How many there are; -1 if nobody knows.
   */
  public Progress(Terminal terminal, String what, long total) {
    this(bar(terminal, what, total));
  }

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** Counts bytes, shown as mebibytes, and shows the time left if the total is known. */
  public static Progress ofBytes(Terminal terminal, String what, long total) {
    return new Progress(
        terminal.messagesWatched()
            ? Optional.of(builder(terminal, what, total).setUnit(" MiB", 1 << 20).build())
            : Optional.empty());
  }

  /** Shows nothing, where the results themselves are watched. */
  public static Progress none() {
    return new Progress(Optional.empty());
  }

  private static Optional<ProgressBar> bar(Terminal terminal, String what, long total) {
    return terminal.messagesWatched()
        ? Optional.of(builder(terminal, what, total).build())
        : Optional.empty();
  }

  private static ProgressBarBuilder builder(Terminal terminal, String what, long total) {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(total)
        .showSpeed()
        .setMaxRenderedLength(terminal.width())
        .clearDisplayOnFinish();
  }

  public void step() {
    stepBy(1);
  }

  public void stepBy(long count) {
    bar.ifPresent(shown -> shown.stepBy(count));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
