package io.stanchion.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part that a unit of text plays in an article. */
public enum Kind {
  /** A title, or a question or line that heads a section. */
  HEADLINE,
  /** An item of a list. */
  BULLET,
  /** The words under a picture. */
  CAPTION,
  /** Running text. */
  PARAGRAPH,
  /** Navigation, bylines, credits, links, repeats: kept, but without a stance. */
  BOILERPLATE;

  private final String inFiles = name().toLowerCase(Locale.ROOT);

  /**
   * Finds the kind of a name as it stands in files.
   *
   * @param name A name in any case, such as {@code caption}; surrounding blanks are ignored.
   * @return The kind, or nothing if no kind has that name.
   */
  public static Optional<Kind> find(String name) {
    String wanted = name.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(kind -> kind.name().equals(wanted)).findFirst();
  }

  /**
   * Returns the name used in files: lower case.
   *
   * @return For example {@code caption}.
   */
  @Override
  public String toString() {
    return inFiles;
  }
}
