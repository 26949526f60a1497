package io.stanchion.evaluation.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.stanchion.dataset.Kind;
import io.stanchion.dataset.LabelledData;
import io.stanchion.dataset.LabelledParagraph;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NearDuplicatesTest {
  private static final String PARAGRAPH =
      "Both Huawei and the Chinese government have denied using the company's telecoms equipment"
          + " for espionage, and said on Monday that they would open their code to inspection.";

  @Test
  void findsCopiesThatDifferByAWordOrByCase() {
    List<LabelledParagraph> paragraphs =
        List.of(
            one(0, "a", PARAGRAPH),
            one(1, "b", "The weather in Brussels was fine and nobody spoke of it at length."),
            one(2, "c", PARAGRAPH.toUpperCase(Locale.ROOT) + " Reuters"),
            one(3, "d", PARAGRAPH.replace("Monday", "Tuesday").replace("code", "books")));
    assertThat(NearDuplicates.find(paragraphs))
        .extracting(pair -> pair.first() + "-" + pair.second())
        .containsExactly("0-2");
  }

  @Test
  void joinsGroupsOverAChainOfCopies() {
    LabelledData data =
        new LabelledData(
            "syndicated",
            "",
            true,
            List.of(
                one(0, "a", PARAGRAPH),
                one(1, "b", PARAGRAPH),
                one(2, "b", "Something else altogether was printed in that paper too."),
                one(3, "c", "Something else altogether was printed in that paper too."),
                one(4, "d", "This one stands alone among all the others in this little set.")));
    LabelledData joined = NearDuplicates.joinGroups(data, NearDuplicates.find(data.paragraphs()));
    assertThat(joined.paragraphs())
        .extracting(LabelledParagraph::group)
        .containsExactly("a", "a", "a", "a", "d");
    assertThat(Splitter.leaveOneGroupOut(joined).folds()).hasSize(2);
  }

  @Test
  void leavesTheShippedArticlesApart() {
    LabelledData data = HuaweiBan.labels();
    assertThat(NearDuplicates.joinGroups(data, NearDuplicates.find(data.paragraphs())).groupCount())
        .isEqualTo(5);
  }

  @Test
  void findsTheSameCopiesAmongManyTextsAsAmongFew() {
    List<LabelledParagraph> paragraphs = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 2500; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 30; word++) {
        text.append("w").append(random.nextInt(5000)).append(' ');
      }
      paragraphs.add(one(i, "g" + i, text.toString()));
    }
    for (int i = 0; i < 50; i++) {
      String original = paragraphs.get(i * 7).paragraph().text();
      paragraphs.add(one(2500 + i, "copy" + i, original + "reuters"));
    }
    assertThat(NearDuplicates.find(paragraphs))
        .extracting(NearDuplicates.Pair::first)
        .containsExactlyElementsOf(IntStream.range(0, 50).map(i -> i * 7).boxed().toList());
  }

  private static LabelledParagraph one(int id, String group, String text) {
    return new LabelledParagraph(
        new Paragraph("p" + id, group, 1, Kind.PARAGRAPH, "", text), "x", group, Map.of());
  }
}
