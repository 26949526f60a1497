package io.stanchion.dataset.reader;

import io.stanchion.dataset.encoding.EncodingGuess;
import io.stanchion.dataset.encoding.HtmlEncoding;
import io.stanchion.dataset.page.Page;
import io.stanchion.dataset.page.PageBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jsoup.Jsoup;

/** A web page: the headings, paragraphs, list items, captions and table rows of its article. */
final class HtmlArticle {
  /** Replaces what the page's encoding does not have. */
  private static final char NO_CHARACTER = '\ufffd';

  private final Limits limits;

  HtmlArticle(Limits limits) {
    this.limits = limits;
  }

  void read(InputStream in, Input input, FieldSink sink, Consumer<Omitted> omitted)
      throws IOException {
    byte[] html = ArticleReader.readWhole(in, limits);
    Optional<String> utf8 = ArticleReader.decoded(html);
    Page page = parsed(utf8.isPresent() ? utf8.get() : decoded(html));
    ArticleUnits units = new ArticleUnits(input, limits, page.metadata(), sink);
    for (PageBlock block : page.blocks()) {
      if (block.omission().isPresent()) {
        omitted.accept(
            new Omitted(input.name(), input.article(), block.omission().get(), block.text()));
      } else if (utf8.isEmpty() && block.text().indexOf(NO_CHARACTER) >= 0) {
        units.reject(
            block.text(),
            "the paragraph holds what is no character of the page's encoding; convert the page, or"
                + " name its encoding with --encoding");
      } else {
        units.add(block.text(), block.kind());
      }
    }
    units.end();
  }

  /** Decodes a page that is not UTF-8, by its own declaration. */
  private static String decoded(byte[] html) throws IOException {
    Optional<Charset> declared =
        HtmlEncoding.declared(html).filter(one -> !one.equals(StandardCharsets.UTF_8));
    if (declared.isEmpty()) {
      Optional<String> guess = EncodingGuess.find(html);
      if (guess.isPresent()) {
        throw new IOException(EncodingGuess.otherEncoding("page", guess.get()));
      }
    }
    return new String(html, declared.orElse(StandardCharsets.UTF_8));
  }

  private static Page parsed(String html) throws IOException {
    try {
      return Page.of(Jsoup.parse(html));
    } catch (RuntimeException | StackOverflowError e) {
      throw new IOException("the page cannot be parsed (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
