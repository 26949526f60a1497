package io.stanchion.dataset.page;

import java.util.Optional;

/** Finds the element that holds the article: by what the page says, and by where its prose is. */
final class ArticlePart {
  private final Outline outline;
  private final boolean liveBlog;
  private final Part stated;
  private final boolean isStated;

  private ArticlePart(Outline outline, boolean liveBlog) {
    this.outline = outline;
    this.liveBlog = liveBlog;
    this.stated = stated(outline);
    this.isStated = !stated.equals(outline.body());
  }

  /**
   * Finds the element.
   *
   * @param outline The page without its surroundings.
   * @param liveBlog Whether the article consists of many, one of which can hold the headline.
   */
  static Part find(Outline outline, boolean liveBlog) {
    ArticlePart article = new ArticlePart(outline, liveBlog);
    Part part = article.stated;
    for (Optional<Part> inner = Optional.of(part); inner.isPresent(); inner = article.inner(part)) {
      part = inner.get();
    }
    return part;
  }

  /** Of the elements that are for articles, the innermost with most prose, if it outweighs. */
  private static Part stated(Outline outline) {
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
        .filter(
            child ->
                whole
                    ? prose > 0 && outline.prose(child) == prose
                    : holdsMost(child, prose) || isHeadedArticle(child, prose))
        .findFirst();
  }

  /** Two thirds; in an element that the page states to be the article, four fifths. */
  private boolean holdsMost(Part part, int around) {
    int prose = outline.prose(part);
    return isStated ? prose * 5 >= around * 4 : prose * 3 > around * 2;
  }

  /** Whether it is one of several articles, with the headline; a lede alone is none. */
  private boolean isHeadedArticle(Part part, int around) {
    return outline.holdsTitle(part)
        && outline.prose(part) * 5 >= around
        && outline.sum(Measure.PARAGRAPHS, part) > 1
        && !part.is("header")
        && !liveBlog;
  }

  /** Whether there is prose in it that is in no part of its own, but in a paragraph, say. */
  private boolean hasProseOfItsOwn(Part part) {
    int inParts = part.children().stream().filter(Part::isContainer).mapToInt(outline::prose).sum();
    return outline.prose(part) > inParts;
  }
}
