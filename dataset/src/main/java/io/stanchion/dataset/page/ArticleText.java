package io.stanchion.dataset.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Leaves out what is not the article's text: around its element, and in it. */
final class ArticleText {
  private static final int NO_BLOCK = -1;

  /** The weight from which words in a {@code div} of their own are no label. */
  private static final int LABEL = 30;

  private final Outline outline;
  private final List<Block> blocks;
  private final Part article;
  private final int headline;

  private ArticleText(Outline outline, Part article, Headline stated) {
    this.outline = outline;
    this.blocks = outline.blocks();
    this.article = article;
    this.headline = headline(stated);
  }

  static void keep(Outline outline, Part article, Headline stated) {
    ArticleText text = new ArticleText(outline, article, stated);
    text.omitOutside();
    outline.weigh();
    outline.omit(text::isListOfTeasers, Omission.OTHER_ARTICLE);
    text.omitCopies();
    if (outline.prose(article) > 0) {
      text.omitLabels();
      text.omitEdges();
    }
  }

  /** The best candidate before the text begins, the last of several; else the first after it. */
  private int headline(Headline stated) {
    int begin = article.from();
    while (begin < article.to() && !isText(begin)) {
      begin++;
    }
    int best = NO_BLOCK;
    int most = 0;
    for (int i = 0; i < article.to(); i++) {
      int rank = rank(blocks.get(i), stated);
      if (rank > most || (rank > 0 && rank == most && i <= begin)) {
        best = i;
        most = rank;
      }
    }
    return best;
  }

  private static int rank(Block block, Headline stated) {
    if (!block.isKept()) {
      return 0;
    }
    if (block.isTitle()) {
      return 3;
    }
    if (block.part().is("h1")) {
      return 2;
    }
    return block.kind().isEmpty() && stated.matches(block.text()) ? 1 : 0;
  }

  private void omitOutside() {
    for (int i = 0; i < blocks.size(); i++) {
      if (!article.holds(i) && i != headline && !isLede(i)) {
        blocks.get(i).omit(Omission.OUTSIDE_ARTICLE);
      }
    }
  }

  /** A sentence between headline and text, in the same header as the headline. */
  private boolean isLede(int block) {
    if (headline == NO_BLOCK || block < headline || block > article.from() || !isText(block)) {
      return false;
    }
    Element header = blocks.get(headline).part().element().closest("header");
    return header != null && header.equals(blocks.get(block).part().element().closest("header"));
  }

  private boolean isText(int block) {
    return blocks.get(block).isKept() && blocks.get(block).prose() > 0;
  }

  /** Several headings, and nothing that they could head. */
  private boolean isListOfTeasers(Part part) {
    return part.isIn(article)
        && !part.holds(headline)
        && outline.sum(Measure.HEADINGS, part) > 2
        && outline.blocks(part).stream()
            .filter(block -> block.isKept() && !block.isHeading())
            .noneMatch(
                block -> block.kind().isPresent() || (block.prose() > 0 && block.endsSentence()));
  }

  /** Short words in an element for other parts label these, as "Close" or "3 of 8" do. */
  private void omitLabels() {
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (i != headline
          && block.kind().isEmpty()
          && block.weight() < LABEL
          && !block.endsSentence()
          && block.part().isContainer()
          && block.part() != article) {
        block.omit(Omission.ASIDE);
      }
    }
  }

  /** The headline again, and long text again: in sentences, or in elements of other names. */
  private void omitCopies() {
    Map<String, Block> seen = new HashMap<>();
    String title = headline == NO_BLOCK ? "" : Headline.letters(blocks.get(headline).text());
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (i == headline || !block.isKept()) {
        continue;
      }
      String letters = Headline.letters(block.text());
      if (!title.isEmpty() && letters.equals(title)) {
        block.omit(Omission.COPY);
      } else if (block.weight() >= Block.LONG) {
        Optional<Block> first = Optional.ofNullable(seen.putIfAbsent(letters, block));
        if (first.filter(one -> block.endsSentence() || isElsewhere(one, block)).isPresent()) {
          block.omit(Omission.COPY);
        }
      }
    }
  }

  private static boolean isElsewhere(Block first, Block second) {
    Optional<Part> one = Optional.of(first.part());
    Optional<Part> other = Optional.of(second.part());
    while (one.isPresent() && other.isPresent() && !one.equals(other)) {
      Element a = one.get().element();
      Element b = other.get().element();
      if (!a.normalName().equals(b.normalName()) || !a.className().equals(b.className())) {
        return true;
      }
      one = one.get().parent();
      other = other.get().parent();
    }
    return !one.equals(other);
  }

  /** Nothing comes before the first text or after the last but the headline. */
  private void omitEdges() {
    int first = NO_BLOCK;
    int last = NO_BLOCK;
    for (int i = 0; i < blocks.size(); i++) {
      if (i != headline && (isText(i) || blocks.get(i).isLinkedSentence())) {
        first = first == NO_BLOCK ? i : first;
        last = i;
      }
    }
    if (first == NO_BLOCK) {
      return;
    }
    first = extended(first, -1);
    last = extended(last, 1);
    for (int i = 0; i < blocks.size(); i++) {
      if (i != headline && (i < first || i > last)) {
        blocks.get(i).omit(Omission.OUTSIDE_ARTICLE);
      }
    }
  }

  /** Takes in what stands beside the text in the same element: headings, captions, answers. */
  private int extended(int edge, int step) {
    Part around = blocks.get(edge).part().container();
    int end = edge;
    for (int i = edge + step; i >= 0 && i < blocks.size(); i += step) {
      if (blocks.get(i).isKept() && i != headline) {
        if (!blocks.get(i).part().container().equals(around)) {
          return end;
        }
        end = i;
      }
    }
    return end;
  }
}
