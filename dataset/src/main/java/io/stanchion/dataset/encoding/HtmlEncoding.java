package io.stanchion.dataset.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding that a web page declares in a {@code meta} element or an XML declaration. */
public final class HtmlEncoding {
  /** Bytes at the start of a page in which a declaration counts. */
  private static final int SEARCHED = 1 << 13;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]+)"
              + "|^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']+)",
          Pattern.CASE_INSENSITIVE);

  private HtmlEncoding() {}

  /**
   * Finds the declared encoding.
   *
   * @param html The bytes of the page.
   * @return The encoding that browsers use for the declared label; UTF-8 where UTF-16 is declared,
   *     because the declaration could not be read in that. Empty if no known label is declared.
   */
  public static Optional<Charset> declared(byte[] html) {
    int length = Math.min(html.length, SEARCHED);
    String start = new String(html, 0, length, StandardCharsets.ISO_8859_1);
    Matcher declaration = DECLARATION.matcher(start);
    return declaration
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .flatMap(label -> Encodings.find(label).stream())
        .map(found -> found.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : found)
        .findFirst();
  }
}
