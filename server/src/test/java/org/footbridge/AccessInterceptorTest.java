package org.footbridge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.SearchNarrowingInterceptor;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HAPI's interceptors about access see placeholders in place of resources: the server refuses them. */
class AccessInterceptorTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    @Test
    void cannotBeRegistered() {
        for (Object interceptor : List.of(
                new AuthorizationInterceptor(), new ConsentInterceptor(), new SearchNarrowingInterceptor() {})) {
            assertThatThrownBy(() -> server.servlet().registerInterceptor(interceptor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("AccessPolicy");
        }
    }
}
