package io.stanchion.classify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.classify.Row;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.Plain;
import java.util.ArrayList;
import java.util.List;

/** The counts of a run so far, and examples of what a person should look at. */
public final class Tally {
  private static final int SHOWN = 5;

  private final List<String> firstRejected = new ArrayList<>();
  private final TargetsWithoutModel withoutModel;
  private RunCounts counts;

  /** Rows that name a target which the model is not about. */
  private long otherTargets;

  /** Fields of records that have no column because they came too late. */
  private long late;

  private Tally(RunCounts counts, TargetsWithoutModel withoutModel) {
    this.counts = counts;
    this.withoutModel = withoutModel;
  }

  /** Begins a run. */
  static Tally empty() {
    return new Tally(RunCounts.NONE, new TargetsWithoutModel());
  }

  /** Counts blocks that were left out. */
  static Tally ofLeftOut(long leftOut) {
    return new Tally(RunCounts.ofLeftOut(leftOut), new TargetsWithoutModel());
  }

  /** Counts what goes with a record. */
  void note(Item item, boolean isAboutOther) {
    if (item.leftOut() > 0) {
      counts = counts.plus(RunCounts.ofLeftOut(item.leftOut()));
    }
    otherTargets += isAboutOther ? 1 : 0;
    late += item.late();
  }

  /** Counts some records. */
  static Tally of(List<Row> rows, List<Entry.Rejected> rejects) {
    Tally tally = new Tally(RunCounts.of(rows, rejects), new TargetsWithoutModel());
    if (tally.counts.withoutModel() > 0) {
      rows.stream()
          .filter(Row::lacksModel)
          .forEach(row -> tally.withoutModel.add(row.paragraph().target(), 1));
    }
    rejects.stream()
        .limit(SHOWN)
        .forEach(one -> tally.firstRejected.add(Plain.cut(one.message(), 300)));
    return tally;
  }

  /** Adds the tally of the records that follow. */
  void addAll(Tally next) {
    next.firstRejected.stream().limit(SHOWN - firstRejected.size()).forEach(firstRejected::add);
    withoutModel.addAll(next.withoutModel);
    counts = counts.plus(next.counts);
    otherTargets += next.otherTargets;
    late += next.late;
  }

  /**
   * Returns the counts.
   *
   * @return The counts so far.
   */
  public RunCounts counts() {
    return counts;
  }

  /**
   * Describes the run for a person: the first rejects, targets without a model, and the counts.
   *
   * @param mayAbstain Whether rows without a label are counted too.
   * @return The lines.
   */
  public List<String> lines(boolean mayAbstain) {
    List<String> lines = new ArrayList<>(firstRejected);
    lines.addAll(withoutModel.lines(counts.withoutModel()));
    if (otherTargets > 0) {
      lines.add(
          (otherTargets == 1 ? "1 row names" : otherTargets + " rows name")
              + " a target that the model is not about; the labels are about the model's;"
              + " --encoder stance-small-en-q reads each row beside its own target");
    }
    if (late > 0) {
      lines.add(
          (late == 1 ? "1 field has" : late + " fields have")
              + " no column, because the first record of a stream lacks them; name all"
              + " with --keep-columns, or read a file");
    }
    lines.add(counts.line(mayAbstain));
    return lines;
  }

  /** Writes the counts and what is shown to a person, for a run that resumes from here. */
  ObjectNode toJson() {
    ObjectNode json = counts.toJson();
    ArrayNode first = json.putArray("firstRejected");
    firstRejected.forEach(first::add);
    json.set("targetsWithoutModel", withoutModel.toJson());
    json.put("otherTargets", otherTargets).put("late", late);
    return json;
  }

  /** Reads back what {@link #toJson} wrote. */
  static Tally fromJson(JsonNode json) {
    Tally tally =
        new Tally(
            RunCounts.fromJson(json),
            TargetsWithoutModel.fromJson(json.path("targetsWithoutModel")));
    tally.otherTargets = json.path("otherTargets").asLong();
    tally.late = json.path("late").asLong();
    json.path("firstRejected").forEach(line -> tally.firstRejected.add(line.asText()));
    return tally;
  }
}
