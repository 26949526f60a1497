package io.stanchion.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares measures with a baseline. Allocated bytes and results do not vary by chance; time varies
 * several-fold on shared machines, and is compared by {@link Interleaving} alone.
 */
final class Gate {
  private static final double TOLERANCE = 0.05;

  /** Bytes that a profiler may report by rounding where nothing is allocated. */
  private static final double BYTES = 256;

  /**
   * The result of a comparison.
   *
   * @param failures What must not be.
   * @param warnings What may be noise.
   */
  record Verdict(List<String> failures, List<String> warnings) {
    /** Copies the lists. */
    Verdict {
      failures = List.copyOf(failures);
      warnings = List.copyOf(warnings);
    }
  }

  private Gate() {}

  /**
   * Compares.
   *
   * @param baseline What was.
   * @param now What is; measures that the baseline has not are let through with a warning.
   * @return Failures and warnings, a line each.
   */
  static Verdict compare(List<Measure> baseline, List<Measure> now) {
    Map<String, Measure> before = new TreeMap<>();
    baseline.forEach(one -> before.put(one.name(), one));
    List<String> failures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Measure one : now) {
      Measure old = before.remove(one.name());
      if (old == null) {
        warnings.add(one.name() + ": not in the baseline");
        continue;
      }
      if (!old.checksum().equals(one.checksum())) {
        failures.add(one.name() + ": other labels or scores than the baseline's");
      }
      double more = one.bytes() - old.bytes();
      if (!(Math.abs(more) <= Math.max(BYTES, TOLERANCE * old.bytes()))) {
        failures.add(
            String.format(
                Locale.ROOT,
                "%s: allocates %,.0f bytes, the baseline %,.0f (%+.1f %%)",
                one.name(),
                one.bytes(),
                old.bytes(),
                100 * more / old.bytes()));
      }
    }
    before.keySet().forEach(name -> failures.add(name + ": is in the baseline, and was not run"));
    return new Verdict(failures, warnings);
  }
}
