package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's check, on the database of a server that runs: what is broken in the tables is named. */
class CheckCommandTest {
    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.search.full-text=content");

    private static final String PATIENT = """
            {"resourceType": "Patient", "id": "%s", "name": [{"family": "Okonkwo-58213"}], "birthDate": "1950-05-17",
             "identifier": [{"system": "urn:check", "value": "%s"}], "gender": "female", "multipleBirthInteger": %d,
             "text": {"status": "generated", "div": "<div xmlns='http://www.w3.org/1999/xhtml'>Walking group</div>"},
             "generalPractitioner": [{"reference": "Practitioner/someone"}]}
            """;
    private static final String OBSERVATION = """
            {"resourceType": "Observation", "id": "weight", "status": "final", "code": {"text": "weight"},
             "valueQuantity": {"value": 70.50, "unit": "kg", "system": "http://unitsofmeasure.org", "code": "kg"}}
            """;

    private record Run(int exit, String said) {}

    /** A patient of three versions, one that is deleted, and one that came back. */
    @BeforeEach
    void store() {
        server.sql(
                "TRUNCATE resource, resource_history, search, search_date, search_number, search_string, search_words,"
                        + " condition_guard, answer");
        for (int version = 1; version <= 3; version++) {
            done(server.put("Patient/kept", PATIENT.formatted("kept", "kept", version)));
        }
        done(server.put("Patient/gone", PATIENT.formatted("gone", "gone", 1)));
        done(server.delete("Patient/gone"));
        done(server.put("Patient/back", PATIENT.formatted("back", "back", 1)));
        done(server.delete("Patient/back"));
        done(server.put("Patient/back", PATIENT.formatted("back", "back", 2)));
        done(server.put("Observation/weight", OBSERVATION, "Idempotency-Key", "weighed"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private static Run check(String... more) {
        List<String> settings = new ArrayList<>(List.of(server.database().settings()));
        settings.addAll(List.of("--server.port=0", "--footbridge.search.full-text=content"));
        settings.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                CheckCommand.run(settings.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(exit, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void findsNothingInWhatTheServerHasStored() {
        Run run = check();
        assertThat(run.said())
                .contains("4 resources, 9 versions, the index of 3 compared")
                .contains("as it should be");
        assertThat(run.exit()).isEqualTo(CheckCommand.CLEAN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DELETE FROM search WHERE type = 103 AND texts LIKE '%kept%'           | no row in search | Patient/kept
            UPDATE search SET key = key + 1 WHERE texts LIKE '%kept%'             | whose key is not | Patient/kept
            UPDATE search SET tokens = tokens[2:] WHERE texts LIKE '%kept%'       | index entries    | Patient/kept: search
            UPDATE search SET digest = digest + 1 WHERE texts LIKE '%kept%'       | index entries    | Patient/kept: search
            UPDATE search SET reference_targets = reference_parameters WHERE texts LIKE '%back%' | index entries | Patient/back: search
            DELETE FROM search_date WHERE pid = $kept                             | index entries    | Patient/kept: search_date
            UPDATE search_date SET low = low - 1 WHERE pid = $kept                | index entries    | Patient/kept: search_date
            INSERT INTO search_date SELECT * FROM search_date WHERE pid = $kept   | index entries    | Patient/kept: search_date
            DELETE FROM search_string WHERE pid = $kept AND value LIKE 'Okon%'    | index entries    | Patient/kept: search_string
            UPDATE search_number SET low = low - 0.1                              | index entries    | Observation/weight: search_number
            UPDATE search_number SET qualifiers = '{}'                            | index entries    | Observation/weight: search_number
            DELETE FROM search_words WHERE pid = $kept                            | index entries    | Patient/kept: search_words
            UPDATE search_words SET narrative = 'x' WHERE pid = $kept             | index entries    | Patient/kept: search_words
            INSERT INTO search_date VALUES (987654, 1, 2, 3, 4)                   | whose resource   | search_date: 1 of pid 987654
            INSERT INTO search_words VALUES (987654, 1)                           | whose resource   | search_words: 1 of pid 987654
            INSERT INTO search_string SELECT $gone, key, shard, normal, value FROM search_string LIMIT 1 | whose resource | search_string: 1 of
            DELETE FROM resource WHERE pid = $gone                                | whose resource is not there | Patient/gone, pid
            UPDATE resource SET key = key + 4096 WHERE pid = $gone                | whose key or shard | Patient/gone
            UPDATE resource SET pid = $kept WHERE pid = $gone                     | column pid       | pid
            DELETE FROM resource_history WHERE pid = $kept AND version = 1        | versions are not | Patient/kept: the first version there is, is 2
            DELETE FROM resource_history WHERE pid = $kept AND version = 2        | versions are not | Patient/kept: version 3 follows version 1
            UPDATE resource SET version = 4 WHERE pid = $kept                     | versions are not | Patient/kept: version 4 follows version 2
            UPDATE resource_history SET updated = 0 WHERE pid = $kept AND version = 2 | versions are not | Patient/kept: version 2 is older
            UPDATE resource_history SET until = until + 1 WHERE pid = $kept AND version = 2 | versions are not | Patient/kept: version 3 does not begin
            UPDATE resource SET action = 'U' WHERE pid = $back                    | versions are not | Patient/back: version 3 cannot be
            UPDATE resource SET body = '\\x0102' WHERE pid = $kept                 | whose body       | Patient/kept/_history/3 has a body that cannot be read
            UPDATE resource SET body = '\\x077b7d' WHERE pid = $kept               | whose body       | Patient/kept/_history/3 has a body that cannot be read
            UPDATE resource_history SET body = '\\x00' WHERE pid = $kept AND version = 2 | whose body    | Patient/kept/_history/2 has a body that cannot be read
            UPDATE resource SET body = (SELECT body FROM resource WHERE pid = $back) WHERE pid = $kept | whose body | Patient/kept/_history/3 has a body of another
            INSERT INTO condition_guard (key, txid) VALUES (7, '900000000')                 | there have not been yet | claim 7
            INSERT INTO answer VALUES ('a-key', '', 0, '{}', '')                  | Answers          | key 'a-key' has the status 0
            INSERT INTO answer VALUES ('a-key', '', 201, '{ETag}', '')            | Answers          | key 'a-key' has a header
            INSERT INTO answer VALUES ('a-key', '', 200, '{}', '\\x0102')         | Answers          | key 'a-key' has a body
            UPDATE resource SET body = '\\x007b7d' WHERE pid = $gone               | whose body       | Patient/gone/_history/2 is a deletion and has a body
            """)
    void namesWhatIsBroken(String statement, String rule, String where) {
        String sql = statement;
        for (String id : List.of("kept", "gone", "back")) {
            sql = sql.replace("$" + id, "(SELECT min(pid) FROM resource WHERE id = '" + id + "')");
        }
        assertThat(server.sql(sql)).as(sql).isPositive();
        Run run = check();
        assertThat(run.said()).contains(rule).contains("  " + where.strip());
        assertThat(run.exit()).isEqualTo(CheckCommand.FINDINGS);
    }

    /** The server knows which texts are there, and would not write them again. */
    @Test
    void namesTextsThatAreMissing() {
        server.sql("CREATE TABLE saved AS SELECT * FROM token_text");
        server.sql("DELETE FROM token_text");
        Run run = check();
        server.sql("INSERT INTO token_text SELECT * FROM saved");
        server.sql("DROP TABLE saved");
        assertThat(run.said()).contains("no row in token_text").contains("of Patient/");
        assertThat(run.exit()).isEqualTo(CheckCommand.FINDINGS);
    }

    @Test
    void namesTheFirstOfManyAndCountsTheOthers() {
        server.sql("INSERT INTO search_date SELECT 900000 + i, 1, 2, 3, 4 FROM generate_series(1, 50) i");
        assertThat(check().said())
                .contains("never there: 50")
                .contains("pid 900020")
                .doesNotContain("pid 900021")
                .contains("and 30 more");
    }

    @Test
    void comparesThePartOfTheIndexThatItIsToldTo() {
        server.sql("UPDATE search SET digest = digest + 1");
        Run run = check("--sample=0");
        assertThat(run.said()).contains("the index of 0 compared");
        assertThat(run.exit()).isEqualTo(CheckCommand.CLEAN);
        assertThat(check("--sample=1").exit()).isEqualTo(CheckCommand.FINDINGS);
        assertThat(check("--sample=all").exit()).isEqualTo(CheckCommand.NOT_RUN);
    }

    @Test
    void knowsTheSearchParametersThatWereAdded() {
        done(server.put("SearchParameter/eye", """
                {"resourceType": "SearchParameter", "id": "eye", "url": "https://example.org/sp/eye", "name": "Eye",
                 "status": "active", "description": "The colour of the eyes.", "code": "eye", "base": ["Patient"],
                 "type": "string", "expression": "Patient.contact.name.text"}
                """));
        done(server.put("Patient/eyed", """
                {"resourceType": "Patient", "id": "eyed", "contact": [{"name": {"text": "green-20117"}}]}
                """));
        Run run = check();
        assertThat(run.said()).doesNotContain("Patient/eyed");
        done(server.delete("SearchParameter/eye"));
    }

    @Test
    void doesNotCompareWithAnotherIndexThanTheServers() {
        assertThat(check("--footbridge.base-url=https://example.org/fhir").exit())
                .isEqualTo(CheckCommand.NOT_RUN);
    }

    @Test
    void needsADatabase() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] settings = {"--footbridge.data-dir=target/no-such-directory"};
        assertThat(CheckCommand.run(settings, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(CheckCommand.NOT_RUN);
    }
}
