package io.stanchion.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedEncoderTest {
  private final Counting counting = new Counting();

  @Test
  void encodesEachTextOnceAndGivesEachCallerAVectorOfItsOwn() {
    CachedEncoder cached = new CachedEncoder(counting);
    float[] first = cached.encode("text");
    float[] expected = first.clone();
    first[0] = 7;
    assertThat(cached.encode("text")).isEqualTo(expected);
    assertThat(counting.calls).hasValue(1);
    assertThat(cached.sha256()).isEqualTo(counting.sha256());
    assertThat(cached.name()).isEqualTo(counting.name());
    assertThat(cached.dimension()).isEqualTo(counting.dimension());
  }

  @Test
  void tellsPairsFromTextsAndFromOtherPairs() {
    CachedEncoder cached = new CachedEncoder(counting);
    assertThat(cached.encode("a", "bc")).isEqualTo(counting.encode("a", "bc"));
    assertThat(cached.encode("ab", "c")).isEqualTo(counting.encode("ab", "c"));
    assertThat(cached.encode("abc")).isEqualTo(counting.encode("abc"));
    assertThat(cached.encode("", "abc")).isEqualTo(counting.encode("", "abc"));
    assertThat(cached.encode("\ud800")).isEqualTo(counting.encode("\ud800"));
    assertThat(cached.encode("\ud801")).isEqualTo(counting.encode("\ud801"));
    assertThat(cached.encode("")).isEqualTo(counting.encode(""));
    assertThat(cached.encode("x".repeat(100_000))).isEqualTo(counting.encode("x".repeat(100_000)));
  }

  @Test
  void dropsTheOldestBeyondItsCapacity() {
    CachedEncoder cached = new CachedEncoder(counting, 2);
    List.of("a", "b", "c", "b", "c").forEach(cached::encode);
    assertThat(counting.calls).hasValue(3);
    cached.encode("a");
    assertThat(counting.calls).hasValue(4);
    assertThatThrownBy(() -> new CachedEncoder(counting, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encodesOnceWhenManyThreadsAskAtATime() throws InterruptedException, ExecutionException {
    counting.pause = 50;
    CachedEncoder cached = new CachedEncoder(counting);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        String text = "text " + i % 2;
        answers.add(threads.submit(() -> cached.encode(text)));
      }
      for (int i = 0; i < 32; i++) {
        assertThat(answers.get(i).get()).isEqualTo(answers.get(i % 2).get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(counting.calls).hasValue(2);
  }

  @Test
  void triesAgainAfterAFailure() {
    CachedEncoder cached = new CachedEncoder(counting);
    counting.failing = true;
    assertThatThrownBy(() -> cached.encode("text")).isInstanceOf(DataException.class);
    counting.failing = false;
    assertThat(cached.encode("text")).hasSize(3);
  }

  @Test
  void remembersAcrossProcesses(@TempDir Path directory) {
    CachedEncoder first = new CachedEncoder(counting, 10, directory.resolve("made/anew"));
    CachedEncoder beside = new CachedEncoder(counting, 10, directory.resolve("made/anew"));
    float[] a = first.encode("a");
    float[] b = beside.encode("target", "b");
    counting.failing = true;
    CachedEncoder second = new CachedEncoder(counting, 10, directory.resolve("made/anew"));
    assertThat(second.encode("a")).isEqualTo(a);
    assertThat(second.encode("target", "b")).isEqualTo(b);
  }

  @Test
  void passesOverWhatIsDamagedOnDisk(@TempDir Path directory) throws IOException {
    new CachedEncoder(counting, 10, directory).encode("a");
    Path file = directory.resolve(counting.sha256() + ".vectors");
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      int before = counting.calls.get();
      assertThat(new CachedEncoder(counting, 10, directory).encode("a"))
          .isEqualTo(counting.vector("a"));
      assertThat(counting.calls.get()).isEqualTo(before + 1);
    }
  }

  @Test
  void findsWhatIsSoundBehindATruncatedRecord(@TempDir Path directory) throws IOException {
    Path file = directory.resolve(counting.sha256() + ".vectors");
    new CachedEncoder(counting, 10, directory).encode("a");
    byte[] record = Files.readAllBytes(file);
    for (int length = 0; length < record.length; length++) {
      Files.write(file, Arrays.copyOf(record, length));
      Files.write(file, record, StandardOpenOption.APPEND);
      counting.failing = true;
      assertThat(new CachedEncoder(counting, 10, directory).encode("a"))
          .isEqualTo(counting.vector("a"));
      counting.failing = false;
    }
  }

  @Test
  void writesAFileThatHasGrownTooLargeAnewWithItsNewest(@TempDir Path directory)
      throws IOException {
    CachedEncoder cached = new CachedEncoder(counting, 4, directory);
    for (int i = 0; i < 20; i++) {
      cached.encode("text " + i);
    }
    Path file = directory.resolve(counting.sha256() + ".vectors");
    long grown = Files.size(file);
    CachedEncoder again = new CachedEncoder(counting, 4, directory);
    assertThat(Files.size(file)).isEqualTo(grown / 5);
    counting.failing = true;
    assertThat(again.encode("text 19")).isEqualTo(counting.vector("text 19"));
    assertThat(again.encode("text 16")).isEqualTo(counting.vector("text 16"));
  }

  @Test
  void worksOnWhereTheFileCannotBeWritten(@TempDir Path directory) throws IOException {
    Files.createDirectory(directory.resolve(counting.sha256() + ".vectors"));
    assertThat(new CachedEncoder(counting, 10, directory).encode("a"))
        .isEqualTo(counting.vector("a"));
  }

  @Test
  void namesADirectoryThatCannotBeMade(@TempDir Path directory) throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));
    assertThatThrownBy(() -> new CachedEncoder(counting, 10, file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(file.toString());
  }

  private static final class Counting implements Encoder {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean failing;
    private volatile int pause;

    float[] vector(String text) {
      return new float[] {text.length(), text.hashCode() % 1000, 0};
    }

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public String sha256() {
      return "5".repeat(64);
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public float[] encode(String text) {
      calls.incrementAndGet();
      if (failing) {
        throw new DataException("no luck");
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return vector(text);
    }

    @Override
    public float[] encode(String target, String text) {
      float[] vector = encode(target + "|" + text);
      vector[2] = 1;
      return vector;
    }
  }
}
