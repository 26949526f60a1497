package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
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
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown document: headings, list items, image captions and paragraphs, as plain text. */
final class MarkdownArticle {
  private final Limits limits;

  MarkdownArticle(Limits limits) {
    this.limits = limits;
  }

  void read(InputStream in, Input input, Consumer<Entry> sink) throws IOException {
    String markdown =
        ArticleReader.decoded(ArticleReader.readWhole(in, limits))
            .orElseThrow(
                () ->
                    new IOException(
                        "the document is not UTF-8; name its encoding with --encoding"));
    ArticleUnits units = new ArticleUnits(input, limits, sink);
    for (Unit unit : units(markdown)) {
      units.add(unit.text(), unit.kind());
    }
    units.end();
  }

  private record Unit(String text, Optional<Kind> kind) {}

  /** Blocks that lie deeper than the limit are taken for the text of the one around them. */
  private List<Unit> units(String markdown) throws IOException {
    try {
      Blocks blocks = new Blocks();
      Parser.builder()
          .maxOpenBlockParsers(limits.nesting())
          .maxInlineNesting(limits.nesting())
          .build()
          .parse(markdown)
          .accept(blocks);
      return blocks.units;
    } catch (StackOverflowError e) {
      throw new IOException("the document cannot be parsed: it is nested too deeply", e);
    }
  }

  private static final class Blocks extends AbstractVisitor {
    private final List<Unit> units = new ArrayList<>();

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
        units.add(new Unit(text, kind));
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
