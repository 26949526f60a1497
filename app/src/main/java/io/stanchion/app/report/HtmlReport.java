package io.stanchion.app.report;

import io.stanchion.evaluation.study.Study;
import java.io.Writer;

public final class HtmlReport {
  private HtmlReport() {}

  public static void write(Study study, Writer out) {}
}
