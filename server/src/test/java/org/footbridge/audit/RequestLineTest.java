package org.footbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interaction that the audit log reads from a request that nobody has looked at yet. */
class RequestLineTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "GET,/Patient/1,read,Patient/1,1",
                "GET,/Patient/1/_history/3,vread,Patient/1,1",
                "GET,/Patient/1/_history,history-instance,Patient/1,1",
                "GET,/Patient/_history,history-type,-,-",
                "GET,/_history,history-system,-,-",
                "GET,/Patient,search-type,-,-",
                "POST,/Patient/_search,search-type,-,-",
                "GET,/,search-system,-,-",
                "GET,/Patient/1/Observation,search-type,-,1",
                "GET,/Patient/1/*,search-system,-,1",
                "POST,/,transaction,-,-",
                "POST,/Patient,create,-,-",
                "PUT,/Observation/1,update,Observation/1,-",
                "PATCH,/Observation/1,patch,Observation/1,-",
                "DELETE,/Observation/1,delete,Observation/1,-",
                "GET,/Patient/1/$everything,operation,Patient/1,1",
                "POST,/$install,operation,-,-",
                "GET,/metadata,capabilities,-,-",
                "PUT,/Task%2F1/x,update,Task/1/x,-"
            })
    void knowsTheInteraction(String method, String path, String code, String target, String patient) {
        RequestLine line = RequestLine.of(method, path, "");
        assertThat(line.interaction().code()).isEqualTo(code);
        assertThat(line.target().path()).isEqualTo(target == null ? "" : target);
        assertThat(PatientReferences.ofRequest(line.query())).isEqualTo(patient == null ? Set.of() : Set.of(patient));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '>',
            nullValues = "-",
            value = {
                "Observation?patient=1 > 1",
                "Observation?subject=Patient/1 > 1",
                "Observation?subject=Patient%2F1&code=x > 1",
                "Observation?subject:Patient=1 > 1",
                "Task?focus:ServiceRequest.patient=1 > 1",
                "Observation?subject=Group/1 > -",
                "Observation?code=1 > -",
                "Observation?patient=%zz > -"
            })
    void knowsThePatientsOfAQuery(String sent, String patient) {
        assertThat(PatientReferences.ofRequest(sent)).isEqualTo(patient == null ? Set.of() : Set.of(patient));
    }

    @Test
    void findsThePatientsThatAResourceRefersTo() {
        String json = "{\"resourceType\":\"Group\",\"text\":{\"div\":\"<a href=\\\"Patient/no\\\">x</a>\"},"
                + "\"member\":[{\"entity\":{\"reference\":\"Patient/a\"}},{\"entity\":{\"reference\":\"Patient/b/_history/2\"}},{\"entity\":{\"reference\":\"Practitioner/c\"}}],\"x\":\"Patient/\",\"y\":\"Patient/d"
                + " e\"}";
        assertThat(PatientReferences.of("Group", "g", json.getBytes(StandardCharsets.UTF_8)))
                .containsExactly("a", "b");
        assertThat(PatientReferences.of("Patient", "p", "{}".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("p");
    }
}
