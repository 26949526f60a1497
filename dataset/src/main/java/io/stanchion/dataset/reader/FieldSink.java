package io.stanchion.dataset.reader;

import java.util.Map;
import java.util.function.Supplier;

/** Takes entries together with all that their records hold. */
@FunctionalInterface
public interface FieldSink {
  /**
   * Takes an entry.
   *
   * @param entry What became of a record.
   * @param fields Gives the fields of a row or JSON object by name, in their order, the text among
   *     them; a value that is no string is given as JSON, one that is null not at all. Empty for
   *     rejects, and for formats without fields. To be asked before this method returns.
   */
  void accept(Entry entry, Supplier<Map<String, String>> fields);
}
