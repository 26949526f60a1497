package io.stanchion.classify.run;

import io.stanchion.dataset.reader.Entry;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the input with all that goes with it.
 *
 * @param entry The entry.
 * @param kept The values of the columns that are kept.
 * @param leftOut The number of blocks that were left out since the entry before.
 * @param late The number of its fields that have no column because they came too late.
 */
record Item(Entry entry, List<Optional<String>> kept, long leftOut, long late) {
  Item {
    kept = List.copyOf(kept);
  }

  /** Returns about how much text there is to score. */
  long chars() {
    return entry instanceof Entry.Read read
        ? read.paragraph().text().length()
        : ((Entry.Rejected) entry).original().length();
  }
}
