package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** A Markdown document: headings, list items, image captions and paragraphs, as plain text. */
final class MarkdownArticle {
  private MarkdownArticle() {}

  static void read(InputStream in, Input input, Consumer<Entry> sink) throws IOException {
    Node document = Parser.builder().build().parse(ArticleReader.readWhole(in));
    ArticleUnits units = new ArticleUnits(input.name(), input.article(), sink);
    document.accept(new Blocks(units));
    units.end();
  }

  private static final class Blocks extends AbstractVisitor {
    private final TextContentRenderer renderer =
        TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.STRIP).build();
    private final ArticleUnits units;

    Blocks(ArticleUnits units) {
      this.units = units;
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
      String text = renderer.render(block).strip();
      if (!text.isEmpty()) {
        units.add(text, kind);
      }
    }
  }
}
