package io.stanchion.classify.run;

import io.stanchion.dataset.reader.Input;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** An input whose bytes are counted as they are read, packed if it is packed. */
final class CountedInput extends FilterInputStream {
  private static final long UNKNOWN = -1;

  private final LongConsumer progress;

  private CountedInput(InputStream in, LongConsumer progress) {
    super(in);
    this.progress = progress;
  }

  static Input of(Input input, LongConsumer progress) {
    return new Input(
        input.name(), input.article(), () -> new CountedInput(input.opener().open(), progress));
  }

  /** Returns the bytes of all inputs; negative if that is unknown. */
  static long size(List<Input> inputs) {
    long size = 0;
    for (Input input : inputs) {
      if (input.name().equals("-")) {
        return UNKNOWN;
      }
      try {
        size += Files.size(Path.of(input.name()));
      } catch (IOException e) {
        return UNKNOWN;
      }
    }
    return size;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    progress.accept(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    progress.accept(Math.max(0, count));
    return count;
  }
}
