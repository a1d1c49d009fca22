package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What transactions refer to: resources of this server, by whatever name, and those of others. */
class ReferencesTest {
    private static final String BASE = "https://fhir.example.org/fhir";
    private static final String ELSEWHERE = "https://elsewhere.example.org/fhir/Patient/1";

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.base-url=" + BASE);

    @RegisterExtension
    static final RunningServer other = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--footbridge.references.in-transactions=warn",
            "--footbridge.references.absolute=enforce");

    private static Answer refer(RunningServer to, String patient) {
        return to.post(
                "",
                Expect.json("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':"
                        + "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},"
                        + "'subject':{'reference':'" + patient + "'}},'request':{'method':'POST','url':'Goal'}}]}"),
                "Prefer",
                "return=OperationOutcome");
    }

    private static String remark(Answer answer) {
        return Expect.entries(answer)
                .get(0)
                .at("/response/outcome/issue/0/diagnostics")
                .asText();
    }

    @Test
    void anAbsoluteReferenceToThisServerMustLeadSomewhere() {
        Expect.refused(refer(server, BASE + "/Patient/nobody"), 422, "processing", "Patient/nobody");
        Expect.refused(refer(server, BASE + "/Patient/nobody/_history/1"), 422, "processing", "Patient/nobody");
        server.put("Patient/there", Expect.json("{'resourceType':'Patient','id':'there'}"));
        assertThat(remark(refer(server, BASE + "/Patient/there"))).isEmpty();
        Expect.refused(server.delete("Patient/there"), 409, "conflict", "Goal/");
    }

    @Test
    void aReferenceToAnotherServerIsNotedForThoseWhoAsk() {
        assertThat(remark(refer(server, ELSEWHERE))).contains(ELSEWHERE, "another server");
    }

    @Test
    void aReferenceToAnotherServerIsRefusedIfTheOperatorWantsThat() {
        Expect.refused(refer(other, ELSEWHERE), 422, "processing", "footbridge.references.absolute");
    }

    @Test
    void aMissingTargetIsNotedIfTheOperatorWantsThatAlsoWithoutValidation() {
        assertThat(remark(refer(other, "Patient/nobody"))).contains("There is no Patient/nobody");
    }
}
