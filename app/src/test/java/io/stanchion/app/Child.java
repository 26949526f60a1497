package io.stanchion.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real command as a process of its own, which can be killed. */
final class Child {
  private final Path folder;
  private final List<String> java = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** What a process that has ended leaves. */
  record Ended(int exitCode, String text, String err) {}

  /** Runs in a folder, where what it says goes to files out of the way. */
  Child(Path folder) {
    this.folder = folder;
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-XX:TieredStopAtLevel=1");
  }

  Child java(String... options) {
    java.addAll(List.of(options));
    return this;
  }

  Child environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Process start(String... arguments) {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Stanchion.class.getName());
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.environment().values().removeIf(String::isEmpty);
      builder.redirectOutput(out().toFile());
      builder.redirectError(err().toFile());
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path out() throws IOException {
    return Files.createDirectories(folder.resolveSibling("said")).resolve("out");
  }

  private Path err() throws IOException {
    return Files.createDirectories(folder.resolveSibling("said")).resolve("err");
  }

  Ended run(String... arguments) {
    return runWith(new byte[0], arguments);
  }

  /** Gives it something to read on standard input. */
  Ended runWith(byte[] input, String... arguments) {
    Process process = start(arguments);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // It does not want to read it.
    }
    return ended(process);
  }

  Ended ended(Process process) {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the command takes more than two minutes");
      }
      return new Ended(process.exitValue(), Files.readString(out()), Files.readString(err()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
