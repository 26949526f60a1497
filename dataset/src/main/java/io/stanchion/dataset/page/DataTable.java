package io.stanchion.dataset.page;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Distinguishes tables of data from those that lay out a page. */
final class DataTable {
  /** Elements that no cell of a data table holds. */
  private static final Set<String> LAYOUT =
      Set.of("table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "form");

  private DataTable() {}

  /** Whether a table has several rows of several cells, none of which holds a part of a page. */
  static boolean is(Element table) {
    if (table.attr("role").equals("presentation")
        || table.stream().skip(1).anyMatch(one -> LAYOUT.contains(one.normalName()))) {
      return false;
    }
    int rows = 0;
    for (Element row : table.getElementsByTag("tr")) {
      int cells = 0;
      for (Element cell : row.children()) {
        cells += cell.hasText() ? 1 : 0;
        if (cell.getElementsByTag("p").size() > 1) {
          return false;
        }
      }
      rows += cells > 1 ? 1 : 0;
    }
    return rows > 1;
  }
}
