package io.stanchion.evaluation.study;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param run The command.
 * @param data The labelled paragraphs.
 * @param evaluations The results of each split, or of the test set.
 * @param learningCurve The results of the model with fewer labels, if they were asked for.
 * @param errors The model's most confident errors.
 * @param quality Odd labels.
 * @param texts Sentences for a paper.
 * @param gaps The systems whose predictions do not cover the labels, or have others.
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
    Texts texts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Gaps> gaps) {
  /** Names the format. */
  public static final String FORMAT = "stanchion-results";

  /** The version of the format. */
  public static final int VERSION = 1;

  /** Copies the lists. */
  public Study {
    evaluations = List.copyOf(evaluations);
    errors = List.copyOf(errors);
    gaps = List.copyOf(gaps);
  }

  /**
   * Makes a study without gaps.
   *
   * @param format Always {@value #FORMAT}.
   * @param version The version of the format.
   * @param finished Whether everything asked for is here.
   * @param run The command.
   * @param data The labelled paragraphs.
   * @param evaluations The results.
   * @param learningCurve The results of the model with fewer labels, if they were asked for.
   * @param errors The model's most confident errors.
   * @param quality Odd labels.
   * @param texts Sentences for a paper.
   */
  public Study(
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
    this(
        format,
        version,
        finished,
        run,
        data,
        evaluations,
        learningCurve,
        errors,
        quality,
        texts,
        List.of());
  }

  /**
   * The command.
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
   * @param paragraphs The number of paragraphs.
   * @param groups The number of groups, before near-duplicates join any.
   * @param grouped True if a column names the groups.
   * @param labels The labels, in the order of every matrix, with the number of paragraphs of each.
   * @param targets The targets with the number of paragraphs of each, at most 50 of them.
   * @param targetCount The number of targets.
   * @param duplicates The handling of near-duplicate texts, in a sentence; empty if there are none.
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
   * Sentences for a paper.
   *
   * @param methods A paragraph for the methods section of a paper, without any markup.
   * @param dataStatement The data statement in Markdown; empty if there is none.
   * @param modelCard The model card: terms with their descriptions.
   */
  public record Texts(String methods, String dataStatement, Map<String, String> modelCard) {}
}
