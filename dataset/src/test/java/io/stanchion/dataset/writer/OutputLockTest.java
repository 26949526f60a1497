package io.stanchion.dataset.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time writes an output. */
final class OutputLockTest {
  @TempDir private Path folder;

  @Test
  void refusesASecondRunAndLetsItInAfterTheFirst() throws IOException {
    Path file = folder.resolve("out.csv");
    try (AtomicOutput first = AtomicOutput.create(file)) {
      first.stream().write('1');
      assertThatThrownBy(() -> AtomicOutput.create(file))
          .isInstanceOf(DataException.class)
          .hasMessage(
              file
                  + ": another run is writing it; wait for that to end, or name another file for"
                  + " the output");
      first.commit();
    }
    assertThat(file).hasContent("1");
    try (AtomicOutput second = AtomicOutput.create(file)) {
      second.stream().write('2');
      second.commit();
    }
    assertThat(file).hasContent("2");
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  /** Another process holds the lock, and loses it with its life. */
  @Test
  void endsWithTheProcessThatHoldsIt() throws IOException, InterruptedException {
    Path file = folder.resolve("out.csv");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(holder.getInputStream().read()).isEqualTo('!');
    assertThatThrownBy(() -> AtomicOutput.create(file)).hasMessageContaining("another run");
    holder.destroyForcibly();
    assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.toFile().list()).contains(".out.csv.lock", ".out.csv.partial");
    try (AtomicOutput next = AtomicOutput.create(file)) {
      next.stream().write("next".getBytes(StandardCharsets.UTF_8));
      next.commit();
    }
    assertThat(file).hasContent("next");
    assertThat(folder.toFile().list()).containsExactly("out.csv");
  }

  /** Takes a lock and waits to be killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException, IOException {
      AtomicOutput held = AtomicOutput.create(Path.of(arguments[0]));
      System.out.print("!");
      System.out.flush();
      Thread.sleep(600_000);
      held.stream().close();
    }
  }

  /** Deleting the lock's file must never let two in. */
  @Test
  void letsNoTwoInAtOnceHoweverManyCome() throws InterruptedException, ExecutionException {
    Path file = folder.resolve("out.csv");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger entered = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> runs = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      runs.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  try (OutputLock lock = OutputLock.take(file)) {
                    assertThat(lock).isNotNull();
                    assertThat(inside.incrementAndGet()).isEqualTo(1);
                    entered.incrementAndGet();
                    inside.decrementAndGet();
                  } catch (DataException e) {
                    Thread.onSpinWait();
                  }
                }
                return null;
              }));
    }
    for (Future<?> run : runs) {
      run.get();
    }
    threads.shutdown();
    assertThat(entered.get()).isGreaterThan(0);
  }

  @Test
  void doesNotFollowALinkInItsPlace() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    for (String name : List.of(".out.csv.lock", ".out.csv.partial")) {
      Files.createSymbolicLink(folder.resolve(name), victim);
      Path file = folder.resolve("out.csv");
      try (AtomicOutput output = AtomicOutput.create(file)) {
        output.stream().write('x');
        output.commit();
      } catch (DataException e) {
        assertThat(e).hasMessageContaining("cannot be written");
      }
      Files.deleteIfExists(folder.resolve(name));
      assertThat(victim).hasContent("mine");
    }
  }
}
