package io.stanchion.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Remembers whether the file system failed, which is not the fault of what the file holds. To be
 * asked by another thread than the one that reads.
 */
final class WatchedStream {
  private volatile Optional<IOException> failure = Optional.empty();

  /** Opens what may fail. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** The failure of the file system, if there was one. */
  Optional<IOException> failure() {
    return failure;
  }

  InputStream open(Opener opener) throws IOException {
    try {
      return new Watched(opener.open());
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    failure = Optional.of(e);
    return e;
  }

  private final class Watched extends FilterInputStream {
    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw noted(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (IOException e) {
        throw noted(e);
      }
    }
  }
}
