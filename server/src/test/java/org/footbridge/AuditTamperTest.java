package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.audit.Checkpoint;
import org.footbridge.audit.Instants;
import org.footbridge.audit.SigningKey;
import org.footbridge.store.audit.SealRow;
import org.footbridge.store.audit.VerificationReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever changes the audit log in the database is found out, and the place is named. */
class AuditTamperTest {
    private static final int SEALS = 5;
    private static final int EACH = 4;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.audit.mode=all", "--footbridge.audit.seal-interval=1m", "--footbridge.validation.mode=off");

    private static final SigningKey KEY = SigningKey.generate();
    private static final List<String> TABLES = List.of("audit_event", "audit_seal", "audit_node", "setting");
    private static final List<String> EVENTS = new ArrayList<>();
    private static Checkpoint last = new Checkpoint(0, 0, new byte[0], new byte[0]);

    @BeforeAll
    static void fillTheLog() {
        server.sql("TRUNCATE audit_event, audit_seal, audit_node");
        server.sql("DELETE FROM setting WHERE name = 'audit.sealed'");
        for (int seal = 0; seal < SEALS; seal++) {
            for (int i = 0; i < EACH; i++) {
                server.get("Patient/p" + seal + "-" + i);
            }
            SealRow row = server.store().seals().seal(KEY).orElseThrow();
            last = row.seal().checkpoint();
        }
        server.rows("SELECT recorded || '-' || id AS p FROM audit_event")
                .forEach(row -> EVENTS.add(row.replaceAll("[()\"]", "")));
        TABLES.forEach(table -> server.sql("CREATE TABLE backup_" + table + " AS SELECT * FROM " + table));
    }

    @AfterEach
    void restore() {
        TABLES.forEach(table -> {
            server.sql("DELETE FROM " + table);
            server.sql("INSERT INTO " + table + " SELECT * FROM backup_" + table);
        });
    }

    private static VerificationReport verify() {
        return server.store().verification().run(List.of(KEY.open()), List.of(last));
    }

    @Test
    void findsNothingInALogThatNobodyChanged() {
        VerificationReport report = verify();
        assertThat(report.lines()).contains("The audit log is whole.");
        assertThat(report.verified()).isEqualTo(SEALS * EACH);
        assertThat(report.seals()).isEqualTo(SEALS);
    }

    @Test
    void doesNotMindRecordsThatAreNotSealedYet() {
        server.get("Patient/late");
        assertThat(verify().lines()).contains("The audit log is whole.");
        assertThat(verify().unsealed()).isEqualTo(1);
    }

    private record Tampering(String name, List<String> sql, String kind, String place) {}

    /** The condition that row {@code index} of the log meets. */
    private static String row(int index) {
        String[] position = EVENTS.get(index).split("-", -1);
        return " WHERE recorded = " + position[0] + " AND id = " + position[1];
    }

    private static String event(int index) {
        return "AuditEvent/" + EVENTS.get(index);
    }

    private static Stream<Tampering> tamperings() {
        String columns = "recorded, id, txid, people, interaction, outcome, keys, body";
        return Stream.of(
                new Tampering(
                        "a changed body",
                        List.of("UPDATE audit_event SET body = set_byte(body, 12, 65)" + row(6)),
                        "CHANGED",
                        event(6)),
                new Tampering(
                        "a body that is no record",
                        List.of("UPDATE audit_event SET body = '\\x00'" + row(6)),
                        "CHANGED",
                        event(6)),
                new Tampering(
                        "a column that hides whom it is about",
                        List.of("UPDATE audit_event SET keys = '{1}'" + row(7)),
                        "CHANGED",
                        event(7)),
                new Tampering(
                        "a denial that became a success",
                        List.of("UPDATE audit_event SET outcome = 0" + row(3)),
                        "CHANGED",
                        event(3)),
                new Tampering("a deleted record", List.of("DELETE FROM audit_event" + row(9)), "MISSING", event(9)),
                new Tampering(
                        "the deleted last record", List.of("DELETE FROM audit_event" + row(19)), "MISSING", event(19)),
                new Tampering(
                        "a deleted record that is said to have been too old",
                        List.of(
                                "INSERT INTO setting (name, value) VALUES ('audit.pruned', '9223372036854775807')",
                                "DELETE FROM audit_event" + row(9)),
                        "MISSING",
                        event(9)),
                new Tampering(
                        "an inserted record",
                        List.of("INSERT INTO audit_event (" + columns
                                + ") SELECT recorded + 1, id, txid, people, interaction, outcome, keys, body FROM"
                                + " audit_event"
                                + row(5)),
                        "INSERTED",
                        "AuditEvent/"),
                new Tampering(
                        "two records that changed places",
                        List.of("UPDATE audit_event e SET body = o.body, keys = o.keys FROM audit_event o WHERE (e.id,"
                                + " o.id) IN (("
                                + id(4) + ", " + id(10) + "), (" + id(10) + ", " + id(4) + "))"),
                        "CHANGED",
                        event(10)),
                new Tampering(
                        "a record at another time",
                        List.of("UPDATE audit_event SET recorded = recorded - 3600000000" + row(8)),
                        "MISSING",
                        event(8)),
                new Tampering(
                        "a deleted seal", List.of("DELETE FROM audit_seal WHERE number = 3"), "SEAL_MISSING", "seal 3"),
                new Tampering(
                        "the deleted first seal",
                        List.of("DELETE FROM audit_seal WHERE number = 1"),
                        "SEAL_MISSING",
                        "seal 1"),
                new Tampering(
                        "the deleted last seal",
                        List.of("DELETE FROM audit_seal WHERE number = 5"),
                        "INSERTED",
                        event(17)),
                new Tampering(
                        "a log that was cut off with its seals",
                        List.of(
                                "DELETE FROM audit_event WHERE id >= " + id(16),
                                "DELETE FROM audit_seal WHERE number = 5"),
                        "TRUNCATED",
                        "seal 5"),
                new Tampering(
                        "a record that was changed together with its hash",
                        List.of(
                                "UPDATE audit_event SET body = set_byte(body, 12, 65)" + row(6),
                                "UPDATE audit_seal SET leaves = overlay(leaves placing sha256('x') from 65) WHERE"
                                        + " number = 2"),
                        "SEAL_CHANGED",
                        "seal 2"),
                new Tampering(
                        "a seal that lost a record",
                        List.of(
                                "UPDATE audit_seal SET count = count - 1, leaves = substring(leaves from 33),"
                                        + " positions = substring(positions from 17) WHERE number = 4",
                                "DELETE FROM audit_event" + row(12)),
                        "SEAL_CHANGED",
                        "seal 4"),
                new Tampering(
                        "another time of a seal",
                        List.of("UPDATE audit_seal SET sealed = sealed + 1 WHERE number = 2"),
                        "SIGNATURE",
                        "seal 2"),
                new Tampering(
                        "a checkpoint without its signature",
                        List.of("UPDATE audit_seal SET note = split_part(note, chr(8212), 1) WHERE number = 2"),
                        "SIGNATURE",
                        "seal 2"),
                new Tampering(
                        "a frontier of another tree",
                        List.of("UPDATE audit_seal SET frontier = (SELECT frontier FROM audit_seal WHERE number = 2)"
                                + " WHERE number = 1"),
                        "SEAL_CHANGED",
                        "seal 1"));
    }

    private static String id(int index) {
        return EVENTS.get(index).split("-", -1)[1];
    }

    @TestFactory
    Stream<DynamicTest> findsAndLocates() {
        return tamperings()
                .map(tampering -> DynamicTest.dynamicTest(tampering.name(), () -> {
                    try {
                        tampering
                                .sql()
                                .forEach(sql ->
                                        assertThat(server.sql(sql)).as(sql).isPositive());
                        VerificationReport report = verify();
                        assertThat(report.clean()).isFalse();
                        assertThat(report.findings()).as("%s", report.lines()).anySatisfy(finding -> {
                            assertThat(finding.kind().name()).isEqualTo(tampering.kind());
                            assertThat(finding.place()).startsWith(tampering.place());
                        });
                    } finally {
                        restore();
                    }
                }));
    }

    private static long prune(SigningKey key) {
        String newest = server.rows("SELECT newest FROM audit_seal WHERE number = 2")
                .get(0)
                .replaceAll("\\D", "");
        return server.store().pruning().prune(Instants.ofMicros(Long.parseLong(newest) + 1), key);
    }

    @Test
    void aLogWhoseOldSealsWerePrunedIsWhole() {
        assertThat(prune(KEY)).isEqualTo(2 * EACH);
        VerificationReport report = verify();
        assertThat(report.lines()).contains("The audit log is whole.", 2 * EACH + " older records were pruned.");
        assertThat(report.verified()).isEqualTo((SEALS - 2) * EACH);
        assertThat(report.pruned()).isEqualTo(2 * EACH);
        assertThat(server.rows("SELECT min(number) FROM audit_seal")).containsExactly("(3)");
        // all but the last seal, which the next one follows
        assertThat(server.store().pruning().prune(Instants.now(), KEY)).isEqualTo((SEALS - 3) * EACH);
        assertThat(verify().lines()).contains("The audit log is whole.");
    }

    @Test
    void recordsThatWereDeletedBeyondWhatWasPrunedAreFound() {
        prune(KEY);
        server.sql("DELETE FROM audit_event WHERE id < " + id(3 * EACH));
        server.sql("DELETE FROM audit_seal WHERE number = 3");
        assertThat(verify().findings()).anySatisfy(finding -> {
            assertThat(finding.kind().name()).isEqualTo("SEAL_MISSING");
            assertThat(finding.place()).isEqualTo("seal 3");
        });
    }

    @Test
    void aLogThatIsSaidToBePrunedWithoutTheKeyIsFound() {
        prune(SigningKey.generate());
        assertThat(verify().findings())
                .extracting(finding -> finding.kind().name())
                .contains("SIGNATURE", "SEAL_MISSING");
        restore();
        // the signed checkpoint of a seal is no such statement
        String note = "INSERT INTO setting (name, value) SELECT 'audit.pruned', note FROM audit_seal WHERE number = 2";
        assertThat(server.sql(note)).isEqualTo(1);
        server.sql("DELETE FROM audit_event WHERE id < " + id(2 * EACH));
        server.sql("DELETE FROM audit_seal WHERE number <= 2");
        assertThat(verify().findings())
                .extracting(finding -> finding.kind().name())
                .contains("SIGNATURE", "SEAL_MISSING");
    }

    /** Someone who may write to the database, but does not have the key. */
    @Test
    void findsALogThatWasSealedAnewWithAnotherKey() {
        server.sql("DELETE FROM audit_event" + row(2));
        server.sql("TRUNCATE audit_seal, audit_node");
        server.sql("DELETE FROM setting WHERE name = 'audit.sealed'");
        server.store().seals().seal(SigningKey.generate());
        assertThat(verify().findings())
                .extracting(finding -> finding.kind().name())
                .contains("SIGNATURE", "TRUNCATED");
    }

    /** Only a checkpoint that was kept outside shows what the key's owner has done. */
    @Test
    void findsALogThatWasSealedAnewWithTheSameKey() {
        server.sql("DELETE FROM audit_event" + row(2));
        server.sql("TRUNCATE audit_seal, audit_node");
        server.sql("DELETE FROM setting WHERE name = 'audit.sealed'");
        server.store().seals().seal(KEY);
        assertThat(server.store()
                        .verification()
                        .run(List.of(KEY.open()), List.of())
                        .clean())
                .isTrue();
        assertThat(verify().findings())
                .extracting(finding -> finding.kind().name())
                .containsExactly("TRUNCATED");
    }
}
