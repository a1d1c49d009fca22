package org.footbridge.rest.response;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.footbridge.store.resource.StoredVersion;

/** The content of a response, which a provider attaches to the request. HAPI sees a placeholder. */
public sealed interface ResponseContent {
    /** One version, in the body if the client wants it there. */
    record Version(StoredVersion version) implements ResponseContent {}

    /** The client has this version already. */
    record NotModified(StoredVersion version) implements ResponseContent {}

    /** A searchset or a history. */
    record Entries(Page page) implements ResponseContent {}

    /** A resource as UTF-8 JSON. */
    record Text(byte[] json) implements ResponseContent {}

    /** A document in a form of its own, such as a page or a PDF. */
    record Document(String contentType, byte[] data) implements ResponseContent {}

    /** A statement of what the server can do, as UTF-8 JSON; {@code tag} changes with it. */
    record Statement(String type, byte[] json, String tag) implements ResponseContent {
        String etag() {
            return "W/\"" + tag + "\"";
        }
    }

    /** HAPI's model is the response; the work that it describes has only begun. */
    record Accepted() implements ResponseContent {}

    /** Leaves {@code answer} with the request, for {@link ResponseWriter}. */
    static void set(RequestDetails request, ResponseContent answer) {
        request.getUserData().put(ResponseContent.class.getName(), answer);
    }

    static Optional<ResponseContent> of(RequestDetails request) {
        return request.getUserData().get(ResponseContent.class.getName()) instanceof ResponseContent answer
                ? Optional.of(answer)
                : Optional.empty();
    }
}
