package io.stanchion.classify.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A pipeline in which several threads work on pieces. Results are passed on in the order of the
 * pieces, on the thread that adds them. The size of what is in progress is bounded: adding waits
 * for the oldest piece.
 */
final class InOrder<A, B> implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final int threads;
  private final long bound;
  private final Function<A, B> work;
  private final Consumer<B> sink;
  private final Deque<Piece<B>> underWay = new ArrayDeque<>();
  private final ExecutorService workers;
  private long size;

  private record Piece<B>(Future<B> result, long size) {}

  /**
   * Starts threads.
   *
   * @param threads The number of threads; with 1, the one that adds does the work.
   * @param bound The size of what may be in progress; a single piece may be larger.
   */
  InOrder(int threads, long bound, Function<A, B> work, Consumer<B> sink) {
    this.threads = threads;
    this.bound = bound;
    this.work = work;
    this.sink = sink;
    this.workers = Executors.newFixedThreadPool(threads);
  }

  void add(A piece, long pieceSize) {
    if (threads == 1) {
      sink.accept(work.apply(piece));
      return;
    }
    while (!underWay.isEmpty() && (size + pieceSize > bound || underWay.peek().result().isDone())) {
      passOn();
    }
    Callable<B> task = () -> work.apply(piece);
    underWay.add(new Piece<>(workers.submit(task), pieceSize));
    size += pieceSize;
  }

  /** Waits for all and passes them on. */
  void finish() {
    while (!underWay.isEmpty()) {
      passOn();
    }
  }

  private void passOn() {
    Piece<B> oldest = underWay.remove();
    size -= oldest.size();
    sink.accept(result(oldest.result()));
  }

  private static <B> B result(Future<B> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while others work");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Ends the threads; results that have not been passed on are lost. Waits for work in progress,
   * because a process that ends unloads an encoder's native library even while it is in use.
   */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
