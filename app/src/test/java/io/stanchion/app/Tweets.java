package io.stanchion.app;

import java.util.List;

/** Made-up tweets about two targets, in the format of SemEval-2016 task 6. */
final class Tweets {
  static final String HEADER = "ID\tTarget\tTweet\tStance\r\n";

  private static final List<List<String>> WORDS =
      List.of(
          List.of("Night Trains", "FAVOR", "love the \"sleeper\" to Zürich, more of it"),
          List.of("Night Trains", "AGAINST", "awful bunks, never again, scrap these trains"),
          List.of("Night Trains", "NONE", "timetable printed, platform nine, luggage rack"),
          List.of("Street Trees", "FAVOR", "shade and blackbirds, plant a lime in every road"),
          List.of("Street Trees", "AGAINST", "roots wreck pavements, cut them all down"),
          List.of("Street Trees", "NONE", "counted oaks and planes on the way to work"));

  private Tweets() {}

  /** Twelve tweets of each target and label, told apart by their numbers. */
  static String labelled() {
    return rows(true);
  }

  /** The same tweets as a test file has them. */
  static String unlabelled() {
    return rows(false);
  }

  private static String rows(boolean labelled) {
    StringBuilder file = new StringBuilder(HEADER);
    for (int i = 0; i < 12 * WORDS.size(); i++) {
      List<String> words = WORDS.get(i % WORDS.size());
      String[] list = words.get(2).split(" ", -1);
      String tail = list[i / WORDS.size() % list.length] + " no" + i + "way" + 7 * i;
      file.append(1000 + i).append('\t').append(words.get(0)).append('\t');
      file.append(words.get(2)).append(' ').append(tail).append(" #SemST\t");
      file.append(labelled ? words.get(1) : "UNKNOWN").append("\r\n");
    }
    return file.toString();
  }
}
