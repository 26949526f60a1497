package io.stanchion.finetune;

import io.stanchion.classify.HelpText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar with the time left, where a person watches. */
final class StepsBar implements AutoCloseable {
  private final Optional<ProgressBar> bar;

  StepsBar(Training training) {
    this.bar =
        Boolean.getBoolean("stanchion.messages.watched")
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName("steps")
                    .setInitialMax(training.steps())
                    .startsFrom(training.progression().step(), Duration.ZERO)
                    .showSpeed()
                    .setMaxRenderedLength(HelpText.width())
                    .build())
            : Optional.empty();
  }

  void show(Training training, double loss) {
    bar.ifPresent(
        shown -> {
          shown.stepTo(training.progression().step());
          shown.setExtraMessage(String.format(Locale.ROOT, "log-loss %.3f", loss));
        });
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
