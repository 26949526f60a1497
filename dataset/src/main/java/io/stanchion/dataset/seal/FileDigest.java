package io.stanchion.dataset.seal;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** SHA-256 of a file of any size, in lower-case hexadecimal. */
public final class FileDigest {
  private FileDigest() {}

  /**
   * Returns the SHA-256 of a file.
   *
   * @param file The file.
   * @return The digest, in hexadecimal.
   * @throws DataException If the file cannot be read.
   */
  public static String of(Path file) {
    MessageDigest digest = Sha256.begin();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw DataException.unreadable(file, e);
    }
    return Sha256.hex(digest);
  }
}
