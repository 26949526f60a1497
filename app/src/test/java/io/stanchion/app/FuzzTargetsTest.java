package io.stanchion.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.reader.ArticleReader;
import io.stanchion.dataset.reader.Entry;
import io.stanchion.dataset.reader.Input;
import io.stanchion.dataset.reader.ReadOptions;
import io.stanchion.model.ModelFile;
import io.stanchion.model.StanceModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Any bytes at all, for every reader. In the build the kept inputs are replayed; {@code
 * JAZZER_FUZZ=1 mvn -pl app -am test -Dtest=FuzzTargetsTest#csv} looks for new ones.
 */
final class FuzzTargetsTest {
  private static final byte[] MAGIC = {(byte) 0x89, 'S', 'T', 'N', '\r', '\n', 0x1A, '\n'};

  @FuzzTest(maxDuration = "2m")
  void csv(byte[] bytes) {
    read("a.csv", bytes);
  }

  @FuzzTest(maxDuration = "2m")
  void jsonl(byte[] bytes) {
    read("a.jsonl", bytes);
  }

  @FuzzTest(maxDuration = "2m")
  void html(byte[] bytes) {
    read("a.html", bytes);
  }

  @FuzzTest(maxDuration = "2m")
  void text(byte[] bytes) {
    read("a.txt", bytes);
  }

  /** The contents get a seal that fits: the parser is what is tried. */
  @FuzzTest(maxDuration = "2m")
  void model(byte[] contents) throws IOException, NoSuchAlgorithmException {
    model(1, contents);
    model(2, contents);
  }

  private static void model(int format, byte[] contents)
      throws IOException, NoSuchAlgorithmException {
    byte[] file =
        ByteBuffer.allocate(52 + contents.length)
            .put(MAGIC)
            .putInt(format)
            .putLong(contents.length)
            .put(MessageDigest.getInstance("SHA-256").digest(contents))
            .put(contents)
            .array();
    StanceModel model;
    try {
      model = ModelFile.read(new ByteArrayInputStream(file), "a.stance");
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith("a.stance: ");
      return;
    }
    model.predict(new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", "ban it now"));
  }

  private static void read(String name, byte[] bytes) {
    List<Entry> entries = new ArrayList<>();
    new ArticleReader(ReadOptions.DEFAULT)
        .read(new Input(name, "a", () -> new ByteArrayInputStream(bytes)), entries::add);
    Set<Long> offsets = new HashSet<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Rejected rejected) {
        assertThat(rejected.reason()).isNotEmpty();
        assertThat(rejected.offset()).isBetween(-1L, (long) bytes.length);
        assertThat(rejected.offset() < 0 || offsets.add(rejected.offset())).isTrue();
      } else if (entry instanceof Entry.Read read) {
        assertThat(read.paragraph().text().getBytes(StandardCharsets.UTF_8)).isNotNull();
      }
    }
  }
}
