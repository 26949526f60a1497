package io.stanchion.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The name and version of the program, which the build takes from the parent pom. */
public final class ProgramVersion {
  private static final String FILE = "version.properties";
  private static final String TEXT = "stanchion " + read();

  private ProgramVersion() {}

  /**
   * Returns the name and version.
   *
   * @return For example {@code stanchion 0.1.0}; a snapshot has the number of its release.
   */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream in = ProgramVersion.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The build left out " + FILE);
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "").replace("-SNAPSHOT", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
