package io.stanchion.app.report;

import java.util.List;

/** The page. {@code policy} is its content security policy, {@code css} its style sheet. */
record Page(
    String title,
    String subtitle,
    boolean finished,
    List<Block> summary,
    List<Section> sections,
    String policy,
    String css) {}
