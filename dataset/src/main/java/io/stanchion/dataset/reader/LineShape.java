package io.stanchion.dataset.reader;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a line looks like: the rules by which titles, captions and boilerplate are told apart. */
final class LineShape {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern URL =
      Pattern.compile("(source:?\\s*)?(https?://|www\\.)\\S+", FLAGS);

  private static final Pattern CREDIT =
      Pattern.compile(
          "\\(?\\s*(image|photo|photograph|picture|video|graphic|illustration)s?"
              + "(\\s+(credit|source|courtesy|by)s?)?"
              + "\\s*((:|©|courtesy).{0,80}|by\\s((the )?author|(?-i:\\p{Lu}).{0,80}))"
              + "|(source|credit|via|filed under|tags?|topics?|share|published|updated|posted|"
              + "written|reporting|editing|last modified)s?\\s*:.{0,80}",
          FLAGS);

  private static final Pattern NAVIGATION =
      Pattern.compile(
          "(skip|jump) to (the )?(main )?(content|navigation)|click (here )?to"
              + " (comment|share|subscribe)|connect with us|follow us( on .{0,30})?|leave a"
              + " (reply|comment)|(you must )?(be )?logged? ?in.{0,40}|(sign|log) (in|up)("
              + " .{0,40})?|subscribe( .{0,40})?|share( this( .{0,20})?| on"
              + " .{0,20})?|comments?|advertisement|sponsored( content)?|read (more|next|also)(?!"
              + " than\\b).{0,80}|related (articles?|stories|posts|topics)|most (read|popular)|see"
              + " also.{0,60}|continue reading.{0,60}|(back to"
              + " )?top|home|menu|search|print|e-?mail|newsletters?|load more|show more|accept("
              + " all)?( cookies)?|(we|this (web)?site) uses? cookies.*|privacy policy|terms (of"
              + " use|and conditions|of service)|error: .{0,60}|\\d+ min(ute)?s? read",
          FLAGS);

  private static final Pattern COPYRIGHT =
      Pattern.compile(
          "copyright\\s*((©|:|\\(c\\)|\\d{4}).{0,120}|.{0,60}\\d{4}\\.?)|"
              + "(©|\\(c\\)\\s*\\d{4}).{0,120}|.{0,80}all rights reserved.?",
          FLAGS);

  private static final Pattern SECTION_NAME =
      Pattern.compile("\\p{Lu}[\\p{L}&]*(\\s\\p{L}+)?\\s*[/>|»]\\s*\\p{Lu}[\\p{L}&]*(\\s\\p{L}+)?");

  private static final Pattern BYLINE =
      Pattern.compile("[Bb][Yy]:? \\p{Lu}[\\p{L}.'’-]*( (and |& )?\\p{Lu}[\\p{L}.'’-]*){0,7}");

  private static final Pattern BIOGRAPHY =
      Pattern.compile(
          "(?!(It|This|That|There)\\b)\\p{Lu}\\S*("
              + " (\\p{Lu}\\S*|al|bin|da|de|del|der|la|van|von)){0,4} is (an? |the |our"
              + " )?((?!(by|from|no|not|that|to|who|with)\\b)\\S+ ){0,4}"
              + "(journalist|reporter|editor|writer|correspondent|columnist|freelancer|(regular|frequent|occasional|freelance)"
              + " contributor)\\b(?!['’]).*");

  private static final Pattern CAPTION =
      Pattern.compile(
          ".{10,}([.!?)”\"’]\\s*\\(?|\\s\\(?(?=(?-i:\\p{Lu})))"
              + "(photo|photograph|image|picture|graphic|illustration|credit)s?"
              + "(\\s+(credit|by|courtesy of))?\\s*:\\s*\\S.{0,80}",
          FLAGS);

  private static final Pattern BULLET =
      Pattern.compile("([•‣◦▪●·]|[-–*+]\\s|\\(?\\d{1,2}[.)]\\s).*");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!…;:,。！；：，।۔][”\"’')\\]»]*$");
  private static final Pattern TITLE_WORD = Pattern.compile("[\\p{Lu}\\p{N}(].*");
  private static final Set<String> SMALL_WORDS =
      Set.of("of", "the", "to", "and", "for", "in", "at", "on", "de", "la", "von", "van", "&");

  /** Longer than any line that a pattern without an unbounded end can match. */
  private static final int SHORT = 200;

  private static final Set<String> URL_STARTS = Set.of("so", "ht", "ww");
  private static final Set<String> CREDIT_STARTS =
      starts("im ph pi vi gr il so cr fi ta to sh pu up po wr re ed la");
  private static final Set<String> COOKIE_STARTS = starts("we th");
  private static final Set<String> NAVIGATION_STARTS =
      starts(
          "sk ju cl co fo le yo be lo si su sh ad sp re mo se ba to ho me pr em ne ac we th te er");

  private LineShape() {}

  private static Set<String> starts(String list) {
    return Set.of(list.split(" ", -1));
  }

  /** Takes every kind of blank, the no-break space too, off both ends. */
  static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Asks the patterns, but first, since most lines are prose, what no match can be without. */
  static boolean isBoilerplate(String line) {
    return (canStart(URL_STARTS, line) && matches(URL, line))
        || (canStart(CREDIT_STARTS, line) && matches(CREDIT, line))
        || line.equalsIgnoreCase("source:")
        || (canBeNavigation(line) && matches(NAVIGATION, line))
        || (canBeCopyright(line) && matches(COPYRIGHT, line))
        || (hasDivider(line) && matches(SECTION_NAME, line))
        || (canStart(Set.of("by"), line) && matches(BYLINE, line))
        || (line.contains(" is ") && matches(BIOGRAPHY, line));
  }

  /** The same by the patterns alone: what every faster way has to give. */
  static boolean isBoilerplateByPatterns(String line) {
    return matches(URL, line)
        || matches(CREDIT, line)
        || line.equalsIgnoreCase("source:")
        || matches(NAVIGATION, line)
        || matches(COPYRIGHT, line)
        || matches(SECTION_NAME, line)
        || matches(BYLINE, line)
        || matches(BIOGRAPHY, line);
  }

  /** Tells whether a line may start so; where that is not two letters, it always may. */
  private static boolean canStart(Set<String> starts, String line) {
    if (line.length() < 2 || !isAsciiLetter(line.charAt(0)) || !isAsciiLetter(line.charAt(1))) {
      return true;
    }
    return starts.contains(line.substring(0, 2).toLowerCase(Locale.ROOT));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Only notices about cookies can be long. */
  private static boolean canBeNavigation(String line) {
    return canStart(line.length() > SHORT ? COOKIE_STARTS : NAVIGATION_STARTS, line);
  }

  private static boolean canBeCopyright(String line) {
    return line.length() <= SHORT || canStart(Set.of("co"), line);
  }

  private static boolean hasDivider(String line) {
    return line.indexOf('/') >= 0
        || line.indexOf('|') >= 0
        || line.indexOf('>') >= 0
        || line.indexOf('»') >= 0;
  }

  static boolean isCaption(String line) {
    return line.length() < 600 && line.indexOf(':') >= 0 && matches(CAPTION, line);
  }

  static boolean isBullet(String line) {
    return !line.isEmpty() && !isAsciiLetter(line.charAt(0)) && matches(BULLET, line);
  }

  /** A line that can be the title where it is the first of its article. */
  static boolean isTitle(String line) {
    return !line.isEmpty() && hasAtMost(20, line) && !endsSentence(line);
  }

  /** A short line without the end of a sentence, or a short question, between paragraphs. */
  static boolean isSectionHead(String line) {
    return !line.isEmpty() && hasAtMost(12, line) && !endsSentence(line) && !isQuotation(line);
  }

  /** A name, an office or a place: a few words, each with a capital but for small ones. */
  static boolean isSignature(String line) {
    if (line.endsWith("?") || !hasAtMost(8, line)) {
      return false;
    }
    for (String word : SPACES.split(line, -1)) {
      if (!SMALL_WORDS.contains(word) && !TITLE_WORD.matcher(word).matches()) {
        return false;
      }
    }
    return true;
  }

  /** Running text, after which a title is no longer to come. */
  static boolean isProse(String line) {
    return !hasAtMost(14, line) && endsSentence(line);
  }

  private static boolean isQuotation(String line) {
    return line.startsWith("“") || line.startsWith("\"") || line.startsWith("‘");
  }

  private static boolean endsSentence(String line) {
    return SENTENCE_END.matcher(line.substring(Math.max(0, line.length() - 8))).find();
  }

  /** Counts no further than asked: a line can be a whole book. */
  private static boolean hasAtMost(int limit, String line) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < line.length() && words <= limit; i++) {
      boolean space = isSpace(line.charAt(i));
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
    }
    return words <= limit;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean matches(Pattern pattern, String line) {
    return line.length() < 2000 && pattern.matcher(line).matches();
  }
}
