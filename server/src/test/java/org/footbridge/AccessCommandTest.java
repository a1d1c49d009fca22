package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that asks the access policy, on the database of a server that runs. */
class AccessCommandTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private record Run(int exit, String said) {}

    @BeforeAll
    static void store() {
        put("Organization/own", "{'resourceType':'Organization','id':'own'}");
        put("Patient/1", "{'resourceType':'Patient','id':'1'}");
        put("Task/1", task("1", "N"));
        put("Task/2", task("2", "V"));
        put("Patient/w", "{'resourceType':'Patient','id':'w'}");
        put("Task/w", task("w", "N").replace("Patient/1", "Patient/w"));
        put(
                "Consent/w",
                "{'resourceType':'Consent','id':'w','status':'active','scope':{'text':'s'},'category':[{'text':'c'}],"
                        + "'patient':{'reference':'Patient/w'},'provision':{'type':'deny','actor':[{'role':{'text':'r'},"
                        + "'reference':{'reference':'Organization/own'}}]}}");
    }

    private static String task(String id, String label) {
        return "{'resourceType':'Task','id':'" + id
                + "','meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'"
                + label + "'}]},'status':'requested','intent':'order','for':{'reference':'Patient/1'},"
                + "'owner':{'reference':'Organization/own'}}";
    }

    private static void put(String path, String body) {
        Answer answer = server.put(path, body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static Run access(String as, String verb, String resource) {
        List<String> arguments = new ArrayList<>(List.of("--as", as, "--may", verb, resource));
        arguments.addAll(List.of(server.database().settings()));
        arguments.add("--server.port=0");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit =
                AccessCommand.run(arguments.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(exit, out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} may {1} {2}: {3}")
    @CsvSource(
            delimiter = '>',
            value = {
                "link-worker,organisation=Organization/own > read > Task/1 > 0 > Allowed: read Task/1 > matches: owner=Organization/own",
                "link-worker,organisation=Organization/x   > read > Task/1 > 1 > Refused: read Task/1 > does not match: owner=Organization/x",
                "link-worker,organisation=Organization/own > read > Task/2 > 1 > Refused > hidden by a security label",
                "link-worker,organisation=Organization/own > read > Task/w > 1 > Refused > hidden by a consent of the patient",
                "link-worker                               > read > Task/1 > 1 > Refused > your token does not say",
                "auditor                                   > read > Task/1 > 1 > Refused > no role of yours allows it: auditor",
                "link-worker,scope=user/Patient.rs         > read > Task/1 > 1 > Refused > the token has no scope for it",
                "scope=system/Task.rs                      > update > Task/1 > 1 > Refused > the token has no scope for it",
                "scope=system/*.cruds                      > update > Task/2 > 0 > Allowed > all resources of the type",
                "user=Patient/1,scope=patient/*.rs,patient=1 > search > Task/1 > 0 > Allowed > about Patient/1",
                "link-worker,organisation=Organization/own > update > Task > 0 > Allowed: update Task > allows resources that match"
            })
    void isAnsweredWithReasons(String as, String verb, String resource, int exit, String decision, String reason) {
        Run run = access(as, verb, resource);
        assertThat(run.said()).startsWith(decision).contains(reason);
        assertThat(run.exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--as link-worker",
                "--as link-worker --may read",
                "--as a=b --may read Task/1",
                "--as link-worker --may see Task/1",
                "--as link-worker --may read task",
                "--as x --may read Task/1 more",
                "--as scope=user/Task.sr --may read Task/1"
            })
    void isNotAnsweredIfItIsNotUnderstood(String arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = AccessCommand.run(
                arguments.isEmpty() ? new String[0] : arguments.split(" "),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(AccessCommand.NOT_RUN);
        assertThat(out.size()).isZero();
    }

    @Test
    void isNotAnsweredAboutWhatIsNotStored() {
        assertThat(access("link-worker,organisation=Organization/own", "read", "Task/none")
                        .exit())
                .isEqualTo(AccessCommand.NOT_RUN);
    }
}
