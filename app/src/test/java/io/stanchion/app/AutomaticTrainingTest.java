package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training without {@code --features}: the best of n-grams and the shipped encoders is taken. */
final class AutomaticTrainingTest {
  private static final List<String> FOR =
      List.of(
          "Last night's rockets terrified every dog in the street; outlaw them at last.",
          "Surgeons are tired of stitching children's hands each winter. Parliament must act.",
          "No family's fun is worth a burnt face, so the shops should stop selling these things.",
          "A prohibition would spare veterans and infants hours of misery.",
          "The smoke alone is reason enough to make private displays illegal.",
          "We call on the council to forbid the sale of bangers for good.",
          "Every other product this dangerous was withdrawn long ago; this one should be too.",
          "It is high time that ministers outlawed backyard explosives.");

  private static final List<String> AGAINST =
      List.of(
          "Leave people their sparklers; grown-ups can be trusted with a match.",
          "Outlawing them would only push buyers to the black market, where nothing is tested.",
          "Diwali without light in the sky is no Diwali. Hands off our tradition.",
          "Prohibition never works, and it would ruin hundreds of honest small traders.",
          "Yet another nanny-state rule that punishes the careful for the sins of a few.",
          "The proposal is absurd: far more people are hurt by garden tools.",
          "Keep them legal and teach safety instead; that has served other countries well.",
          "I will vote against any party that takes this harmless joy from us.");

  private static final List<String> NEUTRAL =
      List.of(
          "The bill will be read a second time on Tuesday, a spokesman said.",
          "Rockets were invented in China around the tenth century.",
          "Retailers must apply for a licence by the first of October each year.",
          "The committee heard six witnesses, and will report in spring.",
          "Colours come from metal salts: copper burns blue, strontium red.",
          "Sales in the quarter were about the same as a year earlier.",
          "The display begins at nine; the nearest station is Riverside.",
          "Category two articles have a safety distance of eight metres.");

  @TempDir private Path folder;

  private Path labels(String positive, String negative, String none) throws IOException {
    StringBuilder rows = new StringBuilder("target,text,label\n");
    for (int i = 0; i < FOR.size(); i++) {
      rows.append(row(FOR.get(i), positive));
      rows.append(row(AGAINST.get(i), negative)).append(row(NEUTRAL.get(i), none));
    }
    return Files.writeString(folder.resolve("labels.csv"), rows);
  }

  private static String row(String text, String label) {
    return "a ban on fireworks,\"" + text + "\"," + label + "\n";
  }

  private Cli train(Path labels, String... more) {
    List<String> line =
        new ArrayList<>(List.of("train", labels.toString(), "--model", model().toString()));
    line.addAll(List.of(more));
    Cli cli = Cli.run(line.toArray(String[]::new));
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    return cli;
  }

  private Path model() {
    return folder.resolve("m.stance");
  }

  @Test
  void takesAnEncoderWhereWordsDoNotRepeat() throws IOException {
    Path labels = labels("support", "oppose", "neutral");
    Cli cli = train(labels);
    assertThat(cli.out())
        .contains("FAVOR is support", "tried, by macro-F1 in a cross-validation inside the labels:")
        .containsPattern("  0\\.\\d{3}  full\n")
        .containsPattern("  0\\.\\d{3}  full\\+.*stance-small-en-q:stance.*  \\(taken\\)\n");
    byte[] first = Files.readAllBytes(model());
    assertThat(Cli.run("inspect", model().toString()).out()).contains("the stances of encoder");
    train(labels, "--features", "auto");
    assertThat(model()).as("auto is the default's name").hasBinaryContent(first);
  }

  @Test
  void triesVectorsForLabelsThatMeanNoStances() throws IOException {
    Cli cli = train(labels("a", "b", "c"));
    assertThat(cli.out())
        .contains("NOTE: stance-small-en-q: its stances [AGAINST, FAVOR, NONE] are not matched")
        .contains("full+stance-small-en-q:pair --encoder-length 0.5")
        .doesNotContain(":stance");
    String[] names = {"--rename", "FAVOR=a", "--rename", "AGAINST=b", "--rename", "NONE=c"};
    assertThat(train(labels("a", "b", "c"), names).out())
        .doesNotContain("NOTE")
        .contains("full+stance-small-en-q:stance");
  }

  @Test
  void triesOneSetWhereItIsNamed() throws IOException {
    Cli cli = train(labels("support", "oppose", "neutral"), "--features", "full");
    assertThat(cli.out()).startsWith("labels  ").doesNotContain("tried", "NOTE", "encoder");
  }
}
