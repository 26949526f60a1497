package io.stanchion.app.report;

import io.stanchion.evaluation.study.Study;
import java.io.OutputStream;

public final class JsonReport {
  private JsonReport() {}

  public static void write(Study study, OutputStream out) {}
}
