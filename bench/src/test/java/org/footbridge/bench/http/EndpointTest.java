package org.footbridge.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndpointTest {
    private final Endpoint endpoint = Endpoint.of("http://127.0.0.1:8080/fhir/");

    @Test
    void findsLinksWhateverTheyCallTheHost() {
        assertThat(endpoint.below("http://localhost:8080/fhir/Patient?x=1")).contains("/Patient?x=1");
        assertThat(endpoint.below("https://fhir.example.org/fhir?page=2")).contains("?page=2");
        assertThat(endpoint.below("/fhir?page=2")).contains("?page=2");
    }

    @Test
    void knowsWhatLeadsElsewhere() {
        assertThat(endpoint.below("http://localhost:8080/other?page=2")).isEmpty();
        assertThat(endpoint.below("http://localhost:8080")).isEmpty();
    }
}
