package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An absolute reference to this server means what the relative one means, on every way in and in every question. */
class LocalReferenceTest {
    private static final String NAMED = "https://fhir.example.org/r4";

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @RegisterExtension
    static final RunningServer named = RunningServer.with("--footbridge.base-url=" + NAMED);

    /** The server under the name that a client uses, and the base that the client takes for the server's. */
    private record Client(RunningServer to, String url, String base) {
        static List<Client> all() {
            String other = server.base().replace("localhost", "127.0.0.1");
            return List.of(
                    new Client(server, server.base(), server.base()),
                    new Client(server, other, other),
                    new Client(server, other, server.base()),
                    new Client(named, named.base(), NAMED));
        }

        Answer send(String method, String path, String body, String... headers) {
            return to.send(method, url + (path.isEmpty() ? "" : "/" + path), Expect.json(body), headers);
        }

        String patient() {
            String id = UUID.randomUUID().toString();
            Answer made = send(
                    "PUT",
                    "Patient/" + id,
                    "{'resourceType':'Patient','id':'" + id + "','identifier':[{'system':'urn:example:own','value':'"
                            + id + "'}]}");
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            return id;
        }
    }

    private static final String GOAL =
            "'lifecycleStatus':'active','description':{'text':'x'},'subject':{'reference':'%s'}}";

    private static String goal(String id, String reference) {
        return "{'resourceType':'Goal'," + (id.isEmpty() ? "" : "'id':'" + id + "',") + GOAL.formatted(reference);
    }

    private static String bundle(String type, String method, String url, String resource) {
        return "{'resourceType':'Bundle','type':'" + type + "','entry':[{'resource':" + resource
                + ",'request':{'method':'" + method + "','url':'" + url + "'}}]}";
    }

    /** What is stored for {@code reference} by each way in, or the status of the refusal. */
    private static List<String> stored(Client client, String reference) {
        String xml =
                "<Goal xmlns='http://hl7.org/fhir'><lifecycleStatus value='active'/><description><text value='x'/></description>"
                        + "<subject><reference value='" + reference.replace("&", "&amp;") + "'/></subject></Goal>";
        String patch = "[{'op':'replace','path':'/subject/reference','value':'" + reference + "'}]";
        String id = UUID.randomUUID().toString();
        String patched = client.send("POST", "Goal", goal("", "Patient/before")).id();
        return Stream.of(
                        client.send("POST", "Goal", goal("", reference)),
                        client.send("PUT", "Goal/" + id, goal(id, reference)),
                        client.send("POST", "Goal", xml, Expect.XML),
                        client.send("POST", "Goal", goal("", reference), "If-None-Exist", "identifier=" + id),
                        client.send("PATCH", "Goal/" + patched, patch, "Content-Type", "application/json-patch+json"),
                        client.send(
                                "POST",
                                "",
                                bundle("batch", "POST", "Goal", goal("", reference)),
                                "Prefer",
                                "return=representation"),
                        client.send(
                                "POST",
                                "",
                                bundle("transaction", "POST", "Goal", goal("", reference)),
                                "Prefer",
                                "return=representation"))
                .map(LocalReferenceTest::subject)
                .toList();
    }

    private static String subject(Answer answer) {
        JsonNode json = answer.json().has("entry") ? answer.json().at("/entry/0") : answer.json();
        String status = json.at("/response/status").asText();
        if (answer.status() >= 300 || status.startsWith("4") || status.startsWith("5")) {
            return (answer.status() >= 300 ? "" + answer.status() : status).substring(0, 3);
        }
        JsonNode resource = json.has("resource") ? json.path("resource") : json;
        return resource.at("/subject/reference").asText();
    }

    @TestFactory
    Stream<DynamicTest> everyFormIsAsTheRelativeOne() {
        return Client.all().stream()
                .flatMap(client -> Stream.of(
                                "Patient/%s",
                                "Patient/%s/_history/1",
                                "Patient/%s/_history/2",
                                "Patient/%s#part",
                                "Patient/nobody",
                                "Patient?identifier=urn:example:own|%s",
                                "Patient?identifier=urn:example:own|%s&active=true",
                                "Patient?identifier=urn:example:own|nobody",
                                "Patient?identifier=%s#x",
                                "Patient?nonsense=1",
                                "Patient/%s?x=y")
                        .map(form -> DynamicTest.dynamicTest(client.url() + " " + form, () -> {
                            String reference = form.replace("%s", client.patient());
                            assertThat(stored(client, client.base() + "/" + reference))
                                    .isEqualTo(stored(client, reference));
                        })));
    }

    @Test
    void whatIsNoResourceOfThisServerStays() {
        Client client = Client.all().get(0);
        for (String url : List.of(
                "http://localhost:1/fhir/Patient/1",
                "https://elsewhere.example/fhir/Patient/1",
                client.base().replace("/fhir", "/other") + "/Patient/1",
                client.base() + "/metadata")) {
            assertThat(subject(client.send("POST", "Goal", goal("", url)))).isEqualTo(url);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyQuestionFindsItUnderEveryName() {
        return Client.all().stream().flatMap(writer -> {
            String patient = writer.patient();
            String goal = writer.send("POST", "Goal", goal("", writer.base() + "/Patient/" + patient))
                    .id();
            return Client.all().stream()
                    .filter(reader -> reader.to() == writer.to())
                    .flatMap(reader -> questions(reader.base(), patient, goal)
                            .map(question -> DynamicTest.dynamicTest(reader.url() + " " + question, () -> {
                                Answer found = reader.send(
                                        "GET",
                                        question.replace("|", "%7C")
                                                .replace(" ", "%20")
                                                .replace("\"", "%22"),
                                        "");
                                assertThat(Expect.entries(found).stream()
                                                .map(entry ->
                                                        entry.at("/resource/id").asText()))
                                        .as(found.body())
                                        .contains(question.startsWith("Patient?_has") ? patient : goal);
                            })));
        });
    }

    private static Stream<String> questions(String base, String patient, String goal) {
        String absolute = base + "/Patient/" + patient;
        return Stream.of(
                "Goal?subject=Patient/" + patient,
                "Goal?subject=" + absolute,
                "Goal?subject=" + absolute + "/_history/1",
                "Goal?patient=" + absolute,
                "Goal?subject:Patient=" + absolute,
                "Goal?subject=Patient/nobody," + absolute,
                "Goal?subject.identifier=urn:example:own|" + patient,
                "Goal?_filter=subject eq \"" + absolute + "\"",
                "Patient?_has:Goal:subject:_id=" + goal,
                "Patient?_has:Goal:patient:subject=" + absolute,
                "Patient/" + patient + "/Goal",
                "Patient?_id=" + patient + "&_revinclude=Goal:subject");
    }

    @Test
    void theTargetIsIncludedAndProtected() {
        Client client = Client.all().get(1);
        String patient = client.patient();
        String goal = client.send("POST", "Goal", goal("", client.base() + "/Patient/" + patient))
                .id();
        assertThat(Expect.entries(server.get("Goal?_id=" + goal + "&_include=Goal:subject")))
                .hasSize(2);
        assertThat(server.delete("Patient/" + patient).status()).isEqualTo(409);
    }

    @Test
    void conditionsMayNameAbsoluteReferences() {
        for (Client client : Client.all()) {
            String absolute = client.base() + "/Patient/" + client.patient();
            String goal = goal("", absolute);
            String condition = "subject=" + absolute;
            assertThat(client.send("POST", "Goal", goal, "If-None-Exist", condition)
                            .status())
                    .isEqualTo(201);
            assertThat(client.send("POST", "Goal", goal, "If-None-Exist", condition)
                            .status())
                    .isEqualTo(200);
            assertThat(client.send("PUT", "Goal?" + condition, goal).status()).isEqualTo(200);
            String entry = "{'resource':" + goal + ",'request':{'method':'POST','url':'" + client.base()
                    + "/Goal','ifNoneExist':'" + condition + "'}}";
            for (String type : List.of("batch", "transaction")) {
                Answer done = client.send(
                        "POST", "", "{'resourceType':'Bundle','type':'" + type + "','entry':[" + entry + "]}");
                assertThat(done.json().at("/entry/0/response/status").asText())
                        .as(done.body())
                        .isEqualTo("200 OK");
            }
            assertThat(client.send("DELETE", "Goal?" + condition, "").status()).isIn(200, 204);
        }
    }

    @Test
    void aCanonicalUrlOfThisServerIsFoundAsItIs() {
        Client client = Client.all().get(0);
        String url = client.base() + "/PlanDefinition/p" + UUID.randomUUID();
        String plan =
                "{'resourceType':'CarePlan','status':'active','intent':'plan','subject':{'reference':'Patient/x'},'instantiatesCanonical':['"
                        + url + "']}";
        Answer made = client.send("POST", "CarePlan", plan);
        assertThat(made.json().at("/instantiatesCanonical/0").asText())
                .as(made.body())
                .isEqualTo(url);
        assertThat(Expect.entries(client.send("GET", "CarePlan?instantiates-canonical=" + url, "")))
                .hasSize(1);
    }
}
