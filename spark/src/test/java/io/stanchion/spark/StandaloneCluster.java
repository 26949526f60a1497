package io.stanchion.spark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A master and two workers of one core each, on two addresses of the loopback: Spark takes them for
 * two machines, without which it would overtake no task.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("Starting Spark master at (spark://\\S+)");

  private final Path folder;
  private final List<Process> processes = new ArrayList<>();
  private final String master;

  StandaloneCluster(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    SparkHome.linkJars();
    start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1");
    this.master = await("master", STARTED).group(1);
    for (int i = 1; i <= 2; i++) {
      start(
          "worker" + i,
          "org.apache.spark.deploy.worker.Worker",
          "--host",
          "127.0.0." + i,
          "--cores",
          "1",
          "--memory",
          "1g",
          "--work-dir",
          folder.resolve("work" + i).toString(),
          master);
      await("worker" + i, Pattern.compile("Successfully registered"));
    }
  }

  String master() {
    return master;
  }

  private void start(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-cp", SparkHome.FOLDER.resolve("jars") + "/*"));
    command.addAll(List.of(arguments));
    int ports = command.indexOf("--host");
    command.addAll(ports, List.of("--port", "0", "--webui-port", "0"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name));
    builder.environment().remove("SPARK_LOCAL_IP");
    processes.add(builder.start());
  }

  private File log(String name) {
    return folder.resolve(name + ".log").toFile();
  }

  private Matcher await(String name, Pattern said) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(60)) {
      Matcher matcher = said.matcher(Files.readString(log(name).toPath()));
      if (matcher.find()) {
        return matcher;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(Files.readString(log(name).toPath()));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
