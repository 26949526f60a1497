package io.stanchion.classify.run;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A task that runs if the process is told to stop (Ctrl-C, SIGTERM) while work is in progress. The
 * process then ends with 130 or 143, as it would have without.
 */
public final class Interruption implements AutoCloseable {
  private final AtomicBoolean decided = new AtomicBoolean();
  private final Thread hook;
  private volatile boolean begun;

  /**
   * Arms it.
   *
   * @param then The task; it runs at most once, and not after {@link #finish}.
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
   * Ends the work if the process is about to end, so that the task gets the processor.
   *
   * @throws CancellationException If the task has begun. It is never reported, because {@link
   *     #close} then waits for the end of the process.
   */
  public void check() {
    if (begun) {
      throw new CancellationException("interrupted");
    }
  }

  /** Disarms it: the work is done, and there is nothing left to save. */
  public void finish() {
    if (!decided.compareAndSet(false, true)) {
      waitForTheEnd();
    }
  }

  /** The process is ending, and the task has reported what this thread was about to. */
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
