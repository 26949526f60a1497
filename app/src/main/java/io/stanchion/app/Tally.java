package io.stanchion.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stanchion.dataset.reader.Entry;
import java.util.ArrayList;
import java.util.List;

/** What has become of the records so far: every one is a row or a reject. */
final class Tally {
  private static final int SHOWN = 5;

  private final List<String> firstRejected = new ArrayList<>();
  private long classified;
  private long prior;
  private long abstained;
  private long skipped;
  private long rejected;
  private long unreadable;

  void addRows(int newClassified, int newPrior, int newAbstained, int newSkipped) {
    classified += newClassified;
    prior += newPrior;
    abstained += newAbstained;
    skipped += newSkipped;
  }

  void addReject(Entry.Rejected refused) {
    rejected++;
    unreadable += refused.isWholeInput() ? 1 : 0;
    if (firstRejected.size() < SHOWN) {
      firstRejected.add(Plain.cut(refused.message(), 300));
    }
  }

  long in() {
    return out() + rejected;
  }

  long out() {
    return classified + skipped;
  }

  long rejected() {
    return rejected;
  }

  /** Tells whether inputs were to be read and nothing came of any of them. */
  boolean isNothingReadable() {
    return unreadable > 0 && out() == 0;
  }

  /** What a person wants to know: the first rejects, and the counts. */
  List<String> lines(boolean mayAbstain) {
    List<String> lines = new ArrayList<>(firstRejected);
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
            + " boilerplate skipped");
    return lines;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("in", in()).put("out", out()).put("rejected", rejected);
    json.put("classified", classified).put("withoutKnownFeatures", prior);
    json.put("withoutLabel", abstained).put("skipped", skipped).put("unreadable", unreadable);
    ArrayNode first = json.putArray("firstRejected");
    firstRejected.forEach(first::add);
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
    json.path("firstRejected").forEach(line -> tally.firstRejected.add(line.asText()));
    return tally;
  }
}
