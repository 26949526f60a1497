package io.stanchion.model.ngram;

import java.util.Arrays;
import java.util.Optional;

/**
 * A table from keys of word n-grams to their rows, without a search. N-grams whose keys begin with
 * the same bits share a pilot, a number chosen so that no two n-grams get the same row. If the key
 * at that row is not the n-gram's, the n-gram is unknown.
 *
 * @see <a href="https://doi.org/10.1145/3404835.3462849">Pibiri and Trani, PTHash: Revisiting FCH
 *     Minimal Perfect Hashing, SIGIR 2021</a>, whose search for pilots this class uses.
 */
public final class NgramTable {
  /** The mean number of n-grams that share a pilot. */
  private static final int SHARE = 4;

  /** The key of a row without an n-gram; no n-gram may have this key. */
  private static final long NONE = 0;

  /** The distance from the name of a row to its key. */
  private static final int KEY = NgramRows.HEAD - 1;

  private static final int PILOTS = 1 << 16;
  private static final long PILOT_STEP = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD1342543DE82EF95L;

  /** The keys, each before its row; the first row has none. */
  private final long[] longs;

  private final int stride;
  private final int slots;

  private final char[] pilots;

  private NgramTable(int size, int labels) {
    stride = 1 + NgramRows.length(labels);
    slots = Math.addExact(size, size / 4 + 1);
    longs = new long[Math.addExact(Math.multiplyExact(1 + slots, stride), 1)];
    pilots = new char[1 + size / SHARE];
  }

  /**
   * Makes a table.
   *
   * @param keys The keys of all its n-grams.
   * @param labels The number of labels.
   * @return The table; empty if two keys are the same, one is 0, or no pilot fits. All of these are
   *     rare; the caller then tries other keys.
   */
  public static Optional<NgramTable> of(long[] keys, int labels) {
    NgramTable table = new NgramTable(keys.length, labels);
    return Arrays.stream(keys).allMatch(key -> key != NONE) && table.fill(keys)
        ? Optional.of(table)
        : Optional.empty();
  }

  private NgramTable(long[] longs, int labels, char[] pilots) {
    this.stride = 1 + NgramRows.length(labels);
    this.slots = (longs.length - 1) / stride - 1;
    this.longs = longs;
    this.pilots = pilots;
  }

  /** Writes everything but the rows. */
  public void write(ArrayWriter out) {
    out.put(pilots);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException If the contents have another form, or do not fit the rows.
   */
  public static NgramTable read(ArrayReader in, NgramRows rows) {
    NgramTable table = new NgramTable(rows.longs, rows.weights + 1, in.chars());
    ArrayReader.require(
        table.slots > 0
            && table.pilots.length > 0
            && rows.longs.length == (1 + table.slots) * table.stride + 1,
        "the size of a table");
    rows.check(NgramRows.ABSENT);
    for (int slot = 1; slot <= table.slots; slot++) {
      rows.check(slot * table.stride);
    }
    return table;
  }

  /** Returns the array that holds the rows. */
  public long[] longs() {
    return longs;
  }

  /** Returns the row of an n-gram of this table. */
  public int row(long key) {
    return place(key, pilots[bucket(key)]);
  }

  /**
   * Finds rows. Branch-free, with independent loads.
   *
   * @param rows Receives the rows of the keys that are found; at least as long as there are keys.
   * @return The number of keys that are found.
   */
  public int find(long[] wanted, int from, int to, int[] rows) {
    for (int i = from; i < to; i++) {
      rows[i - from] = place(wanted[i], pilots[bucket(wanted[i])]);
    }
    int hits = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i - from];
      long difference = longs[row + KEY] ^ wanted[i];
      rows[hits] = row;
      hits += 1 - (int) ((difference | -difference) >>> 63);
    }
    return hits;
  }

  private int bucket(long key) {
    return (int) (((key >>> 32) * pilots.length) >>> 32);
  }

  private int place(long key, int pilot) {
    long mixed = (key ^ (pilot * PILOT_STEP)) * MIX;
    return stride * (1 + (int) (((mixed >>> 32) * slots) >>> 32));
  }

  /** Finds pilots, those of the fullest buckets first; returns false if one has none. */
  private boolean fill(long[] wanted) {
    int[] starts = new int[pilots.length + 1];
    for (long key : wanted) {
      starts[bucket(key) + 1]++;
    }
    long[] bySize = new long[pilots.length];
    for (int bucket = 0; bucket < bySize.length; bucket++) {
      bySize[bucket] = ((long) starts[bucket + 1] << 32) | bucket;
      starts[bucket + 1] += starts[bucket];
    }
    Arrays.sort(bySize);
    long[] grouped = grouped(wanted, starts);
    for (int i = bySize.length - 1; i >= 0; i--) {
      int bucket = (int) bySize[i];
      long[] sharing = Arrays.copyOfRange(grouped, starts[bucket], starts[bucket + 1]);
      if (!fill(bucket, sharing)) {
        return false;
      }
    }
    return true;
  }

  private long[] grouped(long[] wanted, int[] starts) {
    int[] next = starts.clone();
    long[] grouped = new long[wanted.length];
    for (long key : wanted) {
      grouped[next[bucket(key)]++] = key;
    }
    return grouped;
  }

  private boolean fill(int bucket, long[] sharing) {
    if (sharing.length == 0) {
      return true;
    }
    for (int pilot = 0; pilot < PILOTS; pilot++) {
      if (fits(sharing, pilot)) {
        pilots[bucket] = (char) pilot;
        return true;
      }
    }
    return false;
  }

  /** Puts keys into their rows if all of these are free. */
  private boolean fits(long[] sharing, int pilot) {
    int done = 0;
    while (done < sharing.length && longs[place(sharing[done], pilot) + KEY] == NONE) {
      longs[place(sharing[done], pilot) + KEY] = sharing[done];
      done++;
    }
    if (done == sharing.length) {
      return true;
    }
    while (done > 0) {
      longs[place(sharing[--done], pilot) + KEY] = NONE;
    }
    return false;
  }
}
