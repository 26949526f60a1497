package io.stanchion.dataset.page;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Signs, in tags and attributes, of a part that is not the article; its text can outweigh them. */
final class Signs {
  private static final Map<String, Omission> TAGS =
      Map.of(
          "nav", Omission.NAVIGATION,
          "footer", Omission.NAVIGATION,
          "menu", Omission.NAVIGATION,
          "aside", Omission.ASIDE,
          "dialog", Omission.ASIDE,
          "form", Omission.FORM_CONTROL,
          "fieldset", Omission.FORM_CONTROL);

  private static final Map<String, Omission> ROLES =
      Map.of(
          "navigation", Omission.NAVIGATION,
          "banner", Omission.NAVIGATION,
          "contentinfo", Omission.NAVIGATION,
          "search", Omission.NAVIGATION,
          "menu", Omission.NAVIGATION,
          "complementary", Omission.ASIDE,
          "dialog", Omission.ASIDE,
          "alertdialog", Omission.ASIDE,
          "alert", Omission.ASIDE);

  /** Words in class names and ids of what surrounds an article. */
  private static final Pattern NAMES =
      Pattern.compile(
          "(?i)(^|[-_\\s])(cookies?|consent|gdpr|share|sharing|social|newsletter|subscribe|promo|"
              + "advert(isement)?|ads?|sponsored|related|recommended|breadcrumbs?|navigation|nav|"
              + "menu|sidebar|comments?|paywall|popup|modal)([-_\\s]|$)");

  /** A name of one comment, as in {@code comment-1234}; not of them all. */
  private static final Pattern COMMENT =
      Pattern.compile("(?i)(^|[-_\\s])(user-?)?comment(?![a-z])");

  private Signs() {}

  static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || (element.isBlock() && element.attr("aria-hidden").equals("true"))
        || (element.hasAttr("style")
            && element.attr("style").replace(" ", "").contains("display:none"));
  }

  /** Finds the reason that tag and role give to leave an element out. */
  static Optional<Omission> find(Element element) {
    if (isHidden(element)) {
      return Optional.of(Omission.NOT_SHOWN);
    }
    return Optional.ofNullable(TAGS.get(element.normalName()))
        .or(() -> Optional.ofNullable(ROLES.get(element.attr("role"))));
  }

  /** Whether class or id hold a word that stands for what surrounds an article. */
  static boolean isNamedAside(Element element) {
    return matches(NAMES, element);
  }

  /** Whether class, id or type say that this is one comment of a reader. */
  static boolean isComment(Element element) {
    return matches(COMMENT, element) || element.attr("itemtype").endsWith("/Comment");
  }

  private static boolean matches(Pattern pattern, Element element) {
    return element.attributesSize() > 0
        && (pattern.matcher(element.className()).find() || pattern.matcher(element.id()).find());
  }
}
