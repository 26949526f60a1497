package io.stanchion.dataset.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Begins a digest.
   *
   * @return A digest that nothing was added to.
   */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /**
   * Digests bytes.
   *
   * @param bytes Any number of bytes.
   * @return 32 bytes.
   */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /**
   * Digests bytes.
   *
   * @param bytes Any number of bytes.
   * @return 64 hexadecimal digits, in lower case.
   */
  public static String hex(byte[] bytes) {
    return hex(begin(), bytes);
  }

  /**
   * Digests a text as UTF-8.
   *
   * @param text A text.
   * @return 64 hexadecimal digits, in lower case.
   */
  public static String hex(String text) {
    return hex(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Ends a digest.
   *
   * @param digest What was added to so far; it is as new afterwards.
   * @return 64 hexadecimal digits, in lower case.
   */
  public static String hex(MessageDigest digest) {
    return hex(digest, new byte[0]);
  }

  private static String hex(MessageDigest digest, byte[] last) {
    return HexFormat.of().formatHex(digest.digest(last));
  }
}
