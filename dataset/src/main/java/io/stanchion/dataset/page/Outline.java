package io.stanchion.dataset.page;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;

/** The blocks of text of a page and the block elements around them, in document order. */
final class Outline {
  private final List<Block> blocks;
  private final List<Part> parts;

  /** Sums over the kept blocks before each block, by measure. */
  private final Map<Measure, int[]> sums = new EnumMap<>(Measure.class);

  private Outline(List<Block> blocks, List<Part> parts) {
    this.blocks = blocks;
    this.parts = parts;
    for (Measure measure : Measure.values()) {
      sums.put(measure, new int[blocks.size() + 1]);
    }
    weigh();
  }

  static Outline of(Document page) {
    OutlineBuilder builder = new OutlineBuilder();
    page.body().traverse(builder);
    return new Outline(builder.blocks(), builder.parts());
  }

  /** Sums up again, after blocks were left out. */
  void weigh() {
    sums.forEach(
        (measure, sum) -> {
          for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            sum[i + 1] = sum[i] + (block.isKept() ? block.measure(measure) : 0);
          }
        });
  }

  List<Block> blocks() {
    return blocks;
  }

  List<Block> blocks(Part part) {
    return blocks.subList(part.from(), part.to());
  }

  /** Returns the elements, each before those in it. */
  List<Part> parts() {
    return parts;
  }

  Part body() {
    return parts.get(0);
  }

  /** Sums a measure over the kept blocks of a part. */
  int sum(Measure measure, Part part) {
    int[] sum = requireNonNull(sums.get(measure));
    return sum[part.to()] - sum[part.from()];
  }

  int prose(Part part) {
    return sum(Measure.PROSE, part);
  }

  /** Whether a part holds a third of the prose, and not little: too much to be judged by signs. */
  boolean outweighs(Part part) {
    int prose = prose(part);
    return prose >= Block.LONG && prose * 3 >= prose(body());
  }

  boolean holdsTitle(Part part) {
    return sum(Measure.TITLES, part) > 0;
  }

  boolean isMostlyLinks(Part part) {
    return sum(Measure.LINKS, part) * 2 > sum(Measure.WEIGHT, part);
  }

  boolean isMostlyQuoted(Part part) {
    return sum(Measure.QUOTED, part) * 2 > sum(Measure.WEIGHT, part);
  }

  /** Leaves out the outermost parts that a condition holds for, and sums up again. */
  void omit(Predicate<Part> condition, Omission reason) {
    omit(part -> condition.test(part) ? Optional.of(reason) : Optional.empty());
  }

  /** Leaves out the outermost parts for which there is a reason, and sums up again. */
  void omit(Function<Part, Optional<Omission>> reasons) {
    int end = 0;
    for (Part part : parts) {
      if (part.from() >= end && sum(Measure.BLOCKS, part) > 0) {
        Optional<Omission> reason = reasons.apply(part);
        if (reason.isPresent()) {
          blocks(part).forEach(block -> block.omit(reason.get()));
          end = part.to();
        }
      }
    }
    if (end > 0) {
      weigh();
    }
  }
}
