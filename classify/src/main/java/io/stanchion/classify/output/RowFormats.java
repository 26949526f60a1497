package io.stanchion.classify.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Begins outputs of every format for the rows of one run. */
public final class RowFormats {
  private final List<String> labels;
  private final boolean sets;
  private final TextStyle style;

  /** Fields that the format of SemEval-2016 task 6 could not hold as they were. */
  private final LongAdder changed = new LongAdder();

  public RowFormats(List<String> labels, boolean sets, TextStyle style) {
    this.labels = labels;
    this.sets = sets;
    this.style = style;
  }

  /**
   * Begins an output.
   *
   * @param begun Whether there are rows in it already.
   */
  public RowOutput open(RowFormat format, OutputStream stream, boolean begun) throws IOException {
    return switch (format) {
      case CSV -> {
        if (!begun) {
          CsvSink.writeHeader(stream, labels, sets);
        }
        yield RowOutput.ofBytes(stream, to -> new CsvSink(to, labels, sets));
      }
      case JSONL -> RowOutput.ofBytes(stream, to -> new JsonlSink(utf8(to), labels, sets));
      case SEMEVAL -> {
        if (!begun) {
          SemEvalSink.writeHeader(stream, labels);
        }
        yield RowOutput.ofBytes(stream, to -> new SemEvalSink(to, changed));
      }
      case TEXT -> RowOutput.oneByOne(stream, to -> new TextSink(utf8(to), labels, style));
    };
  }

  private static Writer utf8(OutputStream stream) {
    return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
  }

  /** What a person should know of fields that were changed, if any were. */
  public Optional<String> note() {
    return changed.sum() == 0
        ? Optional.empty()
        : Optional.of("semeval: tabs or line ends became blanks in " + changed.sum() + " fields");
  }
}
