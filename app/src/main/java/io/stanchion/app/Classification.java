package io.stanchion.app;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.model.Prediction;
import io.stanchion.model.StanceModel;
import io.stanchion.model.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Passes every entry of the input on to the rows or to the rejects, in input order, and counts.
 * Scores and writes out by several threads, some hundred entries at a time.
 */
final class Classification implements Consumer<Entry>, AutoCloseable {
  private static final int SHOWN = 5;
  private static final int BATCH_ENTRIES = 512;
  private static final int BATCH_CHARS = 1 << 17;

  /** Characters of text that may be under way. */
  private static final long BOUND = 1 << 22;

  private final Models models;
  private final Outputs rows;
  private final RejectsFile rejects;
  private final Treatment treatment;
  private final InOrder<List<Entry>, Scored> pipeline;
  private final List<String> firstRejected = new ArrayList<>();
  private List<Entry> batch = new ArrayList<>();
  private long batchChars;
  private long classified;
  private long prior;
  private long abstained;
  private long skipped;
  private long rejected;
  private long unreadable;
  private final TargetsWithoutModel withoutModel = new TargetsWithoutModel();

  /** What has become of a batch: its rows, ready to be written, and what could not be read. */
  private record Scored(
      Outputs.Pieces rows,
      List<Entry.Rejected> rejects,
      int classified,
      int prior,
      int abstained,
      int skipped,
      TargetsWithoutModel withoutModel) {}

  Classification(
      Models models, Outputs rows, RejectsFile rejects, Treatment treatment, int threads) {
    this.models = models;
    this.rows = rows;
    this.rejects = rejects;
    this.treatment = treatment;
    this.pipeline = new InOrder<>(threads, BOUND, this::scored, this::write);
  }

  @Override
  public void accept(Entry entry) {
    batch.add(entry);
    batchChars +=
        entry instanceof Entry.Read read
            ? read.paragraph().text().length()
            : ((Entry.Rejected) entry).original().length();
    if (batch.size() == BATCH_ENTRIES || batchChars >= BATCH_CHARS) {
      passOn();
    }
  }

  private void passOn() {
    if (!batch.isEmpty()) {
      pipeline.add(batch, batchChars);
      batch = new ArrayList<>();
      batchChars = 0;
    }
  }

  /** Scores and writes what is left. */
  void finish() {
    passOn();
    pipeline.finish();
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private Scored scored(List<Entry> entries) {
    List<Row> scoredRows = new ArrayList<>(entries.size());
    List<Entry.Rejected> refused = new ArrayList<>();
    TargetsWithoutModel lacking = new TargetsWithoutModel();
    int withPrediction = 0;
    int withPrior = 0;
    int withoutLabel = 0;
    for (Entry entry : entries) {
      if (entry instanceof Entry.Read read) {
        Row row = row(withTarget(read.paragraph()));
        scoredRows.add(row);
        withPrediction += row.prediction().isPresent() ? 1 : 0;
        boolean known = row.prediction().map(one -> one.status() == Status.OK).orElse(true);
        withPrior += known ? 0 : 1;
        withoutLabel += row.abstained() ? 1 : 0;
        if (row.lacksModel()) {
          lacking.add(row.paragraph().target());
        }
      } else if (entry instanceof Entry.Rejected one) {
        refused.add(one);
      }
    }
    return new Scored(
        rows.prepare(scoredRows),
        refused,
        withPrediction,
        withPrior,
        withoutLabel,
        scoredRows.size() - withPrediction - (int) lacking.rows(),
        lacking);
  }

  private void write(Scored scored) {
    try {
      rows.write(scored.rows());
      for (Entry.Rejected refused : scored.rejects()) {
        rejected++;
        unreadable += refused.isWholeInput() ? 1 : 0;
        if (firstRejected.size() < SHOWN) {
          firstRejected.add(Plain.cut(refused.message(), 300));
        }
        rejects.add(refused);
      }
      classified += scored.classified();
      prior += scored.prior();
      abstained += scored.abstained();
      skipped += scored.skipped();
      withoutModel.addAll(scored.withoutModel());
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private Row row(Paragraph unit) {
    if (unit.kind() == Kind.BOILERPLATE && treatment.skipsBoilerplate()) {
      return Row.skipped(unit);
    }
    Optional<StanceModel> model = models.about(unit.target());
    if (model.isEmpty()) {
      return Row.withoutModel(unit);
    }
    Prediction prediction = model.get().predict(unit);
    return new Row(
        unit,
        Optional.of(models.inAllLabels(prediction, model.get())),
        treatment.abstains(prediction),
        treatment.set(prediction, model.get()));
  }

  private Paragraph withTarget(Paragraph unit) {
    String defaultTarget = treatment.defaultTarget();
    boolean lacks = unit.target().isEmpty() && !defaultTarget.isEmpty();
    return lacks
        ? new Paragraph(
            unit.id(), unit.article(), unit.number(), unit.kind(), defaultTarget, unit.text())
        : unit;
  }

  /** What a person wants to know afterwards. */
  List<String> summary(Path rejectsFile) {
    List<String> lines = new ArrayList<>(firstRejected);
    lines.addAll(withoutModel.lines());
    long out = out();
    lines.add(
        (out + rejected)
            + " in = "
            + out
            + " out + "
            + rejected
            + " rejected; "
            + classified
            + " classified ("
            + prior
            + " without known features"
            + (treatment.mayAbstain() ? ", " + abstained + " without a label" : "")
            + "), "
            + skipped
            + " boilerplate skipped"
            + (withoutModel.rows() > 0 ? ", " + withoutModel.rows() + " without a model" : ""));
    if (rejected > 0) {
      lines.add("rejected records are in " + Plain.line(rejectsFile.toString()));
    }
    return lines;
  }

  private long out() {
    return classified + skipped + withoutModel.rows();
  }

  int exitCode() {
    boolean nothingReadable = unreadable > 0 && out() == 0;
    boolean incomplete = rejected > 0 || withoutModel.rows() > 0;
    return nothingReadable ? Stanchion.UNUSABLE : incomplete ? Stanchion.REJECTED : Stanchion.DONE;
  }
}
