package io.stanchion.dataset.page;

import java.util.Optional;

/** Leaves out, before the article is looked for, what shows by itself that it is none of it. */
final class Surroundings {
  /** The prose, in letters, from which a name counts nothing. */
  private static final int HARDLY_ANY = 40;

  private final Outline outline;

  private Surroundings(Outline outline) {
    this.outline = outline;
  }

  static void omit(Outline outline) {
    Surroundings surroundings = new Surroundings(outline);
    outline.omit(surroundings::isListOfComments, Omission.ASIDE);
    outline.omit(surroundings::isTeaser, Omission.OTHER_ARTICLE);
    outline.omit(surroundings::sign);
    outline.omit(surroundings::isNamedAside, Omission.ASIDE);
    outline.omit(surroundings::isNavigation, Omission.NAVIGATION);
  }

  /** Several comments in a row, whatever they weigh: readers often write more than the author. */
  private boolean isListOfComments(Part part) {
    int comments = 0;
    int others = 0;
    for (Part child : part.children()) {
      if (outline.sum(Measure.BLOCKS, child) > 0) {
        boolean comment = Signs.isComment(child.element());
        comments += comment ? 1 : 0;
        others += comment ? 0 : 1;
      }
    }
    return comments > 1 && comments >= others;
  }

  /** An {@code article} of which no more is there than a title that leads to it, and a sentence. */
  private boolean isTeaser(Part part) {
    if (!part.is("article") || outline.outweighs(part) || outline.holdsTitle(part)) {
      return false;
    }
    boolean startsWithLink =
        outline.blocks(part).stream()
            .filter(Block::isKept)
            .findFirst()
            .filter(Block::isMostlyLinks)
            .isPresent();
    return startsWithLink
        || outline.sum(Measure.LINKED_HEADINGS, part) > 0
        || outline.prose(part) == 0;
  }

  private Optional<Omission> sign(Part part) {
    return Signs.find(part.element())
        .filter(reason -> !outline.outweighs(part))
        .filter(reason -> reason == Omission.NOT_SHOWN || !outline.holdsTitle(part));
  }

  /** A name counts only where there is hardly any running text. */
  private boolean isNamedAside(Part part) {
    return part.isContainer()
        && outline.prose(part) < HARDLY_ANY
        && !outline.holdsTitle(part)
        && !outline.isMostlyQuoted(part)
        && Signs.isNamedAside(part.element());
  }

  private boolean isNavigation(Part part) {
    return outline.isMostlyLinks(part)
        && !outline.outweighs(part)
        && !outline.holdsTitle(part)
        && !outline.isMostlyQuoted(part)
        && !isLinkedSentence(part);
  }

  private boolean isLinkedSentence(Part part) {
    return outline.sum(Measure.BLOCKS, part) == 1
        && outline.blocks(part).stream().anyMatch(one -> one.isKept() && one.endsSentence());
  }
}
