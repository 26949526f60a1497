package io.stanchion.dataset.reader;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.kinds.LineShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Finds the {@link Kind} of each unit of an article, from its wording, its place, and the line
 * before.
 *
 * <p>Short title-case lines are held back, at most {@value #WINDOW} at a time, because only the end
 * of the article shows whether they are a signature.
 */
final class KindRecogniser {
  private static final int WINDOW = 4;

  /** The least length of a line that counts as repeated, in characters. */
  private static final int LONG = 80;

  private final Consumer<Entry> sink;
  private final Deque<Paragraph> held = new ArrayDeque<>();
  private String previous = "";
  private boolean seenTitle;
  private boolean seenProse;

  KindRecogniser(Consumer<Entry> sink) {
    this.sink = sink;
  }

  void accept(Paragraph unit, boolean marked) {
    String line = LineShape.stripped(unit.text());
    Kind kind = kind(unit, line, marked);
    previous = line;
    if (kind == Kind.HEADLINE && seenProse && LineShape.isSignature(line)) {
      held.add(with(unit, kind));
      if (held.size() > WINDOW) {
        emit(held.remove());
      }
      return;
    }
    // Boilerplate after a signature, such as an author's biography, does not end the signature.
    if (kind == Kind.BOILERPLATE && !held.isEmpty() && held.size() < WINDOW) {
      held.add(with(unit, kind));
      return;
    }
    flush();
    emit(with(unit, kind));
  }

  /** Passes on what is held back: the article goes on. */
  void flush() {
    while (!held.isEmpty()) {
      emit(held.remove());
    }
  }

  /** Passes on what is held back as a signature: the article is over. */
  void end() {
    while (!held.isEmpty()) {
      emit(with(held.remove(), Kind.BOILERPLATE));
    }
  }

  private Kind kind(Paragraph unit, String line, boolean marked) {
    // An answer can be given twice; a long line is only ever repeated by mistake.
    boolean repeated = line.length() >= LONG && line.equals(previous);
    if (repeated || LineShape.isBoilerplate(line)) {
      return Kind.BOILERPLATE;
    }
    if (!marked && LineShape.isCaption(line)) {
      return Kind.CAPTION;
    }
    if (!marked && LineShape.isBullet(line)) {
      return Kind.BULLET;
    }
    boolean title = !seenTitle && !seenProse && LineShape.isTitle(line);
    seenTitle |= title || unit.kind() == Kind.HEADLINE;
    if (marked) {
      return unit.kind();
    }
    if (title || LineShape.isSectionHead(line)) {
      return Kind.HEADLINE;
    }
    seenProse |= LineShape.isProse(line);
    return Kind.PARAGRAPH;
  }

  private void emit(Paragraph unit) {
    sink.accept(new Entry.Read(unit));
  }

  private static Paragraph with(Paragraph unit, Kind kind) {
    return new Paragraph(
        unit.id(), unit.article(), unit.number(), kind, unit.target(), unit.text());
  }
}
