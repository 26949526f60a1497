package io.stanchion.dataset.page;

import static java.util.Objects.requireNonNull;

import io.stanchion.dataset.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * A web page: all its text, the article's and that which is left out, and its metadata.
 *
 * @param blocks Its blocks of text, in document order.
 * @param metadata Facts that it states about its article.
 */
public record Page(List<PageBlock> blocks, PageMetadata metadata) {
  /** Copies the list. */
  public Page {
    blocks = List.copyOf(blocks);
    requireNonNull(metadata, "metadata");
  }

  /**
   * Finds the article of a page.
   *
   * @param document The page as parsed; it is not changed.
   * @return The page, taken apart.
   */
  public static Page of(Document document) {
    MetadataReader reader = new MetadataReader(document);
    Headline headline = reader.headline();
    Outline outline = Outline.of(document);
    markTitle(outline, headline);
    Surroundings.omit(outline);
    Part article = ArticlePart.find(outline, reader.linkedData().isLiveBlog());
    ArticleText.keep(outline, article, headline);
    List<PageBlock> blocks = new ArrayList<>(blocks(outline));
    outline.weigh();
    if (outline.prose(outline.body()) == 0 && !reader.linkedData().body().isBlank()) {
      if (!outline.holdsTitle(outline.body())) {
        blocks.addAll(lines(reader.linkedData().headline(), Optional.of(Kind.HEADLINE)));
      }
      blocks.addAll(lines(reader.linkedData().body(), Optional.empty()));
    }
    return new Page(blocks, reader.metadata());
  }

  /**
   * Reads a piece of HTML all of which is meant to be read, as in Markdown.
   *
   * @param fragment The piece, in the body of a document; it is not changed.
   * @return Its blocks, of which only form controls and what is not shown are left out.
   */
  public static List<PageBlock> blocks(Document fragment) {
    Outline outline = Outline.of(fragment);
    outline.omit(part -> Signs.isHidden(part.element()), Omission.NOT_SHOWN);
    return blocks(outline);
  }

  private static List<PageBlock> blocks(Outline outline) {
    return outline.blocks().stream()
        .map(block -> new PageBlock(block.text(), block.kind(), block.omission()))
        .toList();
  }

  /** Takes the lines of text that a page states but leaves to a script to show. */
  private static List<PageBlock> lines(String text, Optional<Kind> kind) {
    return text.lines()
        .map(Words::collapsed)
        .filter(line -> !line.isEmpty())
        .map(line -> new PageBlock(line, kind, Optional.empty()))
        .toList();
  }

  /** Marks the headings that the metadata state as the headline, or else the only h1. */
  private static void markTitle(Outline outline, Headline headline) {
    List<Block> stated =
        outline.blocks().stream()
            .filter(block -> block.isHeading() && headline.matches(block.text()))
            .toList();
    List<Block> first =
        outline.blocks().stream().filter(block -> block.part().is("h1")).limit(2).toList();
    if (stated.isEmpty() && first.size() == 1) {
      first.forEach(Block::markTitle);
    }
    stated.forEach(Block::markTitle);
    outline.weigh();
  }
}
