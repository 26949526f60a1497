package io.stanchion.dataset.page;

import java.util.Locale;

/** A reason to leave out a block of text that a document holds. */
public enum Omission {
  /** A browser does not show it: hidden, deleted, for browsers without scripts, a template. */
  NOT_SHOWN,
  /** The text of a form control, such as a label, a button or a list of options. */
  FORM_CONTROL,
  /** Navigation: menus, page headers and footers, and blocks that are mostly links. */
  NAVIGATION,
  /** A part beside the text, such as a box for sharing, a newsletter or comments. */
  ASIDE,
  /** Another article, or the teaser of one. */
  OTHER_ARTICLE,
  /** A repetition of text that is read already, such as a copy for other devices. */
  COPY,
  /** Text outside the element that holds the article. */
  OUTSIDE_ARTICLE;

  private final String inFiles = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /**
   * Returns the name used in files.
   *
   * @return For example {@code not-shown}.
   */
  @Override
  public String toString() {
    return inFiles;
  }
}
