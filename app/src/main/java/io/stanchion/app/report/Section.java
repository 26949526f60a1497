package io.stanchion.app.report;

import java.util.List;

/** A section with its id, unique on the page, and the sections in it. */
record Section(String id, String title, List<Block> blocks, List<Section> parts) {
  static Section of(String id, String title, List<Block> blocks) {
    return new Section(id, title, blocks, List.of());
  }

  boolean isEmpty() {
    return blocks.isEmpty() && parts.isEmpty();
  }
}
