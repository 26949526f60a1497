package io.stanchion.spark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.classify.run.RunCounts;
import io.stanchion.model.ProgramVersion;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;

/** The summary of a job, for machines: counts, settings, digests of models and names of files. */
final class JobSummary {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  JobSummary(SparkSession spark, JobOptions options, ShippedModels models, RunCounts counts) {
    json.put("format", "stanchion-spark-summary").put("version", 1);
    json.put("program", ProgramVersion.text()).put("spark", spark.version());
    json.put("application", spark.sparkContext().applicationId());
    Map<String, String> settings = new TreeMap<>(options.named());
    settings.put("--speed", models.speed().name());
    settings.forEach(json.putObject("settings")::put);
    models.digests().forEach(json.putObject("models")::put);
    json.put("finished", true).set("records", counts.toJson());
    json.putArray("outputs");
  }

  /** Adds the files of a directory that the job has written. */
  void add(String role, JobFolder folder) throws IOException {
    ArrayNode outputs = json.withArray("outputs");
    ObjectNode one = outputs.addObject().put("role", role).put("folder", folder.name());
    ArrayNode files = one.putArray("files");
    for (FileStatus file : folder.files()) {
      files.addObject().put("file", folder.relative(file)).put("bytes", file.getLen());
    }
  }

  String text() {
    return json.toPrettyString() + "\n";
  }
}
