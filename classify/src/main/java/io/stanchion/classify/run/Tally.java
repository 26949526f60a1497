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

  private Tally(RunCounts counts, TargetsWithoutModel withoutModel) {
    this.counts = counts;
    this.withoutModel = withoutModel;
  }

  /** Begins a run. */
  static Tally empty() {
    return new Tally(RunCounts.NONE, new TargetsWithoutModel());
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
    lines.add(counts.line(mayAbstain));
    return lines;
  }

  /** Writes the counts and what is shown to a person, for a run that resumes from here. */
  ObjectNode toJson() {
    ObjectNode json = counts.toJson();
    ArrayNode first = json.putArray("firstRejected");
    firstRejected.forEach(first::add);
    json.set("targetsWithoutModel", withoutModel.toJson());
    return json;
  }

  /** Reads back what {@link #toJson} wrote. */
  static Tally fromJson(JsonNode json) {
    Tally tally =
        new Tally(
            RunCounts.fromJson(json),
            TargetsWithoutModel.fromJson(json.path("targetsWithoutModel")));
    json.path("firstRejected").forEach(line -> tally.firstRejected.add(line.asText()));
    return tally;
  }
}
