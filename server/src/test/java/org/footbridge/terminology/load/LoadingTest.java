package org.footbridge.terminology.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.footbridge.ecl.SyntheticConcepts.concept;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.footbridge.RunningServer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptFilter.Below;
import org.footbridge.store.concept.ConceptFilter.MemberOf;
import org.footbridge.store.concept.ConceptStore;
import org.footbridge.store.concept.Designation;
import org.footbridge.store.concept.LoadedSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Releases of each kind in the tables of a server, and what becomes of broken ones. */
class LoadingTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @TempDir
    Path directory;

    private final List<String> progress = new ArrayList<>();

    private String load(Path path, String version) {
        Optional<String> given = Optional.of(version).filter(text -> !text.isEmpty());
        return new Loading(server.store().loads(), progress::add).load(new Loading.Request(path, given));
    }

    private static ConceptStore concepts() {
        return server.store().concepts();
    }

    private static LoadedSystem loaded(String url, String version) {
        return concepts().systems().stream()
                .filter(one -> one.url().equals(url) && one.version().equals(version))
                .findFirst()
                .orElseThrow();
    }

    private static long count(LoadedSystem system, ConceptFilter filter) {
        return concepts().count(system.id(), filter, 100_000);
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void loadsAReleaseOfSnomedCtAndThenTheSameAgain() {
        Path release = SyntheticRelease.write(directory, 3_000);
        assertThat(load(release, SyntheticRelease.VERSION)).startsWith("Loaded 3000 concepts of SNOMED CT");
        LoadedSystem first = loaded(Rf2Release.SYSTEM, SyntheticRelease.VERSION);
        load(release, SyntheticRelease.VERSION);
        LoadedSystem system = loaded(Rf2Release.SYSTEM, SyntheticRelease.VERSION);
        assertThat(system.id()).isNotEqualTo(first.id());

        assertThat(concepts().find(system.id(), concept(14))).hasValueSatisfying(found -> {
            assertThat(found.display()).isEqualTo("Thing 14");
            assertThat(found.active()).isTrue();
            assertThat(found.sets()).containsExactly(concept(2));
            assertThat(found.designations())
                    .extracting(Designation::value)
                    .containsExactlyInAnyOrder("Thing 14 (finding)", "A made-up finding, number 14");
            assertThat(found.properties()).containsEntry("sufficientlyDefined", List.of("false"));
        });
        assertThat(concepts().find(system.id(), concept(50)))
                .map(Concept::active)
                .contains(false);
        assertThat(count(system, ConceptFilter.ALL)).isEqualTo(3_000);
        assertThat(count(system, new MemberOf(concept(2)))).isEqualTo(3_000 / 7);
        assertThat(count(system, new Below(concept(3), true))).isEqualTo(below(3, 3_000));
        assertThat(progress).contains("Indexing 3000 concepts");
    }

    private static long below(int top, int count) {
        boolean[] below = new boolean[count + 1];
        long found = 0;
        for (int number = top; number <= count; number++) {
            below[number] = number == top
                    || SyntheticRelease.parents(number).stream().anyMatch(parent -> parent >= top && below[parent]);
            found += below[number] ? 1 : 0;
        }
        return found;
    }

    @Test
    void takesTheLatestVersionWhereSeveralFilesHaveOne() throws IOException {
        Path release = SyntheticRelease.write(directory, 20);
        String header = String.join("\t", Rf2File.CONCEPT.columns()) + "\n";
        file(
                "Snapshot/xsct2_Concept_Snapshot_ZZ_20270101.txt",
                header
                        + SyntheticRelease.row(concept(14), false, concept(1), "1")
                                .replace("20260101", "20270101"));
        load(release, "latest");
        LoadedSystem system = loaded(Rf2Release.SYSTEM, "latest");
        assertThat(concepts().find(system.id(), concept(14)))
                .map(Concept::active)
                .contains(false);
        assertThat(concepts().find(system.id(), concept(13)))
                .map(Concept::active)
                .contains(true);
    }

    @Test
    void loadsAnArchiveOfLoincWithItsHierarchy() throws IOException {
        Path archive = archive("Loinc_2.99.zip", zip -> {
            entry(zip, "LoincTable/Loinc.csv", """
                    "LOINC_NUM","COMPONENT","STATUS","SHORTNAME","LONG_COMMON_NAME","DefinitionDescription"
                    "99999-1","Walking","ACTIVE","Walk","Walking, of ""any"" kind,\nper week","How far"
                    "99999-2","Sitting","DEPRECATED","","Sitting",""
                    """);
            entry(zip, "AccessoryFiles/ComponentHierarchyBySystem/ComponentHierarchyBySystem.csv", """
                    PATH_TO_ROOT,SEQUENCE,IMMEDIATE_PARENT,CODE,CODE_TEXT
                    ,1,,LP99999-0,Moving
                    LP99999-0,1,LP99999-0,99999-1,Walking
                    """);
        });
        assertThat(load(archive, "")).isEqualTo("Loaded 3 concepts of LOINC (http://loinc.org|2.99).");
        LoadedSystem system = loaded("http://loinc.org", "2.99");
        assertThat(concepts().codes(system.id(), new Below("LP99999-0", true), 10))
                .containsExactly("99999-1", "LP99999-0");
        assertThat(concepts().find(system.id(), "99999-1")).hasValueSatisfying(found -> {
            assertThat(found.display()).isEqualTo("Walking, of \"any\" kind,\nper week");
            assertThat(found.definition()).contains("How far");
            assertThat(found.properties()).containsEntry("COMPONENT", List.of("Walking"));
        });
        assertThat(concepts().find(system.id(), "99999-2")).map(Concept::active).contains(false);
    }

    @Test
    void loadsACodeSystemOfFhirNestedOrByProperties() throws IOException {
        Path file = file("plants.json", """
                {"resourceType": "CodeSystem", "url": "urn:plants", "status": "active", "content": "complete",
                 "concept": [{"code": "plant", "display": "Plant", "concept": [{"code": "tree", "designation":
                   [{"language": "cy", "value": "coeden"}], "property": [{"code": "retired", "valueBoolean": true}]}]},
                   {"code": "oak", "property": [{"code": "is-a", "valueCode": "tree"}]}],
                 "version": "3", "property": [
                   {"code": "is-a", "uri": "http://hl7.org/fhir/concept-properties#parent", "type": "code"},
                   {"code": "retired", "uri": "http://hl7.org/fhir/concept-properties#inactive", "type": "boolean"}]}
                """);
        load(file, "");
        LoadedSystem system = loaded("urn:plants", "3");
        assertThat(concepts().codes(system.id(), new Below("plant", false), 10)).containsExactly("oak", "tree");
        assertThat(concepts().find(system.id(), "tree")).hasValueSatisfying(found -> {
            assertThat(found.active()).isFalse();
            assertThat(found.designations()).containsExactly(new Designation("cy", "", "", "coeden"));
        });
    }

    @ParameterizedTest(name = "{1} for {2} in {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sct2_Concept_Snapshot       | effectiveTime\\t | time\\t      | must begin with the columns id effectiveTime
            sct2_Concept_Snapshot       | \\t20260101\\t1  | \\t2026\\t1  | Line 2 of 'Snapshot/Terminology/sct2_Concept
            sct2_Concept_Snapshot       | \\t20260101\\t1  | \\t20260101\\tyes | active 'yes', which is neither 0 nor 1
            sct2_Concept_Snapshot       | \\t20260101      | ""           | fields, but there are 5 columns
            sct2_Concept_Snapshot       | 199999991        | 1999999910   | which is not an identifier of SNOMED CT
            sct2_Description_Snapshot   | Thing            | Thing\\tother | has 10 fields, but there are 9 columns
            sct2_Relationship_Snapshot  | PARENT           | UNKNOWN      | which is in no concept file
            sct2_Relationship_Snapshot  | PARENT           | CIRCLE       | The hierarchy contains a cycle:
            """)
    void refusesABrokenRelease(String start, String text, String instead, String reason) throws IOException {
        Path release = SyntheticRelease.write(directory, 30);
        load(release, "kept");
        Path file = directory
                .resolve("Snapshot/Terminology")
                .resolve(start + (start.contains("Description") ? "-en" : "") + "_ZZ_20260101.txt");
        String content = Files.readString(file);
        String parent = "\t" + concept(20) + "\t" + concept(3) + "\t";
        String broken = switch (instead) {
            case "UNKNOWN" -> content.replace(parent, "\t" + concept(20) + "\t" + concept(9_999) + "\t");
            case "CIRCLE" ->
                content.replace(
                        "\t" + concept(3) + "\t" + concept(1) + "\t", "\t" + concept(3) + "\t" + concept(20) + "\t");
            default -> content.replace(text.replace("\\t", "\t"), instead.replace("\\t", "\t"));
        };
        assertThat(broken).isNotEqualTo(content);
        Files.writeString(file, broken);
        assertThatThrownBy(() -> load(release, "kept"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
        assertThat(count(loaded(Rf2Release.SYSTEM, "kept"), ConceptFilter.ALL)).isEqualTo(30);
    }

    @Test
    void namesTheConceptsOfACircle() {
        Path release = SyntheticRelease.write(directory, 30);
        Path file = directory.resolve("Snapshot/Terminology/sct2_Relationship_Snapshot_ZZ_20260101.txt");
        rewrite(file, "\t" + concept(3) + "\t" + concept(1) + "\t", "\t" + concept(3) + "\t" + concept(20) + "\t");
        assertThatThrownBy(() -> load(release, "circle"))
                .hasMessageContaining(String.join(" is below ", concept(20), concept(3), concept(20)));
    }

    private static void rewrite(Path file, String text, String instead) {
        try {
            Files.writeString(file, Files.readString(file).replace(text, instead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            notes.txt     | hello                                                          | has no code system
            a.json        | {"resourceType": "Patient"}                                    | is not a CodeSystem
            a.json        | {"resourceType": "CodeSystem", "content": "fragment"}          | is not a complete CodeSystem
            a.json        | {"resourceType": "CodeSystem", "content": "complete"}          | has no CodeSystem.url
            a.json        | {"resourceType": "CodeSystem", "concept": [                    | is no JSON
            a.json        | []                                                             | is no JSON object
            Loinc.csv     | a,b                                                            | cannot be determined from
            absent.zip    |                                                                | cannot be read
            broken.zip    | PK, but no archive                                             | cannot be read
            sct2_Concept_Snapshot_INT_20260101.txt | id                                    | no snapshot file of kind DESCRIPTION
            """)
    void refusesFilesThatAreNoRelease(String name, String content, String reason) throws IOException {
        Path file = content == null ? directory.resolve(name) : file(name, content);
        assertThatThrownBy(() -> load(file, "")).isInstanceOf(Problem.class).hasMessageContaining(reason);
    }

    @Test
    void refusesACodeThatIsThereTwiceAndOneThatIsMissing() throws IOException {
        String start =
                "{\"resourceType\": \"CodeSystem\", \"url\": \"urn:twice\", \"content\": \"complete\", \"concept\": [";
        Path twice = file("twice.json", start + "{\"code\": \"a\"}, {\"code\": \"a\"}]}");
        assertThatThrownBy(() -> load(twice, "")).hasMessageContaining("'a' of code system 'urn:twice|' is there more");
        Path missing = file("missing.json", start + "{\"concept\": [{\"code\": \"b\"}]}]}");
        assertThatThrownBy(() -> load(missing, "")).hasMessageContaining("a concept whose code is missing");
        Path deep = file("deep.json", start + "{\"code\": \"c\", \"concept\": [".repeat(300) + "]}".repeat(301));
        assertThatThrownBy(() -> load(deep, "")).hasMessageContaining("nested more than 200 deep");
        assertThat(concepts().loads()).extracting(LoadedSystem::url).doesNotContain("urn:twice");
    }

    @Test
    void refusesArchivesThatReachOutsideOrAreFarLargerThanTheySeem() throws IOException {
        Path outside = archive("outside.zip", zip -> entry(zip, "a/../../etc/Loinc.csv", "LOINC_NUM"));
        assertThatThrownBy(() -> load(outside, "1"))
                .hasMessageContaining("'a/../../etc/Loinc.csv' whose path leads outside");
        Path bomb = archive("bomb.zip", zip -> entry(zip, "Loinc.csv", "LOINC_NUM,STATUS\n" + " ".repeat(3_000_000)));
        assertThatThrownBy(() -> load(bomb, "1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.COSTLY))
                .hasMessageContaining("unpacks to more than 100 times its size");
        Path large = file("large.json", " ".repeat(2_000));
        try (ReleaseFiles files = ReleaseFiles.open(large, 1_000)) {
            assertThatThrownBy(() -> files.read("large.json", in -> in.readAllBytes()))
                    .hasMessageContaining("the maximum size of a release");
        }
    }

    @Test
    void refusesWhatIsNotTextOrHasNoEndOfLine() throws IOException {
        Path release = SyntheticRelease.write(directory, 10);
        Path file = directory.resolve("Snapshot/Terminology/sct2_Concept_Snapshot_ZZ_20260101.txt");
        String header = String.join("\t", Rf2File.CONCEPT.columns()) + "\n";
        Files.writeString(file, header + "é", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> load(release, "bytes")).hasMessageContaining("is not UTF-8");
        Files.writeString(file, header + "1".repeat(200_000));
        assertThatThrownBy(() -> load(release, "bytes")).hasMessageContaining("a line of more than 100000 bytes");
    }

    private interface Filling {
        void fill(ZipOutputStream zip) throws IOException;
    }

    private Path archive(String name, Filling filling) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            filling.fill(zip);
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
