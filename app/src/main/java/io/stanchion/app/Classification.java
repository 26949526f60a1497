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

/** Passes every entry of the input on to the rows or to the rejects, and counts. */
final class Classification implements Consumer<Entry> {
  private static final int SHOWN = 5;

  private final StanceModel model;
  private final RowSink rows;
  private final RejectsFile rejects;
  private final boolean boilerplateToo;
  private final String defaultTarget;
  private final Progress progress;
  private final List<String> firstRejected = new ArrayList<>();
  private long classified;
  private long prior;
  private long skipped;
  private long rejected;
  private long unreadable;

  Classification(
      StanceModel model,
      RowSink rows,
      RejectsFile rejects,
      boolean boilerplateToo,
      String defaultTarget,
      Progress progress) {
    this.model = model;
    this.rows = rows;
    this.rejects = rejects;
    this.boilerplateToo = boilerplateToo;
    this.defaultTarget = defaultTarget;
    this.progress = progress;
  }

  @Override
  public void accept(Entry entry) {
    try {
      if (entry instanceof Entry.Read read) {
        rows.accept(row(withTarget(read.paragraph())));
      } else if (entry instanceof Entry.Rejected refused) {
        rejected++;
        unreadable += refused.isWholeInput() ? 1 : 0;
        if (firstRejected.size() < SHOWN) {
          firstRejected.add(Plain.cut(refused.message(), 300));
        }
        rejects.add(refused);
      }
      progress.step();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }

  private Row row(Paragraph unit) {
    if (unit.kind() == Kind.BOILERPLATE && !boilerplateToo) {
      skipped++;
      return new Row(unit, Optional.empty());
    }
    Prediction prediction = model.predict(unit);
    classified++;
    prior += prediction.status() == Status.OK ? 0 : 1;
    return new Row(unit, Optional.of(prediction));
  }

  private Paragraph withTarget(Paragraph unit) {
    boolean lacks = unit.target().isEmpty() && !defaultTarget.isEmpty();
    return lacks
        ? new Paragraph(
            unit.id(), unit.article(), unit.number(), unit.kind(), defaultTarget, unit.text())
        : unit;
  }

  /** What a person wants to know afterwards. */
  List<String> summary(Path rejectsFile) {
    List<String> lines = new ArrayList<>(firstRejected);
    long out = classified + skipped;
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
            + " without known features), "
            + skipped
            + " boilerplate skipped");
    if (rejected > 0) {
      lines.add("rejected records are in " + Plain.line(rejectsFile.toString()));
    }
    return lines;
  }

  int exitCode() {
    boolean nothingReadable = unreadable > 0 && classified + skipped == 0;
    return nothingReadable
        ? Stanchion.UNUSABLE
        : rejected > 0 ? Stanchion.REJECTED : Stanchion.DONE;
  }
}
