package io.stanchion.spark;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.stanchion.classify.Row;
import io.stanchion.classify.run.RunCounts;
import io.stanchion.model.Status;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;

/** The {@link RunCounts} of a job, taken while Spark writes its records. */
final class CountedRecords {
  private static final String ALL = "all";

  private CountedRecords() {}

  /**
   * Has records counted while they are written. The counts come with the results of the tasks that
   * write: of several that do the same, Spark takes those of one, the one whose file is committed.
   * That holds for the last stage of a job alone, so nothing may be shuffled behind this.
   */
  static Dataset<org.apache.spark.sql.Row> counted(
      Dataset<org.apache.spark.sql.Row> records, Observation observation) {
    Column reject = records.col(Classified.REJECT);
    Column status = records.col(AddedColumns.STATUS);
    Column isRow = reject.isNull();
    Column isSkipped = status.equalTo(Row.SKIPPED);
    Column lacksModel = status.equalTo(Row.NO_MODEL);
    Column withoutLabel =
        isRow
            .and(records.col(AddedColumns.CONFIDENCE).isNotNull())
            .and(records.col(AddedColumns.LABEL).isNull());
    return records.observe(
        observation,
        number(isRow.and(not(isSkipped)).and(not(lacksModel))).as("classified"),
        number(isRow.and(status.isin(unknown()))).as("withoutKnownFeatures"),
        number(withoutLabel).as("withoutLabel"),
        number(isRow.and(isSkipped)).as("skipped"),
        number(isRow.and(lacksModel)).as("withoutModel"),
        count(reject).as("rejected"),
        number(reject.getField("line").equalTo(0)).as("unreadable"));
  }

  /** The statuses of predictions that are only the model's prior. */
  private static Object[] unknown() {
    return Arrays.stream(Status.values())
        .filter(status -> status != Status.OK)
        .map(Status::toString)
        .toArray();
  }

  private static Column number(Column condition) {
    return count(when(condition, 1));
  }

  /** Waits for the counts of a job that has finished. */
  static RunCounts of(Observation observation) {
    Map<String, Object> counts = values(observation);
    return new RunCounts(
        value(counts, "classified"),
        value(counts, "withoutKnownFeatures"),
        value(counts, "withoutLabel"),
        value(counts, "skipped"),
        value(counts, "withoutModel"),
        value(counts, "rejected"),
        value(counts, "unreadable"));
  }

  /** Has rows counted while they are written, without looking at them. */
  static Dataset<org.apache.spark.sql.Row> all(
      Dataset<org.apache.spark.sql.Row> rows, Observation observation) {
    return rows.observe(observation, count(lit(1)).as(ALL));
  }

  /** Waits for the number of rows of a job that has finished. */
  static long all(Observation observation) {
    return value(values(observation), ALL);
  }

  private static Map<String, Object> values(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while counting", e);
    }
  }

  private static long value(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Number number ? number.longValue() : 0;
  }
}
