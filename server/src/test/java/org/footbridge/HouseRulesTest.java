package org.footbridge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom, and what things are called: what a reader may rely on, because the build does. */
class HouseRulesTest {
    private static final String ROOT = "org.footbridge";

    /** The packages of ours that each may use besides itself. The root may use all, and none may use the root. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("problem", List.of()),
            Map.entry("sql", List.of()),
            Map.entry("web", List.of("problem")),
            Map.entry("archive", List.of()),
            Map.entry("address", List.of("problem")),
            Map.entry("database", List.of()),
            Map.entry("threads", List.of("problem")),
            Map.entry("r4", List.of()),
            Map.entry("ucum", List.of()),
            Map.entry("fhirpath", List.of("problem", "r4", "ucum")),
            Map.entry("ecl", List.of("problem")),
            Map.entry("page", List.of()),
            Map.entry("json", List.of("problem")),
            Map.entry("xml", List.of("json", "problem")),
            Map.entry("patch", List.of("fhirpath", "json", "problem", "xml")),
            Map.entry("search", List.of("address", "fhirpath", "problem", "r4", "sql", "ucum")),
            Map.entry("profile", List.of("fhirpath", "problem", "ucum")),
            Map.entry("validation", List.of("fhirpath", "json", "problem", "profile", "r4", "threads")),
            Map.entry("actuator", List.of("fhirpath", "problem", "profile", "validation")),
            Map.entry("store", List.of("json", "problem", "search", "sql")),
            Map.entry("release", List.of("archive", "ecl", "problem", "store")),
            Map.entry("reindex", List.of("json", "problem", "search", "store")),
            Map.entry(
                    "change",
                    List.of("address", "json", "patch", "problem", "reindex", "search", "store", "validation", "web")),
            Map.entry("transaction", List.of("address", "change", "json", "patch", "problem", "web")),
            Map.entry("terminology", List.of("ecl", "json", "problem", "r4", "search", "store", "validation")),
            Map.entry(
                    "guide",
                    List.of(
                            "address",
                            "archive",
                            "change",
                            "json",
                            "problem",
                            "reindex",
                            "search",
                            "store",
                            "validation")),
            Map.entry(
                    "rest",
                    List.of(
                            "address",
                            "change",
                            "guide",
                            "json",
                            "page",
                            "patch",
                            "problem",
                            "r4",
                            "reindex",
                            "search",
                            "store",
                            "terminology",
                            "threads",
                            "transaction",
                            "validation",
                            "web",
                            "xml")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> usesOnly() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<String> allowed = Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                            .map(name -> ROOT + "." + name + "..")
                            .toList();
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + entry.getKey() + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(ROOT + "..")
                                    .and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                            .check(CLASSES);
                }));
    }

    @Test
    void hasARuleForEveryPackage() {
        List<String> packages =
                MAY_USE.keySet().stream().map(name -> ROOT + "." + name + "..").toList();
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), packages.stream()).toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsJdbcInTheStoreAndTheConfigurationOnly() {
        only(List.of("store"), "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..");
    }

    @Test
    void knowsHttpInRestOnly() {
        only(List.of("rest"), "ca.uhn.fhir.rest.server..", "ca.uhn.fhir.rest.api.server..");
        only(List.of("rest", "actuator"), "jakarta.servlet..");
    }

    @Test
    void knowsMetersInTheActuatorOnly() {
        only(List.of("actuator"), "io.micrometer..");
    }

    @Test
    void knowsSpringInTheRootOnly() {
        only(List.of(), "org.springframework..");
    }

    /** Outside the root, only {@code packages} use what is in {@code libraries}. */
    private static void only(List<String> packages, String... libraries) {
        String[] allowed = Stream.concat(Stream.of(ROOT), packages.stream().map(name -> ROOT + "." + name + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(CLASSES);
    }

    @Test
    void knowsNothingButTheJdkInProblemAndSql() {
        classes()
                .that()
                .resideInAnyPackage(ROOT + ".problem", ROOT + ".sql")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".problem", ROOT + ".sql", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    /** What decides about resources can be called without a server, a database or a log. */
    @Test
    void keepsWhatDecidesPure() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".search..",
                        ROOT + ".fhirpath..",
                        ROOT + ".json..",
                        ROOT + ".xml..",
                        ROOT + ".patch..",
                        ROOT + ".ecl..",
                        ROOT + ".page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "java.net.http..", "java.nio.file..", "jakarta..", "org.slf4j..")
                .check(CLASSES);
    }

    @Test
    void injectsNoFields() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .check(CLASSES);
    }

    @Test
    void namesThingsForWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Service|Dto|DTO)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void saysOfEveryPackageWhatItIsFor() {
        List<Path> packages = javaFiles("main").map(Path::getParent).distinct().toList();
        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    @Test
    void keepsFilesReadable() {
        assertThat(javaFiles("main"))
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(300));
        assertThat(javaFiles("test"))
                .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(500));
    }

    private static Stream<Path> javaFiles(String sources) {
        try (Stream<Path> files = Files.walk(Path.of("src", sources, "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
