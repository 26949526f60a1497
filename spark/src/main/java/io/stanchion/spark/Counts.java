package io.stanchion.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * What has become of the records of a run.
 *
 * @param in All records.
 * @param rejected Those that are no rows.
 * @param unreadable Of these, whole files, or what was left of one.
 * @param skipped Rows of boilerplate without a prediction.
 * @param withoutModel Rows about a target that no model is about.
 * @param prior Rows of whose text the model knows nothing.
 * @param withoutLabel Rows with a prediction, but without a label.
 */
record Counts(
    long in,
    long rejected,
    long unreadable,
    long skipped,
    long withoutModel,
    long prior,
    long withoutLabel) {
  /**
   * Has records counted while they are written. The counts come with the results of the tasks that
   * write: of several that do the same, Spark takes those of one, the one whose file is committed.
   * That holds for the last stage of a job alone, so nothing may be shuffled behind this.
   */
  static Dataset<Row> counted(Dataset<Row> records, Observation observation) {
    Column reject = records.col(Classified.REJECT);
    Column status = records.col(AddedColumns.STATUS);
    Column isRow = reject.isNull();
    Column withoutLabel =
        isRow
            .and(records.col(AddedColumns.CONFIDENCE).isNotNull())
            .and(records.col(AddedColumns.LABEL).isNull());
    return records.observe(
        observation,
        count(lit(1)).as("in"),
        count(reject).as("rejected"),
        number(reject.getField("line").equalTo(0)).as("unreadable"),
        number(isRow.and(status.equalTo("skipped"))).as("skipped"),
        number(isRow.and(status.equalTo("no-model"))).as("withoutModel"),
        number(isRow.and(status.isin("no-known-features", "empty"))).as("prior"),
        number(withoutLabel).as("withoutLabel"));
  }

  private static Column number(Column condition) {
    return count(when(condition, 1));
  }

  /** Waits for the counts of a job that is over. */
  static Counts of(Observation observation) {
    try {
      Map<String, Object> counts = observation.getAsJava();
      return new Counts(
          value(counts, "in"),
          value(counts, "rejected"),
          value(counts, "unreadable"),
          value(counts, "skipped"),
          value(counts, "withoutModel"),
          value(counts, "prior"),
          value(counts, "withoutLabel"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while counting", e);
    }
  }

  /** Waits for the one count of a job that is over. */
  static long all(Observation observation) {
    try {
      return value(observation.getAsJava(), "all");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while counting", e);
    }
  }

  private static long value(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Number number ? number.longValue() : 0;
  }

  long out() {
    return in - rejected;
  }

  long classified() {
    return out() - skipped - withoutModel;
  }

  boolean isNothingReadable() {
    return unreadable > 0 && out() == 0;
  }

  /** One line for a person. */
  String line(boolean mayAbstain) {
    return in
        + " in = "
        + out()
        + " out + "
        + rejected
        + " rejected; "
        + classified()
        + " classified ("
        + prior
        + " without known features"
        + (mayAbstain ? ", " + withoutLabel + " without a label" : "")
        + "), "
        + skipped
        + " boilerplate skipped"
        + (withoutModel > 0 ? ", " + withoutModel + " without a model" : "");
  }

  /** As in the summary of the command line. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("in", in).put("out", out()).put("rejected", rejected);
    json.put("classified", classified()).put("withoutKnownFeatures", prior);
    json.put("withoutLabel", withoutLabel).put("skipped", skipped);
    return json.put("withoutModel", withoutModel).put("unreadable", unreadable);
  }
}
