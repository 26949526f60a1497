package io.stanchion.dataset.names;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that is probably not what the person who typed it meant.
 *
 * @param name The name as it was found.
 * @param count How often it was found.
 * @param meant The name that was probably meant; empty where none suggests itself.
 * @param reason Why it is doubted, as the rest of a sentence that begins with the name.
 */
public record Doubt(String name, long count, Optional<String> meant, String reason) {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._+:/=@%-]+");

  /** Refuses missing components. */
  public Doubt {
    requireNonNull(name, "name");
    requireNonNull(meant, "meant");
    requireNonNull(reason, "reason");
  }

  /**
   * Returns the sentence for a person.
   *
   * @return Such as {@code 'Pro' differs from 'pro' by case; did you mean 'pro'?}, with characters
   *     that cannot be seen as code points, and without a full stop.
   */
  public String message() {
    return "'"
        + Spelling.shown(name)
        + "' "
        + reason
        + meant.map(known -> "; did you mean '" + Spelling.shown(known) + "'?").orElse("");
  }

  /**
   * Returns the sentence for a person, with the number of times.
   *
   * @return Such as {@code 'Pro' (3 times) differs from 'pro' by case; did you mean 'pro'?}.
   */
  public String messageWithCount() {
    String times = count == 1 ? "once" : count + " times";
    return "'" + Spelling.shown(name) + "' (" + times + ")" + message().substring(shownLength());
  }

  private int shownLength() {
    return Spelling.shown(name).length() + 2;
  }

  /**
   * Returns the option that gives the name its probable spelling.
   *
   * @return Such as {@code --rename PRO=pro}, quoted for a shell where it has to be; empty where no
   *     name suggests itself.
   */
  public Optional<String> rename() {
    return meant.map(known -> "--rename " + quoted(name + "=" + known));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
