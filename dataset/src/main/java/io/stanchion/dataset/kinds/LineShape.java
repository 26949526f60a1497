package io.stanchion.dataset.kinds;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The look of a line: rules that distinguish titles, captions and boilerplate. */
public final class LineShape {
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
  private static final String SENTENCE_ENDS = ".!…;:,。！；：，।۔";
  private static final String CLOSERS = "”\"’')]»";
  private static final int MOST_CLOSERS = 7;
  private static final Pattern TITLE_WORD = Pattern.compile("[\\p{Lu}\\p{N}(].*");
  private static final Set<String> SMALL_WORDS =
      Set.of("of", "the", "to", "and", "for", "in", "at", "on", "de", "la", "von", "van", "&");

  /** Longer than any line that a pattern without an unbounded end can match. */
  private static final int SHORT = 200;

  /** The beginning of a match: three characters, or a first one that is no letter. */
  private static final Set<String> URL_STARTS = Set.of("sou", "htt", "www");

  private static final Set<String> CREDIT_STARTS =
      starts("( ima pho pic vid gra ill sou cre via fil tag top sha pub upd pos wri rep edi las");
  private static final Set<String> COOKIE_STARTS = Set.of("we ", "thi");
  private static final Set<String> NAVIGATION_STARTS =
      starts(
          "0 1 2 3 4 5 6 7 8 9 ski jum cli con fol lea you log sig sub sha com adv spo rea rel mos"
              + " see bac top hom men sea pri e-m ema new loa sho acc thi ter err",
          "we ",
          "be ");
  private static final Set<String> COPYRIGHT_STARTS = Set.of("cop", "(c)");
  private static final Set<String> BYLINE_STARTS = Set.of("by:", "by ");

  private LineShape() {}

  private static Set<String> starts(String list, String... more) {
    return Stream.concat(Stream.of(list.split(" ", -1)), Stream.of(more))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Takes every kind of blank, the no-break space too, off both ends. */
  public static String stripped(String text) {
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

  /** Returns the place of the last character that is no blank; -1 if there is none. */
  public static int lastVisible(CharSequence text) {
    int last = text.length() - 1;
    while (last >= 0 && isSpace(text.charAt(last))) {
      last--;
    }
    return last;
  }

  /** Asks the patterns, but first, since most lines are prose, what no match can be without. */
  public static boolean isBoilerplate(String line) {
    String start = start(line);
    return (canStart(URL_STARTS, start) && matches(URL, line))
        || (canStart(CREDIT_STARTS, start) && matches(CREDIT, line))
        || line.equalsIgnoreCase("source:")
        || (canBeNavigation(line, start) && matches(NAVIGATION, line))
        || (canBeCopyright(line, start) && matches(COPYRIGHT, line))
        || (hasDivider(line) && matches(SECTION_NAME, line))
        || (canStart(BYLINE_STARTS, start) && matches(BYLINE, line))
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

  /**
   * The first three characters in lower case; empty where they are not ASCII, or fewer: without
   * regard to case, some letters of other alphabets are equal to those of ours.
   */
  private static String start(String line) {
    if (line.length() < 3 || (line.charAt(0) | line.charAt(1) | line.charAt(2)) >= 128) {
      return "";
    }
    return line.substring(0, 3).toLowerCase(Locale.ROOT);
  }

  private static boolean canStart(Set<String> starts, String start) {
    return start.isEmpty()
        || starts.contains(start)
        || (!isAsciiLetter(start.charAt(0)) && starts.contains(start.substring(0, 1)));
  }

  private static boolean isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** Only notices about cookies can be long. */
  private static boolean canBeNavigation(String line, String start) {
    return canStart(line.length() > SHORT ? COOKIE_STARTS : NAVIGATION_STARTS, start);
  }

  private static boolean canBeCopyright(String line, String start) {
    return canStart(COPYRIGHT_STARTS, start)
        || endsWith("rved", line, line.length())
        || endsWith("rved", line, line.length() - 1);
  }

  /** Of these letters, unlike of others, none has an equal in another alphabet. */
  private static boolean endsWith(String letters, String line, int end) {
    return line.regionMatches(true, end - letters.length(), letters, 0, letters.length());
  }

  private static boolean hasDivider(String line) {
    return line.indexOf('/') >= 0
        || line.indexOf('|') >= 0
        || line.indexOf('>') >= 0
        || line.indexOf('»') >= 0;
  }

  /** Recognises a caption or a credit of a picture. */
  public static boolean isCaption(String line) {
    return line.length() < 600 && line.indexOf(':') >= 0 && matches(CAPTION, line);
  }

  /** Recognises an item of a list by its mark. */
  public static boolean isBullet(String line) {
    return !line.isEmpty() && !isAsciiLetter(line.charAt(0)) && matches(BULLET, line);
  }

  /** A line that can be the title where it is the first of its article. */
  public static boolean isTitle(String line) {
    return !line.isEmpty() && hasAtMost(20, line) && !endsSentence(line);
  }

  /** A short line without the end of a sentence, or a short question, between paragraphs. */
  public static boolean isSectionHead(String line) {
    return !line.isEmpty() && hasAtMost(12, line) && !endsSentence(line) && !isQuotation(line);
  }

  /** A name, an office or a place: a few words, each with a capital but for small ones. */
  public static boolean isSignature(String line) {
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
  public static boolean isProse(String line) {
    return !hasAtMost(14, line) && endsSentence(line);
  }

  private static boolean isQuotation(String line) {
    return line.startsWith("“") || line.startsWith("\"") || line.startsWith("‘");
  }

  private static boolean endsSentence(String line) {
    int last = line.length() - 1;
    int least = Math.max(0, last - MOST_CLOSERS);
    while (last > least && CLOSERS.indexOf(line.charAt(last)) >= 0) {
      last--;
    }
    return last >= 0 && SENTENCE_ENDS.indexOf(line.charAt(last)) >= 0;
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
    boolean visible = c > ' ' && c < 0x7f;
    return !visible && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean matches(Pattern pattern, String line) {
    return line.length() < 2000 && pattern.matcher(line).matches();
  }
}
