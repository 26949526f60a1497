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
 * Works on pieces by several threads and passes the results on in the order of the pieces, on the
 * thread that adds them. What is under way is bounded by its size: adding waits for the oldest.
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
   * @param threads How many threads work; 1 for none but the one that adds.
   * @param bound How much may be under way; a single piece may be larger.
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
   * Ends the threads; what has not been passed on is lost. Waits for what they have in hand: a
   * process that ends frees an encoder's native library, whoever is using it.
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
