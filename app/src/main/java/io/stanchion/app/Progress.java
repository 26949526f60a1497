package io.stanchion.app;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar where a person watches the messages; nothing elsewhere. */
final class Progress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  /**
   * Starts a bar.
   *
   * @param what What is counted.
   * @param total How many there are; -1 if nobody knows.
   */
  Progress(Terminal terminal, String what, long total) {
    this(bar(terminal, what, total));
  }

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** Shows nothing, where the results themselves are watched. */
  static Progress none() {
    return new Progress(Optional.empty());
  }

  private static Optional<ProgressBar> bar(Terminal terminal, String what, long total) {
    return terminal.messagesWatched()
        ? Optional.of(
            new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .showSpeed()
                .setMaxRenderedLength(terminal.width())
                .clearDisplayOnFinish()
                .build())
        : Optional.empty();
  }

  void step() {
    bar.ifPresent(ProgressBar::step);
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
