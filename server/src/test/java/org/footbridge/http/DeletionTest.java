package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deletions of several resources, which operators have to allow. */
class DeletionTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--footbridge.references.cascade-max=4",
            "--footbridge.updates.conditional-deletes-max=3");

    private static void put(String type, String id, String more) {
        String body = Expect.json("{'resourceType':'" + type + "','id':'" + id + "'" + more + "}");
        assertThat(server.put(type + "/" + id, body).status()).isIn(200, 201);
    }

    @Test
    void aCascadeDeletesWhatRefersToIt() {
        put("Organization", "top", "");
        put("Organization", "middle", ",'partOf':{'reference':'Organization/top'}");
        put("Patient", "below", ",'managingOrganization':{'reference':'Organization/middle'}");
        Expect.refused(server.delete("Organization/top"), 409, "conflict", "Organization/middle");
        assertThat(server.delete("Organization/top?_cascade=delete").status()).isEqualTo(204);
        for (String path : new String[] {"Organization/top", "Organization/middle", "Patient/below"}) {
            assertThat(server.get(path).status()).isEqualTo(410);
        }
    }

    @Test
    void aCascadeThatIsTooLargeDeletesNothing() {
        put("Organization", "many", "");
        for (int i = 0; i < 4; i++) {
            put("Patient", "many-" + i, ",'managingOrganization':{'reference':'Organization/many'}");
        }
        Expect.refused(server.delete("Organization/many?_cascade=delete"), 422, "too-costly", "cascade-max");
        assertThat(server.get("Organization/many").status()).isEqualTo(200);
        Expect.refused(server.delete("Organization/many?_cascade=maybe"), 400, "value", "_cascade");
    }

    @Test
    void aConditionMayNameSeveral() {
        for (int i = 0; i < 3; i++) {
            put("Person", "several-" + i, ",'name':[{'family':'Several'}]");
        }
        assertThat(server.delete("Person?name=Several").status()).isEqualTo(204);
        assertThat(Expect.entries(server.get("Person?name=Several"))).isEmpty();
        for (int i = 0; i < 4; i++) {
            put("Person", "more-" + i, ",'name':[{'family':'Toomany'}]");
        }
        Expect.refused(server.delete("Person?name=Toomany"), 412, "conflict", "more than 3");
    }
}
