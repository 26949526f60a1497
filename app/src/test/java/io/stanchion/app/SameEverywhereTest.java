package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.dataset.huawei.SourceArticle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models and rows are the same bytes wherever the command runs. */
final class SameEverywhereTest {
  private static final String LABELS =
      "article,text,label\n"
          + "a,Ban it in Istanbul — I say so.,İYİ\na,Leave it be.,contra\n"
          + "b,BAN THEM NOW!,İYİ\nb,Do not ban them: 1.234,contra\n".repeat(1);

  @TempDir private static Path temporary;

  private static byte[] model = {};
  private static byte[] rows = {};

  @BeforeAll
  static void runHere() throws IOException {
    Path folder = inputs("here");
    Cli.run(train(folder));
    assertThat(Cli.run(classify(folder)).exitCode()).isZero();
    model = Files.readAllBytes(folder.resolve("my.stance"));
    rows = Files.readAllBytes(folder.resolve("out.csv"));
    assertThat(rows.length).isGreaterThan(20_000);
  }

  private static Path inputs(String name) throws IOException {
    Path folder = Files.createDirectories(temporary.resolve(name).resolve("work"));
    Path articles = Files.createDirectories(folder.resolve("articles"));
    for (SourceArticle article : HuaweiBan.articles()) {
      Files.writeString(articles.resolve(article.file()), article.text());
    }
    Files.writeString(folder.resolve("labels.csv"), LABELS, StandardCharsets.UTF_8);
    return folder;
  }

  private static String[] train(Path folder) {
    String labels = folder.resolve("labels.csv").toString();
    String file = folder.resolve("my.stance").toString();
    return new String[] {"train", labels, "--model", file, "--features", "words", "--epochs", "3"};
  }

  private static String[] classify(Path folder, String... more) {
    String[] common = {
      "classify",
      folder.resolve("articles").toString(),
      "--speed",
      "fast",
      "--prediction-sets",
      "0.8",
      "--out",
      folder.resolve("out.csv").toString()
    };
    String[] all = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "-Duser.language=tr -Duser.country=TR",
    "-Duser.language=de -Duser.country=DE",
    "-Duser.language=ar -Duser.country=EG",
    "-Dfile.encoding=ISO-8859-1",
    "-Duser.timezone=Pacific/Apia",
    "-Djava.io.tmpdir=/nonexistent -Duser.home=/nonexistent",
    "LC_ALL=C LANG=C TMPDIR=/nonexistent",
  })
  void givesTheSameBytes(String setting) throws IOException {
    Path folder = inputs(Integer.toHexString(setting.hashCode()));
    requireSame(folder, setting, "--threads", "2");
  }

  private static void requireSame(Path folder, String setting, String... more) throws IOException {
    Child child = child(folder, setting);
    Child.Ended trained = child.run(relative(folder, train(folder)));
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(folder.resolve("my.stance"))
        .as("model under %s", setting)
        .satisfies(file -> assertThat(bodyOf(file)).isEqualTo(bodyOf(model)));
    Child.Ended classified = child(folder, setting).run(relative(folder, classify(folder, more)));
    assertThat(classified.exitCode()).as(classified.err()).isZero();
    assertThat(folder.resolve("out.csv")).as("rows under %s", setting).hasBinaryContent(rows);
  }

  /** The name of the file of labels is in a model, and it is another here. */
  private static String bodyOf(Path file) throws IOException {
    return bodyOf(Files.readAllBytes(file));
  }

  private static String bodyOf(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    return all.substring(all.indexOf("\"dataSha256\""));
  }

  private static String[] relative(Path folder, String... arguments) {
    String[] relative = arguments.clone();
    Arrays.setAll(relative, i -> relative[i].replace(folder + "/", ""));
    return relative;
  }

  private static Child child(Path folder, String settings) {
    Child child = new Child(folder);
    for (String one : settings.split(" ", -1)) {
      if (one.startsWith("-")) {
        child.java(one);
      } else {
        child.environment(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
      }
    }
    return child;
  }

  /** A place that nobody chose; which it was stands in the failure. */
  @Test
  void givesTheSameBytesInAnyPlace() throws IOException {
    long seed = Long.getLong("stanchion.test.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    Locale[] locales = Locale.getAvailableLocales();
    Locale locale = locales[random.nextInt(locales.length)];
    String[] zones = TimeZone.getAvailableIDs();
    String zone = zones[random.nextInt(zones.length)];
    String setting =
        "-Duser.language="
            + (locale.getLanguage().isEmpty() ? "en" : locale.getLanguage())
            + " -Duser.country="
            + locale.getCountry()
            + " -Duser.timezone="
            + zone
            + " -Dstanchion.test.seed="
            + seed;
    requireSame(inputs("random"), setting, "--threads", Integer.toString(1 + random.nextInt(6)));
  }
}
