package io.stanchion.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help as wide as the terminal. Lines of a paragraph are filled; an indented line, such as an
 * example, stays a line, or is broken between words as a shell takes it.
 */
final class HelpPage {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\S) ");

  /** Keeps an option beside its value. */
  private static final Pattern BEFORE_OPTION = Pattern.compile("(?<=\\S) (?=[-<>|])");

  private static final String CONTINUED = " \\";
  private static final String CONTINUATION = "      ";

  private HelpPage() {}

  /** Sets the width and the sections of a command's help, and of its subcommands' help. */
  static void format(CommandLine command, int width) {
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(command.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpPage::synopsis);
    sections.put(
        UsageMessageSpec.SECTION_KEY_DESCRIPTION,
        help -> filled(help.commandSpec().usageMessage().description(), width));
    sections.put(
        UsageMessageSpec.SECTION_KEY_FOOTER,
        help -> filled(help.commandSpec().usageMessage().footer(), width));
    command.setHelpSectionMap(sections);
    command.setUsageHelpWidth(width);
  }

  /** Shows what a command needs; its options are listed below with their descriptions. */
  private static String synopsis(Help help) {
    CommandSpec spec = help.commandSpec();
    List<String> words = new ArrayList<>(List.of(spec.qualifiedName(), "[OPTIONS]"));
    spec.options().stream()
        .filter(OptionSpec::required)
        .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
    spec.positionalParameters().forEach(one -> words.add(label(one)));
    if (!spec.subcommands().isEmpty()) {
      words.add("COMMAND");
    }
    return String.join(" ", words) + "\n";
  }

  private static String label(PositionalParamSpec parameter) {
    String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  static String filled(String[] texts, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String text : texts) {
      for (String line : String.format(Locale.ROOT, text).split("\n", -1)) {
        boolean own = line.isEmpty() || line.startsWith(" ") || line.endsWith(":");
        if (own) {
          fill(paragraph, width, lines);
          lines.addAll(line.startsWith(" ") ? broken(line, width) : List.of(line));
        } else {
          paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
        }
      }
    }
    fill(paragraph, width, lines);
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static void fill(StringBuilder paragraph, int width, List<String> lines) {
    if (!paragraph.isEmpty()) {
      lines.addAll(wrapped(paragraph.toString(), BETWEEN_WORDS, width, "", ""));
      paragraph.setLength(0);
    }
  }

  private static List<String> broken(String line, int width) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    return line.length() <= width
        ? List.of(line)
        : wrapped(
            indent + line.strip(),
            BEFORE_OPTION,
            width - CONTINUED.length(),
            CONTINUATION,
            CONTINUED);
  }

  /** Breaks a text between words; a word that is longer than a line stays whole. */
  private static List<String> wrapped(
      String text, Pattern between, int width, String indent, String end) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : between.split(text, -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line + end);
        line = new StringBuilder(indent).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
