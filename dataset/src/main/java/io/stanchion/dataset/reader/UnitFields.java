package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;

/**
 * What a row or JSON object says of its paragraph besides the text; each may be empty.
 *
 * @param id Its id.
 * @param article Its article.
 * @param paragraph Its number in the article.
 * @param target Its target.
 */
record UnitFields(String id, String article, String paragraph, String target) {
  static Paragraph paragraph(
      UnitFields fields, Kind kind, String text, String defaultArticle, long row) {
    String article = ArticleReader.present(fields.article()).orElse(defaultArticle);
    String id = ArticleReader.present(fields.id()).orElse(defaultArticle + ":" + row);
    return new Paragraph(id, article, number(fields.paragraph(), row), kind, fields.target(), text);
  }

  private static long number(String field, long row) {
    boolean digits = field.length() < 18 && field.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = field.isEmpty() || !digits ? 0 : Long.parseLong(field);
    return number > 0 ? number : row;
  }
}
