package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;

/**
 * Fields of a row or JSON object besides the text; each may be empty.
 *
 * @param id Its id.
 * @param article Its article.
 * @param paragraph Its number in the article.
 * @param target Its target.
 */
record UnitFields(String id, String article, String paragraph, String target) {
  /** Puts the paragraph together; what the fields do not say follows from its file and row. */
  Paragraph paragraph(Kind kind, String text, String defaultArticle, long row) {
    return new Paragraph(
        ArticleReader.present(id).orElse(defaultArticle + ":" + row),
        ArticleReader.present(article).orElse(defaultArticle),
        number(paragraph, row),
        kind,
        target,
        text);
  }

  private static long number(String field, long row) {
    boolean digits = field.length() < 18 && field.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = field.isEmpty() || !digits ? 0 : Long.parseLong(field);
    return number > 0 ? number : row;
  }
}
