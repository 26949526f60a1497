package io.stanchion.app.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Markdown as blocks of plain text. Links lose their address and HTML is shown as it was written:
 * nothing of a foreign text becomes markup.
 */
final class MarkdownBlocks extends AbstractVisitor {
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> items = new ArrayList<>();

  private MarkdownBlocks() {}

  static List<Block> of(String markdown) {
    MarkdownBlocks visitor = new MarkdownBlocks();
    Parser.builder().maxOpenBlockParsers(50).build().parse(markdown).accept(visitor);
    visitor.endItems();
    return visitor.blocks;
  }

  @Override
  public void visit(org.commonmark.node.Heading heading) {
    add(new Block.Heading(inline(heading)));
  }

  @Override
  public void visit(Paragraph paragraph) {
    String text = inline(paragraph);
    if (text.startsWith("|")) {
      add(new Block.Verbatim(text));
    } else {
      add(new Block.Prose(text.replace('\n', ' '), ""));
    }
  }

  @Override
  public void visit(ListItem item) {
    StringBuilder text = new StringBuilder();
    for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Paragraph) {
        text.append(text.length() == 0 ? "" : " ").append(inline(child).replace('\n', ' '));
      }
    }
    items.add(text.toString());
    for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
      if (!(child instanceof Paragraph)) {
        child.accept(this);
      }
    }
  }

  @Override
  public void visit(FencedCodeBlock code) {
    add(new Block.Verbatim(Visible.text(code.getLiteral().stripTrailing())));
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    add(new Block.Verbatim(Visible.text(code.getLiteral().stripTrailing())));
  }

  @Override
  public void visit(HtmlBlock html) {
    add(new Block.Verbatim(Visible.text(html.getLiteral())));
  }

  private void add(Block block) {
    endItems();
    blocks.add(block);
  }

  private void endItems() {
    if (!items.isEmpty()) {
      blocks.add(new Block.Items(List.copyOf(items)));
      items.clear();
    }
  }

  private static String inline(Node node) {
    Inline text = new Inline();
    node.accept(text);
    return Visible.text(text.collected.toString());
  }

  /** Gathers the text inside a block. */
  private static final class Inline extends AbstractVisitor {
    private final StringBuilder collected = new StringBuilder();

    @Override
    public void visit(Text text) {
      collected.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      collected.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
      collected.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      collected.append('\n');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      collected.append('\n');
    }
  }
}
