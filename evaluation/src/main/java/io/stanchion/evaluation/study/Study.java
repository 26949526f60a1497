package io.stanchion.evaluation.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a command measured, and on what. The same inputs and arguments give an equal
 * study.
 *
 * @param format Always {@value #FORMAT}.
 * @param version The version of the format, {@value #VERSION}.
 * @param finished Whether everything asked for is here; false if the run was interrupted.
 * @param run What was run.
 * @param data What it was run on.
 * @param evaluations What came of each split, or of the one test set.
 * @param learningCurve How the model gets on with fewer labels, if that was asked for.
 * @param errors The model's most confident errors.
 * @param quality What is odd about the labels.
 * @param texts What to say about it in a paper.
 */
public record Study(
    String format,
    int version,
    boolean finished,
    Run run,
    Data data,
    List<Evaluation> evaluations,
    Optional<LearningCurve> learningCurve,
    List<WorstError> errors,
    Quality quality,
    Texts texts) {
  /** Names the format. */
  public static final String FORMAT = "stanchion-results";

  /** The version of the format. */
  public static final int VERSION = 1;

  /** Copies the lists. */
  public Study {
    evaluations = List.copyOf(evaluations);
    errors = List.copyOf(errors);
  }

  /**
   * What was run.
   *
   * @param program The program and its version.
   * @param arguments The command and its arguments as they were given, without those that name
   *     outputs.
   * @param inputs The files it read.
   * @param settings Every effective setting by name, the defaults included.
   * @param versions The libraries that the numbers depend on, by name.
   */
  public record Run(
      String program,
      List<String> arguments,
      List<InputFile> inputs,
      Map<String, String> settings,
      Map<String, String> versions) {}

  /**
   * A file that was read.
   *
   * @param name Its name as it was given.
   * @param sha256 The digest of its bytes in lower-case hexadecimal.
   */
  public record InputFile(String name, String sha256) {}

  /**
   * The labelled paragraphs.
   *
   * @param name The file's name.
   * @param paragraphs How many there are.
   * @param groups How many groups they come from, before near-duplicates join any.
   * @param grouped Whether a column said which paragraphs belong together.
   * @param labels The labels, in the order of every matrix, with the number of paragraphs of each.
   * @param targets The targets with the number of paragraphs of each, at most 50 of them.
   * @param targetCount How many targets there are.
   * @param duplicates What was done about near-duplicate texts, in a sentence; empty if nothing
   *     was.
   */
  public record Data(
      String name,
      long paragraphs,
      long groups,
      boolean grouped,
      Map<String, Long> labels,
      Map<String, Long> targets,
      int targetCount,
      String duplicates) {}

  /**
   * What to say about it.
   *
   * @param methods A paragraph for the methods section of a paper, without any markup.
   * @param dataStatement The data statement in Markdown; empty if there is none.
   * @param modelCard What is known of the model, as pairs of a term and what it is.
   */
  public record Texts(String methods, String dataStatement, Map<String, String> modelCard) {}
}
