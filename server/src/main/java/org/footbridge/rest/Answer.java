package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.footbridge.store.StoredVersion;

/** What a provider decided to answer. It travels in the request; the model that HAPI sees is only a stand-in. */
public sealed interface Answer {
    /** One version, in the body if the client wants it there. */
    record Version(StoredVersion version) implements Answer {}

    /** The client has this version already. */
    record NotModified(StoredVersion version) implements Answer {}

    /** A searchset or a history. */
    record Entries(Page page) implements Answer {}

    /** A resource as UTF-8 JSON. */
    record Text(byte[] json) implements Answer {}

    /** The model that HAPI sees is the answer; what it is about has only begun. */
    record Accepted() implements Answer {}

    /** Leaves {@code answer} with the request, for {@link Answers}. */
    static void set(RequestDetails request, Answer answer) {
        request.getUserData().put(Answer.class.getName(), answer);
    }

    static Optional<Answer> of(RequestDetails request) {
        return request.getUserData().get(Answer.class.getName()) instanceof Answer answer
                ? Optional.of(answer)
                : Optional.empty();
    }
}
