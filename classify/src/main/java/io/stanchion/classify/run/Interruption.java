package io.stanchion.classify.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something to do if the process is told to stop (Ctrl-C, SIGTERM) while the work is under way: the
 * process then ends as it would have, with 130 or 143.
 */
public final class Interruption implements AutoCloseable {
  private final AtomicBoolean decided = new AtomicBoolean();
  private final Thread hook;
  private volatile boolean begun;

  /**
   * Arms it.
   *
   * @param then What to do; it runs at most once, and not after {@link #finish}.
   */
  public Interruption(Runnable then) {
    this.hook =
        new Thread(
            () -> {
              if (decided.compareAndSet(false, true)) {
                begun = true;
                then.run();
              }
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Gives up the work where the process is about to end, so that what is finished gets the
   * processor.
   *
   * @throws CancellationException If it is; nobody gets to see it, since {@link #close} then waits.
   */
  public void check() {
    if (begun) {
      throw new CancellationException("interrupted");
    }
  }

  /** Says that the work is done: from now on there is nothing to save. */
  public void finish() {
    if (!decided.compareAndSet(false, true)) {
      waitForTheEnd();
    }
  }

  /** The process is ending; what was finished must not be printed a second time. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    decided.set(true);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      waitForTheEnd();
    }
  }
}
