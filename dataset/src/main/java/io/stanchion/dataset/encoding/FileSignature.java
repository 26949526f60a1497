package io.stanchion.dataset.encoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The first bytes of files that are not text, however they are named.
 *
 * @param name The kind of file, with its article.
 * @param offset The byte at which the signature starts, from 0.
 * @param bytes The signature, a character for each byte.
 */
public record FileSignature(String name, int offset, String bytes) {
  /** Bytes from the start of a file that are compared. */
  public static final int LENGTH = 265;

  private static final List<FileSignature> ALL =
      List.of(
          of("a ZIP archive, as .docx, .xlsx, .odt and .epub files are", "PK\3\4"),
          of("an empty ZIP archive", "PK\5\6"),
          of("a PDF document", "%PDF-"),
          of("a PostScript document", "%!PS-"),
          of("an RTF document", "{\\rtf"),
          of("an old Office document, as .doc and .xls files are", "\u00d0\u00cf\u0011\u00e0"),
          of("gzip data inside gzip data", "\u001f\u008b"),
          new FileSignature("bzip2 data", 4, "1AY&SY"),
          of("xz data", "\u00fd7zXZ\0"),
          of("Zstandard data", "(\u00b5/\u00fd"),
          of("a 7-Zip archive", "7z\u00bc\u00af'\u001c"),
          of("a RAR archive", "Rar!\u001a\7"),
          new FileSignature("a tar archive", 257, "ustar"),
          of("a PNG picture", "\u0089PNG"),
          of("a GIF picture", "GIF89a"),
          of("a GIF picture", "GIF87a"),
          of("a JPEG picture", "\u00ff\u00d8\u00ff"),
          of("a TIFF picture", "II*\0"),
          of("a TIFF picture", "MM\0*"),
          new FileSignature("a WAV file", 8, "WAVEfmt "),
          new FileSignature("a WebP picture", 8, "WEBPVP8"),
          of("an Ogg file", "OggS\0"),
          of("an MP3 file", "ID3\3"),
          of("an SQLite database", "SQLite format 3\0"),
          of("a Parquet file", "PAR1\u0015"),
          of("a program", "\u007fELF"),
          of("a model of Stanchion", "\u0089STN"));

  private static FileSignature of(String name, String bytes) {
    return new FileSignature(name, 0, bytes);
  }

  /**
   * Refuses a file that is not text.
   *
   * @param start Its first {@value #LENGTH} bytes, or all if there are fewer.
   * @throws IOException If they are those of another kind of file.
   */
  public static void requireText(byte[] start) throws IOException {
    String found = new String(start, StandardCharsets.ISO_8859_1);
    for (FileSignature one : ALL) {
      if (found.startsWith(one.bytes, one.offset)) {
        throw new IOException(
            "the file is not text but " + one.name + "; save its text as .txt, .csv or .html");
      }
    }
  }
}
