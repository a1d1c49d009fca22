package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.http.SwitchedPolicy.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything about a patient is what exists for the caller, and follows only references of that. */
class EverythingAccessTest {
    private static final SwitchedPolicy POLICY = new SwitchedPolicy();

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off").under(POLICY);

    private static final String MINE = "urn:x";
    private static final String OTHERS = "urn:y";

    /** A patient with an Observation and a hidden Goal, each with a reference to an organization, a practitioner or both. */
    @BeforeEach
    void store() {
        POLICY.become(Mode.OPEN);
        put("Organization/seen", MINE, "'name':'a'");
        put("Organization/unreferred", MINE, "'name':'a'");
        put("Practitioner/hidden", OTHERS, "'active':true");
        put("Location/unreferred", MINE, "'name':'a'");
        put("Patient/hidden", OTHERS, "'active':true");
        put("Patient/p", MINE, "'managingOrganization':{'reference':'Organization/seen'}");
        put(
                "Goal/hidden",
                OTHERS,
                "'lifecycleStatus':'active','description':{'text':'a'},'subject':{'reference':'Patient/p'},"
                        + "'expressedBy':{'reference':'Practitioner/hidden'}");
        put(
                "Encounter/hidden",
                OTHERS,
                "'status':'finished','class':{'code':'AMB'},'subject':{'reference':'Patient/p'},"
                        + "'serviceProvider':{'reference':'Organization/unreferred'},"
                        + "'location':[{'location':{'reference':'Location/unreferred'}}]");
        put(
                "Observation/seen",
                MINE,
                "'status':'final','code':{'text':'a'},'subject':{'reference':'Patient/p'},"
                        + "'performer':[{'reference':'Practitioner/hidden'}]");
        POLICY.become(Mode.TAGGED);
    }

    private static void put(String path, String tag, String members) {
        String[] parts = path.split("/", -1);
        Answer stored = server.put(
                path,
                Expect.json("{'resourceType':'" + parts[0] + "','id':'" + parts[1] + "','meta':{'tag':[{'system':'"
                        + tag + "','code':'mine'}]}," + members + "}"));
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
    }

    @Test
    void hasOnlyWhatExistsForTheCaller() {
        assertThat(Expect.paths(server.get("Patient/p/$everything")))
                .containsExactlyInAnyOrder("Patient/p", "Observation/seen", "Organization/seen");
        assertThat(Expect.paths(server.get("Patient/p/$everything?_type=Location,Encounter,Practitioner,Goal")))
                .isEmpty();
        POLICY.become(Mode.OPEN);
        assertThat(Expect.paths(server.get("Patient/p/$everything"))).hasSize(8);
    }

    @Test
    void namesNoTypeOfWhatIsHidden() {
        Answer first = server.get("Patient/p/$everything?_count=1");
        assertThat(Expect.link(first, "next").orElseThrow()).contains("_type=Observation%2COrganization%2CPatient&");
    }

    @Test
    void followsNoReferenceThatAHiddenResourceHad() {
        Answer first = server.get("Patient/p/$everything?_count=1");
        List<String> found = new ArrayList<>();
        Expect.pages(server, first, EverythingAccessTest::deleteTheEncounter)
                .forEach(page -> found.addAll(Expect.paths(page)));
        assertThat(found).containsExactlyInAnyOrder("Patient/p", "Observation/seen", "Organization/seen");
    }

    private static void deleteTheEncounter() {
        POLICY.become(Mode.OPEN);
        server.delete("Encounter/hidden");
        POLICY.become(Mode.TAGGED);
    }

    @Test
    void isNotFoundForAPatientThatIsHidden() {
        Answer hidden = server.get("Patient/hidden/$everything");
        Answer absent = server.get("Patient/absent/$everything");
        Expect.refused(hidden, 404, "not-found");
        assertThat(hidden.body()).isEqualTo(absent.body().replace("absent", "hidden"));
    }
}
