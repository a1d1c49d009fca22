package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Validation never tries to leave the machine: what is not here is unknown. */
class OfflineTest {
    private static final int DEFINITIONS = 179;

    /** Each attempt would sleep for a second. */
    private static final Duration WITH_ATTEMPTS = Duration.ofSeconds(DEFINITIONS);

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=enforce");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger library = (Logger) LoggerFactory.getLogger("org.hl7.fhir.utilities.npm");

    @BeforeEach
    void listen() {
        log.start();
        library.addAppender(log);
    }

    @AfterEach
    void hearNothing() {
        library.detachAppender(log);
        assertThat(log.list).as("attempts to fetch packages").isEmpty();
    }

    @Test
    void manyDefinitionsOfExtensionsAreAnsweredAtOnce() {
        String entries = IntStream.range(0, DEFINITIONS)
                .mapToObj(number -> "{'fullUrl':'https://x.example/fhir/StructureDefinition/offline-" + number
                        + "','resource':" + extension("offline-" + number, "Patient.contact", "") + "}")
                .collect(Collectors.joining(","));
        Instant sent = Instant.now();
        Answer answer = server.post(
                "Bundle", Expect.json("{'resourceType':'Bundle','type':'collection','entry':[" + entries + "]}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(Duration.between(sent, Instant.now())).isLessThan(WITH_ATTEMPTS);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "Patient.contact, '', ''",
        "Patient.no-such-element, '', error",
        "Patient.contact, 4.0, ''",
        "Patient.no-such-element, 5.0, warning"
    })
    void contextsAreJudgedByR4WhichIsHere(String context, String release, String severity) {
        String releases = release.isEmpty()
                ? ""
                : "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/version-specific-use','extension':["
                        + "{'url':'startFhirVersion','valueCode':'" + release + "'},"
                        + "{'url':'endFhirVersion','valueCode':'" + release + "'}]}],";
        Answer answer = server.post(
                "StructureDefinition/$validate", Expect.json(extension("offline-context", context, releases)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("issue"))
                .filteredOn(issue -> issue.path("diagnostics").asText().contains("The element " + context))
                .extracting(issue -> issue.path("severity").asText())
                .as(answer.body())
                .containsExactly(severity.isEmpty() ? new String[0] : new String[] {severity});
    }

    @Test
    void dependenciesOfGuidesAreNotLookedUp() {
        String guide = "{'resourceType':'ImplementationGuide','url':'https://x.example/ImplementationGuide/offline',"
                + "'name':'Offline','status':'draft','packageId':'example.offline','fhirVersion':['4.0.1'],'dependsOn':[{'uri':"
                + "'http://hl7.org/fhir/us/core/ImplementationGuide/hl7.fhir.us.core','packageId':'hl7.fhir.us.core','version':'6.1.0'}]}";
        Answer answer = server.post("ImplementationGuide", Expect.json(guide));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String extension(String id, String context, String releases) {
        return "{'resourceType':'StructureDefinition','id':'" + id
                + "','url':'https://x.example/fhir/StructureDefinition/" + id
                + "','name':'Offline','status':'draft','fhirVersion':'4.0.1','kind':'complex-type','abstract':false,"
                + "'context':[{" + releases + "'type':'element','expression':'" + context + "'}],'type':'Extension',"
                + "'baseDefinition':'http://hl7.org/fhir/StructureDefinition/Extension','derivation':'constraint',"
                + "'differential':{'element':[{'id':'Extension','path':'Extension','min':0,'max':'1'},"
                + "{'id':'Extension.url','path':'Extension.url','fixedUri':'https://x.example/fhir/StructureDefinition/"
                + id + "'},{'id':'Extension.value[x]','path':'Extension.value[x]','type':[{'code':'string'}]}]}}";
    }
}
