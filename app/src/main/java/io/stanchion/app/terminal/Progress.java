package io.stanchion.app.terminal;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar if messages go to a terminal; otherwise nothing. */
public final class Progress implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  /**
   * Starts a bar.
   *
   * @param terminal Takes the bar with its messages.
   * @param what The name of the things that are counted.
   * @param total The number of things; -1 if it is unknown.
   */
  public Progress(Terminal terminal, String what, long total) {
    this(bar(terminal, what, total));
  }

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /**
   * Starts a bar for bytes, which it shows as mebibytes.
   *
   * @param terminal Takes the bar with its messages.
   * @param what The name of the bytes.
   * @param total The number of bytes; -1 if it is unknown.
   * @return The bar.
   */
  public static Progress ofBytes(Terminal terminal, String what, long total) {
    return new Progress(
        terminal.messagesWatched()
            ? Optional.of(builder(terminal, what, total).setUnit(" MiB", 1 << 20).build())
            : Optional.empty());
  }

  /**
   * Makes a bar that shows nothing, for results that are watched themselves.
   *
   * @return The bar.
   */
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

  /** Counts one. */
  public void step() {
    stepBy(1);
  }

  /**
   * Counts several.
   *
   * @param count The number of things.
   */
  public void stepBy(long count) {
    bar.ifPresent(shown -> shown.stepBy(count));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
