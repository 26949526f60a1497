package io.stanchion.dataset.page;

/** A property of blocks that is summed over the blocks of a {@link Part}. */
enum Measure {
  /** Running text, in letters. */
  PROSE,
  /** All text, in letters. */
  WEIGHT,
  /** Text of links to other pages, in letters. */
  LINKS,
  /** Text inside quotations, in letters. */
  QUOTED,
  /** Blocks. */
  BLOCKS,
  /** Blocks of running text. */
  PARAGRAPHS,
  /** Headings of any level. */
  HEADINGS,
  /** Headings that are mostly a link to another page. */
  LINKED_HEADINGS,
  /** Headings that are the headline of the page, as far as is known. */
  TITLES
}
