package io.stanchion.app.option;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command that are marked where they are declared. */
public final class MarkedOptions {
  private MarkedOptions() {}

  /**
   * Reads the effective values of the options marked {@link Setting}.
   *
   * @param command The command, after its arguments were read.
   * @return The values by the options' names, the defaults included, sorted.
   */
  public static Map<String, String> settings(CommandSpec command) {
    Map<String, String> settings = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      mark(option, Setting.class)
          .ifPresent(setting -> settings.put(name(option), text(option.getValue(), setting)));
    }
    return settings;
  }

  /**
   * Lists the options marked {@link WritesFile}.
   *
   * @param command The command.
   * @return Its marked options.
   */
  public static List<OptionSpec> written(CommandSpec command) {
    return command.options().stream()
        .filter(option -> mark(option, WritesFile.class).isPresent())
        .toList();
  }

  /**
   * Leaves out of a command line what only says where outputs go.
   *
   * @param command The command.
   * @param arguments Its arguments as they were given.
   * @return The arguments without the options marked {@link WritesFile} and their values.
   */
  static List<String> withoutOutputs(CommandSpec command, List<String> arguments) {
    Set<String> outputs =
        written(command).stream()
            .flatMap(option -> Stream.of(option.names()))
            .collect(Collectors.toSet());
    List<String> kept = new ArrayList<>();
    Iterator<String> given = arguments.iterator();
    while (given.hasNext()) {
      String one = given.next();
      String name = one.replaceFirst("=.*", "");
      if (!outputs.contains(name)) {
        kept.add(one);
      } else if (name.equals(one) && given.hasNext()) {
        given.next();
      }
    }
    return List.copyOf(kept);
  }

  private static <A extends Annotation> Optional<A> mark(OptionSpec option, Class<A> mark) {
    return option.userObject() instanceof AnnotatedElement field
        ? Optional.ofNullable(field.getAnnotation(mark))
        : Optional.empty();
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  private static String text(@Nullable Object value, Setting setting) {
    if (value == null || List.of("", Optional.empty(), List.of()).contains(value)) {
      return setting.unset();
    }
    if (value instanceof Optional<?> given) {
      return text(given.get(), setting);
    }
    if (value instanceof Map<?, ?> pairs) {
      return new TreeMap<>(pairs).toString();
    }
    if (value instanceof Collection<?> values) {
      return values.stream().map(MarkedOptions::lower).collect(Collectors.joining(","));
    }
    return value instanceof Enum<?> ? lower(value) : value.toString();
  }

  private static String lower(Object value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
