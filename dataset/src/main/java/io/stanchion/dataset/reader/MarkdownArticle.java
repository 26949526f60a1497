package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.encoding.EncodingGuess;
import io.stanchion.dataset.page.FrontMatter;
import io.stanchion.dataset.page.Page;
import io.stanchion.dataset.page.PageBlock;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;

/** A Markdown document: headings, list items, image captions and paragraphs, as plain text. */
final class MarkdownArticle {
  private final Limits limits;

  MarkdownArticle(Limits limits) {
    this.limits = limits;
  }

  void read(InputStream in, Input input, FieldSink sink, Consumer<Omitted> omitted)
      throws IOException {
    byte[] bytes = ArticleReader.readWhole(in, limits);
    Optional<String> markdown = ArticleReader.decoded(bytes);
    if (markdown.isEmpty()) {
      throw new IOException(
          EncodingGuess.find(bytes)
              .map(guess -> EncodingGuess.otherEncoding("document", guess))
              .orElse("the document is not UTF-8; name its encoding with --encoding"));
    }
    FrontMatter front = FrontMatter.of(markdown.get());
    Node document = parsed(front.rest());
    ArticleUnits units = new ArticleUnits(input, limits, front.metadata(), sink);
    for (PageBlock block : blocks(document)) {
      if (block.omission().isPresent()) {
        omitted.accept(
            new Omitted(input.name(), input.article(), block.omission().get(), block.text()));
      } else {
        units.add(block.text(), block.kind());
      }
    }
    units.end();
  }

  /** Blocks that lie deeper than the limit are taken for the text of the one around them. */
  private Node parsed(String markdown) throws IOException {
    try {
      return Parser.builder()
          .maxOpenBlockParsers(limits.nesting())
          .maxInlineNesting(limits.nesting())
          .build()
          .parse(markdown);
    } catch (StackOverflowError e) {
      throw new IOException("the document cannot be parsed: it is nested too deeply", e);
    }
  }

  private static List<PageBlock> blocks(Node document) throws IOException {
    try {
      Blocks blocks = new Blocks();
      document.accept(blocks);
      return blocks.found;
    } catch (StackOverflowError e) {
      throw new IOException("the document cannot be parsed: it is nested too deeply", e);
    }
  }

  private static final class Blocks extends AbstractVisitor {
    private final List<PageBlock> found = new ArrayList<>();

    @Override
    public void visit(HtmlBlock html) {
      found.addAll(Page.blocks(Jsoup.parseBodyFragment(html.getLiteral())));
    }

    @Override
    public void visit(Heading heading) {
      add(heading, Optional.of(Kind.HEADLINE));
    }

    @Override
    public void visit(Paragraph paragraph) {
      Node only = paragraph.getFirstChild();
      if (only instanceof Image && only == paragraph.getLastChild()) {
        add(paragraph, Optional.of(Kind.CAPTION));
      } else {
        boolean item = paragraph.getParent() instanceof ListItem;
        add(paragraph, item ? Optional.of(Kind.BULLET) : Optional.empty());
      }
    }

    private void add(Block block, Optional<Kind> kind) {
      Words words = new Words();
      block.accept(words);
      String text = words.text.toString().strip();
      if (!text.isEmpty()) {
        found.add(new PageBlock(text, kind, Optional.empty()));
      }
    }
  }

  /** The words of a block. commonmark's own renderer adds colons, quotes and addresses. */
  private static final class Words extends AbstractVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void visit(Text words) {
      text.append(words.getLiteral());
    }

    @Override
    public void visit(Code words) {
      text.append(words.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      text.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      text.append(' ');
    }

    @Override
    public void visit(HtmlInline tag) {
      if (tag.getLiteral().startsWith("<br")) {
        text.append(' ');
      }
    }
  }
}
