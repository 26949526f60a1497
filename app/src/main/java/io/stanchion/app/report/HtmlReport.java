package io.stanchion.app.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.evaluation.study.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A study as one HTML file that needs no network and no script. The same study gives the same
 * characters.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Writes the page. The writer stays open, and is to encode as UTF-8, which is what the page says.
   *
   * @param study The study.
   * @param out The writer to write to.
   * @throws UncheckedIOException If the writer fails.
   */
  public static void write(Study study, Writer out) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            HtmlReport.class.getClassLoader(),
            HtmlReport.class.getPackageName());
    engine.render("page.jte", page(study), new WriterOutput(out));
  }

  static Page page(Study study) {
    String css = css();
    return new Page(
        "Stance evaluation: " + Visible.cut(study.data().name(), 80),
        Visible.name(study.run().program()),
        study.finished(),
        new Summary(study).blocks(),
        sections(study),
        "default-src 'none'; style-src 'sha256-"
            + digest(css)
            + "'; base-uri 'none'; form-action 'none'",
        css);
  }

  private static List<Section> sections(Study study) {
    List<Section> sections = new ArrayList<>(ResultsSections.of(study.evaluations()));
    sections.add(GapsSection.of(study.gaps()));
    study.learningCurve().map(LearningSection::of).ifPresent(sections::add);
    sections.add(ErrorsSection.of(study.errors()));
    sections.add(QualitySection.of(study.quality()));
    sections.add(AboutSections.methods(study.texts()));
    sections.add(AboutSections.data(study.data()));
    sections.add(AboutSections.dataStatement(study.texts()));
    sections.add(AboutSections.modelCard(study.texts()));
    sections.add(AboutSections.cards(ShownMetrics.cards(study)));
    sections.add(AboutSections.run(study.run()));
    return sections.stream().filter(section -> !section.isEmpty()).toList();
  }

  private static String css() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("The build left out report.css");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String css) {
    return Base64.getEncoder().encodeToString(Sha256.of(css.getBytes(StandardCharsets.UTF_8)));
  }
}
