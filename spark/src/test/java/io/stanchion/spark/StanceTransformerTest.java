package io.stanchion.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stanchion.classify.BundledModel;
import io.stanchion.classify.Classifier;
import io.stanchion.dataset.DataException;
import io.stanchion.dataset.Kind;
import io.stanchion.dataset.Paragraph;
import io.stanchion.dataset.huawei.HuaweiBan;
import io.stanchion.model.ModelFile;
import io.stanchion.model.Prediction;
import io.stanchion.model.Speed;
import io.stanchion.model.StanceModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StanceTransformerTest {
  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = SparkHome.local().getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static List<String> paragraphs() {
    return HuaweiBan.articles().get(2).text().lines().filter(line -> !line.isBlank()).toList();
  }

  private static Dataset<Row> table(StructType columns, @Nullable Object[]... rows) {
    List<Row> all = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      all.add(RowFactory.create(row));
    }
    return spark.createDataFrame(all, columns);
  }

  private static Dataset<Row> texts() {
    List<Row> rows = new ArrayList<>();
    for (String text : paragraphs()) {
      rows.add(RowFactory.create((long) rows.size(), text));
    }
    return spark.createDataFrame(
        rows, new StructType().add("number", DataTypes.LongType).add("text", DataTypes.StringType));
  }

  private static StanceTransformer bundled() {
    return new StanceTransformer(spark, StanceOptions.DEFAULT);
  }

  @Test
  void givesWhatTheModelSaysOfEachTextAndKeepsTheColumns() throws IOException {
    StanceModel model = BundledModel.read(Speed.FAST);
    String digest;
    try (InputStream in = BundledModel.open(Speed.FAST)) {
      digest = ModelFile.digest(in);
    }
    Dataset<Row> result = bundled().transform(texts()).orderBy("number");

    assertThat(result.columns())
        .containsExactly(
            "number",
            "text",
            "label",
            "confidence",
            "p_anti-ban",
            "p_neutral",
            "p_pro-ban",
            "status",
            "model_hash");
    List<Row> rows = result.collectAsList();
    assertThat(rows).hasSameSizeAs(paragraphs());
    for (Row row : rows) {
      Prediction expected =
          model.predict(new Paragraph("x", "x", 1, Kind.PARAGRAPH, "", row.getAs("text")));
      assertThat(row.<String>getAs("label")).isEqualTo(expected.label());
      assertThat(row.<Double>getAs("confidence")).isEqualTo(expected.confidence());
      assertThat(row.<Double>getAs("p_neutral")).isEqualTo(expected.probabilities().get(1));
      assertThat(row.<String>getAs("status")).isEqualTo(expected.status().toString());
      assertThat(row.<String>getAs("model_hash")).isEqualTo(digest);
    }
  }

  @Test
  void makesARowOfEveryRowWhateverItHolds() {
    StructType columns =
        new StructType().add("text", DataTypes.StringType).add("kind", DataTypes.StringType);
    StanceOptions strict =
        new StanceOptions(
            StanceOptions.DEFAULT.model(),
            StanceOptions.DEFAULT.speed(),
            Classifier.Settings.DEFAULT,
            "text",
            "target",
            20);
    Dataset<Row> rows =
        table(
            columns,
            new @Nullable Object[] {null, "paragraph"},
            new @Nullable Object[] {"more than twenty bytes of text", null},
            new @Nullable Object[] {"short", "sermon"},
            new @Nullable Object[] {"short", " Boilerplate "},
            new @Nullable Object[] {"", null},
            new @Nullable Object[] {"the ban", ""});

    assertThat(new StanceTransformer(spark, strict).transform(rows).collectAsList())
        .extracting(row -> row.getAs("label") + " " + row.getAs("status"))
        .containsExactly(
            "null no-text",
            "null too-long",
            "null unknown-kind",
            "null skipped",
            "neutral empty",
            "anti-ban ok");
  }

  @Test
  void keepsAColumnThatHasTheNameOfAnAddedOneUnderAnother() {
    StructType columns =
        new StructType().add("text", DataTypes.StringType).add("Label", DataTypes.StringType);
    Dataset<Row> result =
        bundled().transform(table(columns, new Object[] {"The ban is wrong.", "mine"}));

    assertThat(result.columns()).startsWith("text", "input_Label", "label", "confidence");
    assertThat(result.first().getString(1)).isEqualTo("mine");
  }

  @Test
  void refusesATableWhereThatNameIsTakenToo() {
    StructType columns =
        new StructType()
            .add("text", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("input_status", DataTypes.StringType);

    assertThatThrownBy(() -> bundled().transform(table(columns)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "column 'status' has the name of a column of the result, and 'input_status' is taken"
                + " too; rename one of them in the input");
  }

  @Test
  void namesTheColumnsWhereTheTextIsMissingOrNoText() {
    assertThatThrownBy(
            () ->
                new StanceTransformer(spark, StanceOptions.DEFAULT.withTextColumn("body"))
                    .transform(texts()))
        .hasMessage("no column 'body' in [number, text]; name the right one with --text-column");
    assertThatThrownBy(
            () ->
                new StanceTransformer(spark, StanceOptions.DEFAULT.withTextColumn("number"))
                    .transform(texts()))
        .hasMessage(
            "column 'number' is of type bigint; expected string; name another with --text-column,"
                + " or cast it");
  }

  @Test
  void keepsColumnsOfAnyTypeAndName() {
    StructType columns =
        new StructType()
            .add("a.b `c`", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("text", DataTypes.StringType);
    Dataset<Row> result =
        bundled().transform(table(columns, new Object[] {new Integer[] {1, 2}, "The ban."}));

    assertThat(result.first().getList(0)).hasToString("[1, 2]");
    assertThat(result.columns()[0]).isEqualTo("a.b `c`");
  }

  @Test
  void answersInSql() {
    bundled().register();
    texts().createOrReplaceTempView("news");
    Dataset<Row> labels =
        spark.sql("SELECT stance(text).label AS label FROM news WHERE stance(text).status = 'ok'");

    assertThat(labels.collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            bundled().transform(texts()).filter("status = 'ok'").select("label").collectAsList());
    assertThat(spark.sql("SELECT stance(NULL).status").first().getString(0)).isEqualTo("no-text");
  }

  @Test
  void abstainsAndGivesSetsAsAsked() {
    Classifier.Settings settings = new Classifier.Settings(false, "", 1, 0.80);
    Row row =
        new StanceTransformer(spark, StanceOptions.DEFAULT.withSettings(settings))
            .transform(texts())
            .first();

    assertThat(row.<String>getAs("label")).isNull();
    assertThat(row.<String>getAs("status")).isEqualTo("abstained");
    assertThat(row.<Object>getAs("prediction_set")).hasToString("ArraySeq(neutral)");
  }

  @Test
  void takesAModelForEachTarget(@TempDir Path folder) {
    ModelFile.write(BundledModel.read(Speed.FAST), folder.resolve("one.stance"));
    ModelFile.write(BundledModel.read(Speed.FAST), folder.resolve("two.stance"));

    assertThatThrownBy(
            () ->
                new StanceTransformer(
                    spark, StanceOptions.DEFAULT.withModel(folder.toUri().toString())))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("two.stance: is about '")
        .hasMessageContaining("take one of them away");
  }

  @Test
  void refusesAModelThatIsNotThereOrDamaged(@TempDir Path folder) throws IOException {
    StanceOptions absent = StanceOptions.DEFAULT.withModel(folder.resolve("no.stance").toString());
    Path damaged = folder.resolve("damaged.stance");
    java.nio.file.Files.writeString(damaged, "no model");

    assertThatThrownBy(() -> new StanceTransformer(spark, absent))
        .hasMessage(folder.resolve("no.stance") + ": no such file");
    assertThatThrownBy(
            () -> new StanceTransformer(spark, StanceOptions.DEFAULT.withModel(damaged.toString())))
        .hasMessageContaining("is not a Stanchion model");
  }
}
