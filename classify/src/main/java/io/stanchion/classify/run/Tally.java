package io.stanchion.classify.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.classify.Row;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.writer.Plain;
import io.stanchion.model.Status;
import java.util.ArrayList;
import java.util.List;

/** What has become of the records so far: every one is a row or a reject. */
public final class Tally {
  private static final int SHOWN = 5;

  private final List<String> firstRejected = new ArrayList<>();
  private TargetsWithoutModel withoutModel = new TargetsWithoutModel();
  private long classified;
  private long prior;
  private long abstained;
  private long skipped;
  private long rejected;
  private long unreadable;

  void add(Row row) {
    if (row.lacksModel()) {
      withoutModel.add(row.paragraph().target());
    } else if (row.prediction().isEmpty()) {
      skipped++;
    } else {
      classified++;
      prior += row.prediction().get().status() == Status.OK ? 0 : 1;
      abstained += row.abstained() ? 1 : 0;
    }
  }

  void add(Entry.Rejected refused) {
    rejected++;
    unreadable += refused.isWholeInput() ? 1 : 0;
    if (firstRejected.size() < SHOWN) {
      firstRejected.add(Plain.cut(refused.message(), 300));
    }
  }

  /** Adds what has become of the records that follow. */
  void addAll(Tally next) {
    next.firstRejected.stream().limit(SHOWN - firstRejected.size()).forEach(firstRejected::add);
    withoutModel.addAll(next.withoutModel);
    classified += next.classified;
    prior += next.prior;
    abstained += next.abstained;
    skipped += next.skipped;
    rejected += next.rejected;
    unreadable += next.unreadable;
  }

  long in() {
    return out() + rejected;
  }

  long out() {
    return classified + skipped + withoutModel();
  }

  public long rejected() {
    return rejected;
  }

  /** Rows about targets that no model knows. */
  public long withoutModel() {
    return withoutModel.rows();
  }

  /** Tells whether inputs were to be read and nothing came of any of them. */
  public boolean isNothingReadable() {
    return unreadable > 0 && out() == 0;
  }

  /** What a person wants to know: the first rejects, targets without a model, and the counts. */
  public List<String> lines(boolean mayAbstain) {
    List<String> lines = new ArrayList<>(firstRejected);
    lines.addAll(withoutModel.lines());
    lines.add(
        in()
            + " in = "
            + out()
            + " out + "
            + rejected
            + " rejected; "
            + classified
            + " classified ("
            + prior
            + " without known features"
            + (mayAbstain ? ", " + abstained + " without a label" : "")
            + "), "
            + skipped
            + " boilerplate skipped"
            + (withoutModel() > 0 ? ", " + withoutModel() + " without a model" : ""));
    return lines;
  }

  /** Gives the counts. */
  ObjectNode counts() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("in", in()).put("out", out()).put("rejected", rejected);
    json.put("classified", classified).put("withoutKnownFeatures", prior);
    json.put("withoutLabel", abstained).put("skipped", skipped);
    json.put("withoutModel", withoutModel()).put("unreadable", unreadable);
    return json;
  }

  /** Gives the counts and what is shown to a person, for a run that goes on from here. */
  ObjectNode toJson() {
    ObjectNode json = counts();
    ArrayNode first = json.putArray("firstRejected");
    firstRejected.forEach(first::add);
    json.set("targetsWithoutModel", withoutModel.toJson());
    return json;
  }

  static Tally fromJson(JsonNode json) {
    Tally tally = new Tally();
    tally.classified = json.path("classified").asLong();
    tally.prior = json.path("withoutKnownFeatures").asLong();
    tally.abstained = json.path("withoutLabel").asLong();
    tally.skipped = json.path("skipped").asLong();
    tally.rejected = json.path("rejected").asLong();
    tally.unreadable = json.path("unreadable").asLong();
    tally.withoutModel =
        TargetsWithoutModel.fromJson(
            json.path("targetsWithoutModel"), json.path("withoutModel").asLong());
    json.path("firstRejected").forEach(line -> tally.firstRejected.add(line.asText()));
    return tally;
  }
}
