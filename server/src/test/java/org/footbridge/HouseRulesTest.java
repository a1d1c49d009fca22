package org.footbridge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.footbridge.store.history.HistoryStore;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.search.IncludeStore;
import org.footbridge.store.search.SearchStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of the code: which packages use which, how large they are, and how things are named. */
class HouseRulesTest {
    private static final String ROOT = "org.footbridge";

    private static final Path ARCHITECTURE = Path.of("..", "docs", "architecture.md");

    /** A row of the table of packages: the package, what it is, and the packages that it may use. */
    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9.]+)` \\|.*\\| ([a-z0-9., –]+) \\|");

    /** The packages of ours that each may use besides itself. The root may use all, and none may use the root. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map<String, List<String>> mayUse() {
        try (Stream<String> lines = Files.lines(ARCHITECTURE)) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(
                            row -> row.group(1),
                            row -> Splitter.on(',')
                                    .trimResults()
                                    .splitToStream(row.group(2))
                                    .filter(name -> !name.equals("–"))
                                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of a package and those below it, but for packages that have a row of their own. */
    private static DescribedPredicate<JavaClass> in(String name) {
        String[] others = MAY_USE.keySet().stream()
                .filter(other -> other.startsWith(name + "."))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        return resideInAPackage(ROOT + "." + name + "..").and(resideOutsideOfPackages(others));
    }

    @TestFactory
    Stream<DynamicTest> usesOnly() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    DescribedPredicate<JavaClass> allowed = entry.getValue().stream()
                            .map(HouseRulesTest::in)
                            .reduce(in(entry.getKey()), (one, other) -> one.or(other));
                    noClasses()
                            .that(in(entry.getKey()))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(allowed)))
                            .check(CLASSES);
                }));
    }

    @Test
    void hasARowForEveryPackage() {
        List<String> packages =
                MAY_USE.keySet().stream().map(name -> ROOT + "." + name + "..").toList();
        classes()
                .should()
                .resideInAnyPackage(
                        Stream.concat(Stream.of(ROOT), packages.stream()).toArray(String[]::new))
                .check(CLASSES);
    }

    /** The root, which wires all others, is the only larger one. */
    @Test
    void keepsPackagesSmall() {
        Map<String, Long> types = CLASSES.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .filter(one -> !one.getPackageName().equals(ROOT))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(types).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(25));
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void knowsJdbcInTheStoreTheEmbeddedDatabaseAndTheConfigurationOnly() {
        only(
                List.of("store", "database"),
                "java.sql..",
                "javax.sql..",
                "org.springframework.jdbc..",
                "org.postgresql..");
    }

    /** Requests read resources through the repository, which asks the access policy. */
    @Test
    void readsResourcesThroughTheRepositoryOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".rest..", ROOT + ".bundle..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ResourceStore.class, SearchStore.class, HistoryStore.class, IncludeStore.class)
                .check(CLASSES);
    }

    @Test
    void knowsHttpInRestOnly() {
        only(List.of("rest"), "ca.uhn.fhir.rest.server..", "ca.uhn.fhir.rest.api.server..");
        only(List.of("rest", "actuator", "authorizationserver"), "jakarta.servlet..");
    }

    @Test
    void knowsMetersInTheActuatorOnly() {
        only(List.of("actuator"), "io.micrometer..");
    }

    @Test
    void knowsSpringInTheRootAndTheAuthorizationServerOnly() {
        only(List.of("authorizationserver"), "org.springframework..");
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
                        ROOT + ".guide.site..")
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
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Dto|DTO)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void saysOfEveryPackageWhatItIsFor() {
        List<Path> packages = javaFiles("main").map(Path::getParent).distinct().toList();
        assertThat(packages)
                .hasSizeGreaterThan(MAY_USE.size())
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

    @Test
    void keepsMethodsShort() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null,
                files,
                null,
                List.of(),
                null,
                files.getJavaFileObjectsFromPaths(javaFiles("main").toList()));
        MethodLengths lengths = new MethodLengths(Trees.instance(task).getSourcePositions());
        for (CompilationUnitTree unit : task.parse()) {
            lengths.scan(unit, unit.getLineMap());
        }
        assertThat(lengths.lines())
                .hasSizeGreaterThan(1_000)
                .allSatisfy((method, lines) -> assertThat(lines).as(method).isLessThanOrEqualTo(40));
    }

    /** The Java files of all modules of the server. */
    private static Stream<Path> javaFiles(String sources) {
        Path below = Path.of("src", sources, "java");
        return Stream.concat(Stream.of(Path.of("")), modules())
                .map(module -> module.resolve(below))
                .filter(Files::isDirectory)
                .flatMap(HouseRulesTest::filesBelow)
                .filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> modules() {
        try (Stream<Path> entries = Files.list(Path.of(""))) {
            return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
