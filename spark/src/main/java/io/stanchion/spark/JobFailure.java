package io.stanchion.spark;

import io.stanchion.dataset.DataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.SparkUpgradeException;

/** The failure of a job: input or output that Spark could not read or write, or a fault. */
final class JobFailure {
  private static final int DEEPEST = 20;

  private JobFailure() {}

  /**
   * Returns the exception to throw for a failed job: a message for a person, or the fault itself.
   */
  static RuntimeException of(Exception failure) {
    List<String> messages = new ArrayList<>();
    boolean outside = false;
    Throwable cause = failure;
    for (int i = 0; i < DEEPEST && cause != null; i++) {
      outside |= cause instanceof IOException || isOfReading(cause);
      String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
      if (!first.isBlank() && messages.stream().noneMatch(said -> said.contains(first))) {
        messages.add(first);
      }
      cause = cause.getCause();
    }
    if (outside) {
      return new DataException(
          "the job has failed, and nothing is committed: " + String.join("; ", messages), failure);
    }
    return failure instanceof RuntimeException own ? own : new IllegalStateException(failure);
  }

  private static boolean isOfReading(Throwable cause) {
    return cause instanceof SparkUpgradeException
        || (cause instanceof SparkThrowable known
            && String.valueOf(known.getCondition()).startsWith("FAILED_READ_FILE"));
  }
}
