package io.stanchion.dataset.page;

import java.util.Optional;

/** Finds the element that holds the article: by what the page says, and by where its prose is. */
final class ArticlePart {
  private final Outline outline;
  private final boolean liveBlog;

  private ArticlePart(Outline outline, boolean liveBlog) {
    this.outline = outline;
    this.liveBlog = liveBlog;
  }

  /**
   * Finds the element.
   *
   * @param outline The page without its surroundings.
   * @param liveBlog Whether the article consists of many, one of which can hold the headline.
   */
  static Part find(Outline outline, boolean liveBlog) {
    ArticlePart article = new ArticlePart(outline, liveBlog);
    Part part = article.stated();
    for (Optional<Part> inner = Optional.of(part); inner.isPresent(); inner = article.inner(part)) {
      part = inner.get();
    }
    return part;
  }

  /** Of the elements that are for articles, the innermost with most prose, if it outweighs. */
  private Part stated() {
    Part best = outline.body();
    int most = 0;
    for (Part part : outline.parts()) {
      int prose = outline.prose(part);
      if (prose > 0 && prose >= most && isForArticles(part)) {
        best = part;
        most = prose;
      }
    }
    return outline.outweighs(best) ? best : outline.body();
  }

  private static boolean isForArticles(Part part) {
    return part.is("article")
        || part.is("main")
        || part.element().attr("role").equals("main")
        || part.element().attr("itemprop").contains("articleBody");
  }

  /** Finds the part in it outside which no prose can belong to the article. */
  private Optional<Part> inner(Part part) {
    int prose = outline.prose(part);
    boolean whole = prose == 0 || hasProseOfItsOwn(part);
    return part.children().stream()
        .filter(Part::isContainer)
        .filter(child -> whole ? prose > 0 && outline.prose(child) == prose : isArticle(child, prose))
        .findFirst();
  }

  /** Whether it holds two thirds of the prose around it, or the headline and a fifth. */
  private boolean isArticle(Part part, int around) {
    int prose = outline.prose(part);
    return prose * 3 > around * 2
        || (outline.holdsTitle(part) && !liveBlog && prose * 5 >= around);
  }

  /** Whether there is prose in it that is in no part of its own, but in a paragraph, say. */
  private boolean hasProseOfItsOwn(Part part) {
    int inParts = part.children().stream().filter(Part::isContainer).mapToInt(outline::prose).sum();
    return outline.prose(part) > inParts;
  }
}
