package io.stanchion.dataset.page;

import io.stanchion.dataset.Kind;
import java.util.Optional;

/** The text between two edges of block elements, with the evidence for and against it. */
final class Block {
  /** The least weight of running text that does not end like a sentence. */
  static final int LONG = 80;

  private static final String ENDS = ".!?…:。！？।۔";
  private static final String CLOSERS = "\"'”’»)]\u00a0";

  private final String text;
  private final Optional<Kind> kind;
  private final Part part;
  private final int weight;
  private final int linkWeight;
  private final boolean quoted;
  private final boolean endsSentence;
  private boolean title;
  private Optional<Omission> omission = Optional.empty();

  /**
   * Creates a block.
   *
   * @param text Its words, with single blanks.
   * @param kind The kind that the markup gives it.
   * @param part The innermost block element around it.
   * @param linkWeight The weight of those of its words that are links to other pages.
   * @param quoted Whether it is part of a quotation.
   */
  Block(String text, Optional<Kind> kind, Part part, int linkWeight, boolean quoted) {
    this.text = text;
    this.kind = kind;
    this.part = part;
    this.weight = weight(text);
    this.linkWeight = Math.min(linkWeight, weight);
    this.quoted = quoted;
    this.endsSentence = endsSentence(text);
  }

  /** Weighs a text by its length; a character of Chinese, Japanese or Korean counts as three. */
  static int weight(String text) {
    int weight = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight += c >= '\u2e80' && c < '\ufb00' && !Character.isSurrogate(c) ? 2 : 0;
    }
    return weight;
  }

  private static boolean endsSentence(String text) {
    int last = text.length() - 1;
    while (last > 0 && CLOSERS.indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
  }

  String text() {
    return text;
  }

  Optional<Kind> kind() {
    return kind;
  }

  Part part() {
    return part;
  }

  int weight() {
    return weight;
  }

  Optional<Omission> omission() {
    return omission;
  }

  boolean isKept() {
    return omission.isEmpty();
  }

  /** Leaves the block out; a reason that was given before stays. */
  void omit(Omission reason) {
    omission = omission.or(() -> Optional.of(reason));
  }

  /** Marks it as the headline of the page. */
  void markTitle() {
    title = true;
  }

  boolean isTitle() {
    return title;
  }

  boolean isHeading() {
    return kind.filter(Kind.HEADLINE::equals).isPresent();
  }

  boolean endsSentence() {
    return endsSentence;
  }

  boolean isMostlyLinks() {
    return linkWeight * 2 > weight;
  }

  /** Returns the weight of its own words where it is running text, else 0. */
  int prose() {
    int own = weight - linkWeight;
    boolean running = endsSentence || own >= LONG;
    return running && !isHeading() && !isMostlyLinks() ? own : 0;
  }

  /** Whether it reads like a sentence although it is mostly links. */
  boolean isLinkedSentence() {
    return isKept() && endsSentence && isMostlyLinks() && !isHeading();
  }

  int measure(Measure measure) {
    return switch (measure) {
      case PROSE -> prose();
      case WEIGHT -> weight;
      case LINKS -> linkWeight;
      case QUOTED -> quoted ? weight : 0;
      case BLOCKS -> 1;
      case PARAGRAPHS -> prose() > 0 ? 1 : 0;
      case HEADINGS -> isHeading() ? 1 : 0;
      case LINKED_HEADINGS -> isHeading() && isMostlyLinks() ? 1 : 0;
      case TITLES -> title ? 1 : 0;
    };
  }
}
