package io.stanchion.classify.run;

import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Entry;
import java.util.List;

/**
 * A hash of a sequence of records, in 64 bits: enough to notice that an input has changed. Traces
 * of parts can be made by several threads and joined in order.
 *
 * @param value The trace.
 * @param factor The factor that a trace before this one is multiplied by.
 */
record Trace(long value, long factor) {
  static final Trace NONE = new Trace(0, 1);

  /** Odd, so that nothing is lost in multiplying. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  static Trace of(List<Item> items) {
    Trace trace = NONE;
    for (Item item : items) {
      long kept = item.kept().isEmpty() ? 0 : 31L * item.kept().hashCode();
      trace = trace.then(new Trace(of(item.entry()) + kept, STEP));
    }
    return trace;
  }

  Trace then(Trace next) {
    return new Trace(value * next.factor + next.value, factor * next.factor);
  }

  private static long of(Entry entry) {
    if (entry instanceof Entry.Read read) {
      Paragraph unit = read.paragraph();
      long place = unit.number() * 31L + unit.kind().name().hashCode();
      return ((unit.text().hashCode() * 31L + unit.target().hashCode()) * 31L + place) * 31L
          + unit.id().hashCode()
          + ((long) unit.article().hashCode() << 32);
    }
    Entry.Rejected refused = (Entry.Rejected) entry;
    return ~(refused.original().hashCode() * 31L + refused.line() + refused.reason().hashCode());
  }
}
