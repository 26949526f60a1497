package io.stanchion.evaluation.study;

import io.stanchion.dataset.DataException;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.seal.Sha256;
import io.stanchion.model.ProgramVersion;
import io.stanchion.model.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The record of a run: command, inputs with their digests, settings and versions. */
public final class RunRecord {
  private static final int MAX_TARGETS = 50;

  private RunRecord() {}

  static Study.Run of(RunContext context, LabelledData data) {
    List<Study.InputFile> inputs = new ArrayList<>();
    if (context.labels().size() > 1) {
      context.labels().forEach(name -> inputs.add(new Study.InputFile(name, sha256(name))));
    } else {
      inputs.add(new Study.InputFile(data.name(), data.sha256()));
    }
    context.inputs().forEach(name -> inputs.add(new Study.InputFile(name, sha256(name))));
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.putAll(Provenance.libraryVersions());
    return new Study.Run(
        ProgramVersion.text(),
        context.arguments(),
        inputs,
        new TreeMap<>(context.settings()),
        versions);
  }

  static Study.Data data(LabelledData data, String duplicates) {
    Map<String, Long> targets = new LinkedHashMap<>();
    for (LabelledParagraph one : data.paragraphs()) {
      String target = one.paragraph().target();
      if (!target.isEmpty() && (targets.size() < MAX_TARGETS || targets.containsKey(target))) {
        targets.merge(target, 1L, Long::sum);
      }
    }
    return new Study.Data(
        data.name(),
        data.paragraphs().size(),
        data.groupCount(),
        data.grouped(),
        LabelledData.labelCounts(data.paragraphs()),
        targets,
        data.targets().size(),
        duplicates);
  }

  /**
   * Computes the digest of a file that was named on the command line.
   *
   * @param file The file's name.
   * @return The SHA-256 in lower-case hexadecimal.
   * @throws DataException If it cannot be read, or is a pipe.
   */
  public static String sha256(String file) {
    if (Files.exists(Path.of(file)) && !Files.isRegularFile(Path.of(file))) {
      throw new DataException(
          file + ": is a pipe, of which nothing is left to take its digest from; give a file");
    }
    return Sha256.hex(Input.of(file).bytes());
  }
}
