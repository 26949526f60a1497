package io.stanchion.app;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modules use only those below them: dataset, features, then encoders and model, then evaluation
 * and classify, then app.
 *
 * <p>The modules bench, spark and finetune are not looked at, since they are not on this module's
 * class path. Maven keeps every module from using one that its pom does not name.
 */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.stanchion");

  @Test
  void letsModulesUseOnlyThoseBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("dataset")
        .definedBy("io.stanchion.dataset..")
        .layer("features")
        .definedBy("io.stanchion.features..")
        .layer("encoders")
        .definedBy("io.stanchion.encoders..")
        .layer("model")
        .definedBy("io.stanchion.model..")
        .layer("evaluation")
        .definedBy("io.stanchion.evaluation..")
        .layer("classify")
        .definedBy("io.stanchion.classify..")
        .layer("app")
        .definedBy("io.stanchion.app..")
        .whereLayer("dataset")
        .mayNotAccessAnyLayer()
        .whereLayer("features")
        .mayOnlyAccessLayers("dataset")
        .whereLayer("encoders")
        .mayOnlyAccessLayers("dataset", "features")
        .whereLayer("model")
        .mayOnlyAccessLayers("dataset", "features")
        .whereLayer("evaluation")
        .mayOnlyAccessLayers("dataset", "features", "model")
        .whereLayer("classify")
        .mayOnlyAccessLayers("dataset", "features", "model")
        .check(CLASSES);
  }

  /** A rule about a layer that was not looked at holds for nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {"dataset", "features", "encoders", "model", "evaluation", "classify", "app"})
  void looksAtEveryLayer(String layer) {
    assertThat(CLASSES.stream())
        .filteredOn(type -> (type.getPackageName() + ".").startsWith("io.stanchion." + layer + "."))
        .hasSizeGreaterThan(20);
  }

  /** A class outside every layer would obey no rule about layers. */
  @Test
  void hasNoClassOutsideTheLayers() {
    assertThat(CLASSES.stream())
        .extracting(JavaClass::getPackageName)
        .allMatch(
            name ->
                name.matches(
                    "io[.]stanchion[.](dataset|features|encoders|model|evaluation|classify|app)([.].*)?"));
  }

  @Test
  void classifiesWithoutACommandLineAReportOrATrainingLibrary() {
    noClasses()
        .that()
        .resideInAPackage("io.stanchion.classify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "gg.jte..", "io.stanchion.evaluation..", "me.tongfei..", "org.tribuo..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void readsCommandLinesInTheApplicationOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.stanchion.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("gg.jte..", "me.tongfei..", "picocli..")
        .check(CLASSES);
  }

  /** Arrows inside the application run down only: the program, commands, options, output. */
  @Test
  void letsNoArrowInsideTheApplicationRunBackUp() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("program")
        .definedBy("io.stanchion.app")
        .layer("command")
        .definedBy("io.stanchion.app.command")
        .layer("option")
        .definedBy("io.stanchion.app.option")
        .layer("print")
        .definedBy("io.stanchion.app.print")
        .layer("report")
        .definedBy("io.stanchion.app.report")
        .layer("terminal")
        .definedBy("io.stanchion.app.terminal")
        .whereLayer("program")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("command")
        .mayOnlyBeAccessedByLayers("program")
        .whereLayer("option")
        .mayOnlyBeAccessedByLayers("program", "command")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("command", "option")
        .whereLayer("print")
        .mayOnlyBeAccessedByLayers("command")
        .whereLayer("terminal")
        .mayOnlyBeAccessedByLayers("program", "command", "option", "print")
        .check(CLASSES);
  }

  /** A package that was not looked at would keep every rule. */
  @ParameterizedTest
  @ValueSource(strings = {"command", "option", "print", "report", "terminal"})
  void looksAtEveryPackageOfTheApplication(String name) {
    assertThat(CLASSES.stream())
        .filteredOn(type -> type.getPackageName().equals("io.stanchion.app." + name))
        .hasSizeGreaterThan(3);
  }

  @Test
  void keepsEveryPackageSmall() throws IOException {
    Map<Path, Long> files = new TreeMap<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path sources : modules.map(one -> one.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(sources)) {
          try (Stream<Path> all = Files.walk(sources)) {
            all.filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> files.merge(file.getParent(), 1L, Long::sum));
          }
        }
      }
    }
    assertThat(files).hasSizeGreaterThan(20);
    assertThat(files).allSatisfy((name, count) -> assertThat(count).isLessThanOrEqualTo(40));
  }

  /** The templates of the page are generated into its package, and need its types to be public. */
  @Test
  void makesNoTypeOfTheApplicationPublicThatNoOtherPackageUses() {
    assertThat(CLASSES.stream())
        .filteredOn(type -> type.getPackageName().startsWith("io.stanchion.app."))
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filteredOn(JavaClass::isTopLevelClass)
        .filteredOn(type -> !type.getSimpleName().startsWith("Jte"))
        .allSatisfy(
            type ->
                assertThat(type.getDirectDependenciesToSelf())
                    .as(type.getName())
                    .anyMatch(
                        one ->
                            !one.getOriginClass().getPackageName().equals(type.getPackageName())));
  }

  @Test
  void hasNoCyclesBetweenPackages() {
    slices().matching("io.stanchion.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepsTribuoInsideTheModelButForTheMathematicsOfDistilling() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.stanchion.model", "io.stanchion.encoders")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.tribuo..")
        .check(CLASSES);
  }

  @Test
  void showsTribuoInNoPublicSignature() {
    assertThat(CLASSES.stream())
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .flatExtracting(JavaClass::getMethods)
        .filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .allSatisfy(
            method ->
                assertThat(method.getAllInvolvedRawTypes())
                    .noneMatch(type -> type.getPackageName().startsWith("org.tribuo")));
  }

  @Test
  void printsThroughTheTerminalOnly() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
  }

  @Test
  void usesNoJavaSerialization() {
    noClasses()
        .should()
        .dependOnClassesThat(
            are(JavaClass.Predicates.assignableTo(ObjectInput.class))
                .or(JavaClass.Predicates.assignableTo(ObjectOutput.class))
                .or(JavaClass.Predicates.assignableTo(Externalizable.class)))
        .check(CLASSES);
  }

  @Test
  void drawsSeededNumbersOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(are(JavaClass.Predicates.assignableTo(Random.class)))
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }
}
