package io.stanchion.classify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.classify.ExitCode;
import io.stanchion.classify.Row;
import io.stanchion.dataset.reader.Entry;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of records of a run, on the command line and on Spark: every record is a row or a
 * reject.
 *
 * @param classified Rows with a prediction.
 * @param withoutKnownFeatures Of these, those whose text has nothing that the model knows.
 * @param withoutLabel Rows with a prediction, but without a label.
 * @param skipped Rows of boilerplate without a prediction.
 * @param withoutModel Rows about a target that no model is about.
 * @param rejected Records that are not rows.
 * @param unreadable Of these, whole inputs, or what was left of one.
 * @param leftOut Blocks of text of pages and Markdown that are no records.
 */
public record RunCounts(
    long classified,
    long withoutKnownFeatures,
    long withoutLabel,
    long skipped,
    long withoutModel,
    long rejected,
    long unreadable,
    long leftOut) {
  /** The counts of a run that has not begun. */
  public static final RunCounts NONE = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /**
   * The outcome of a run.
   *
   * @param exitCode The exit code.
   * @param failure Why more records were rejected than may be, for a person; empty if they were
   *     not.
   */
  public record Verdict(int exitCode, Optional<String> failure) {}

  /**
   * Counts records alone.
   *
   * @param classified Rows with a prediction.
   * @param withoutKnownFeatures Of these, those whose text has nothing that the model knows.
   * @param withoutLabel Rows with a prediction, but without a label.
   * @param skipped Rows of boilerplate without a prediction.
   * @param withoutModel Rows about a target that no model is about.
   * @param rejected Records that are not rows.
   * @param unreadable Of these, whole inputs, or what was left of one.
   */
  public RunCounts(
      long classified,
      long withoutKnownFeatures,
      long withoutLabel,
      long skipped,
      long withoutModel,
      long rejected,
      long unreadable) {
    this(
        classified,
        withoutKnownFeatures,
        withoutLabel,
        skipped,
        withoutModel,
        rejected,
        unreadable,
        0);
  }

  /** Counts blocks that were left out. */
  static RunCounts ofLeftOut(long leftOut) {
    return new RunCounts(0, 0, 0, 0, 0, 0, 0, leftOut);
  }

  /** Counts some records. */
  static RunCounts of(List<Row> rows, List<Entry.Rejected> rejects) {
    long classified = 0;
    long unknown = 0;
    long abstained = 0;
    long withoutModel = 0;
    for (Row row : rows) {
      if (row.prediction().isPresent()) {
        classified++;
        unknown += row.prediction().get().status().isRead() ? 0 : 1;
        abstained += row.abstained() ? 1 : 0;
      } else {
        withoutModel += row.lacksModel() ? 1 : 0;
      }
    }
    return new RunCounts(
        classified,
        unknown,
        abstained,
        rows.size() - classified - withoutModel,
        withoutModel,
        rejects.size(),
        rejects.stream().filter(Entry.Rejected::isWholeInput).count());
  }

  /**
   * Returns the number of all records.
   *
   * @return Rows and rejects.
   */
  public long in() {
    return out() + rejected;
  }

  /**
   * Returns the number of rows.
   *
   * @return Rows of all kinds.
   */
  public long out() {
    return classified + skipped + withoutModel;
  }

  /** Returns whether inputs were to be read and no row came of them. */
  boolean isUnusable() {
    return unreadable > 0 && out() == 0;
  }

  /** Adds the counts of the records that follow. */
  RunCounts plus(RunCounts next) {
    return new RunCounts(
        classified + next.classified,
        withoutKnownFeatures + next.withoutKnownFeatures,
        withoutLabel + next.withoutLabel,
        skipped + next.skipped,
        withoutModel + next.withoutModel,
        rejected + next.rejected,
        unreadable + next.unreadable,
        leftOut + next.leftOut);
  }

  /**
   * Judges the run.
   *
   * @param allowed The number of records that may be rejected; empty for none.
   * @return Exit code 2 if inputs were to be read and no row came of them, 1 if too many records
   *     were rejected or a row had no model, else 0.
   */
  public Verdict verdict(Optional<RejectsAllowed> allowed) {
    Optional<String> failure = allowed.flatMap(limit -> limit.failure(rejected, in()));
    if (isUnusable()) {
      return new Verdict(ExitCode.UNUSABLE, failure);
    }
    boolean tooMany = allowed.isPresent() ? failure.isPresent() : rejected > 0;
    return new Verdict(tooMany || withoutModel > 0 ? ExitCode.REJECTED : ExitCode.DONE, failure);
  }

  /**
   * Describes the counts for a person.
   *
   * @param mayAbstain Whether rows without a label are counted too.
   * @return One line.
   */
  public String line(boolean mayAbstain) {
    return brief()
        + "; "
        + classified
        + " classified ("
        + withoutKnownFeatures
        + " without known features"
        + (mayAbstain ? ", " + withoutLabel + " without a label" : "")
        + "), "
        + skipped
        + " boilerplate skipped"
        + (withoutModel > 0 ? ", " + withoutModel + " without a model" : "")
        + (leftOut > 0
            ? "; " + leftOut + (leftOut == 1 ? " block" : " blocks") + " of pages left out"
            : "");
  }

  /** Describes the balance of records: {@code 3 in = 2 out + 1 rejected}. */
  String brief() {
    return in() + " in = " + out() + " out + " + rejected + " rejected";
  }

  /**
   * Writes the counts for machines.
   *
   * @return An object with a field for each of them, and {@code in} and {@code out}.
   */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("in", in()).put("out", out()).put("rejected", rejected);
    json.put("classified", classified).put("withoutKnownFeatures", withoutKnownFeatures);
    json.put("withoutLabel", withoutLabel).put("skipped", skipped);
    json.put("withoutModel", withoutModel).put("unreadable", unreadable);
    return json.put("leftOut", leftOut);
  }

  /** Reads back what {@link #toJson} wrote; a missing field is zero. */
  static RunCounts fromJson(JsonNode json) {
    return new RunCounts(
        json.path("classified").asLong(),
        json.path("withoutKnownFeatures").asLong(),
        json.path("withoutLabel").asLong(),
        json.path("skipped").asLong(),
        json.path("withoutModel").asLong(),
        json.path("rejected").asLong(),
        json.path("unreadable").asLong(),
        json.path("leftOut").asLong());
  }
}
