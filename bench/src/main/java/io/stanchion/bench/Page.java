package io.stanchion.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures as one HTML page that needs no network, with what they were measured on. */
final class Page {
  private Page() {}

  /**
   * Makes the page.
   *
   * @param measures What was measured.
   * @param ratios Of time, against another build; empty if there was none.
   */
  static String of(List<Measure> measures, Map<String, Interleaving.Ratio> ratios) {
    StringBuilder page = new StringBuilder(4096);
    page.append(
        """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Stanchion benchmarks</title>
        <style>body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0 1em}
        table{border-collapse:collapse}td,th{padding:.2em .8em;border-bottom:1px solid #ddd;text-align:left}
        td.n{text-align:right;font-variant-numeric:tabular-nums}</style>
        <h1>Stanchion benchmarks</h1>
        <h2>Measured on</h2><table>
        """);
    machine().forEach((name, value) -> row(page, name, value));
    page.append("</table>\n<h2>Results</h2><table>\n<tr><th>benchmark<th>operations a second<th>±");
    page.append("<th>bytes an operation<th>time against the other build, 95 %<th>results\n");
    for (Measure one : measures) {
      Interleaving.Ratio ratio = ratios.get(one.name());
      page.append("<tr><td>").append(escaped(one.name()));
      number(page, one.perSecond());
      number(page, one.error());
      number(page, one.bytes());
      page.append("<td class=n>").append(ratio == null ? "" : ratio);
      page.append("<td><code>").append(one.checksum(), 0, Math.min(12, one.checksum().length()));
      page.append("</code>\n");
    }
    page.append("</table>\n<p>Compare bytes between pages, and time only within one: machines are");
    page.append(" noisy. ± is half of JMH's 99.9 % interval.\n");
    return page.toString();
  }

  /** Returns what the figures depend on, other than the code. */
  static Map<String, String> machine() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put(
        "system",
        String.join(" ", System.getProperty("os.name"), System.getProperty("os.version"))
            + " "
            + System.getProperty("os.arch"));
    machine.put("Java", runtime.getVmName() + " " + Runtime.version());
    machine.put("largest heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    return machine;
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static void row(StringBuilder page, String name, String value) {
    page.append("<tr><th>")
        .append(escaped(name))
        .append("<td>")
        .append(escaped(value))
        .append('\n');
  }

  private static void number(StringBuilder page, double value) {
    String text = Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,.1f", value);
    page.append("<td class=n>").append(text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
