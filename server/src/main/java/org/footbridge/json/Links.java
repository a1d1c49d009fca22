package org.footbridge.json;

import com.fasterxml.jackson.core.JsonStreamContext;
import org.footbridge.json.Shape.Role;

/**
 * Visitor of the links in a resource while it is parsed; it may replace them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 */
public interface Links {
    /** Leaves every link as it is. */
    Links NONE = new Links() {
        @Override
        public boolean heeds(Role role) {
            return false;
        }

        @Override
        public String replace(String text, Role role, Place place) {
            return text;
        }
    };

    /** The position of the link that is being read. */
    final class Place {
        private final String type;
        private final JsonStreamContext at;

        Place(String type, JsonStreamContext at) {
            this.type = type;
            this.at = at;
        }

        /** As FHIRPath, such as {@code Task.focus.reference}. */
        public String path() {
            return JsonPlace.of(type, at.pathAsPointer());
        }
    }

    /** Whether links of {@code role} are to be shown. */
    default boolean heeds(Role role) {
        return role != Role.PLAIN;
    }

    /**
     * The links in a resource of {@code type}. Those in a Bundle mean what that Bundle has, so they are left as they are.
     *
     * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">R4 resolving references in bundles</a>
     */
    default Links within(String type) {
        return type.equals("Bundle") ? NONE : this;
    }

    /** What stands where {@code text} stood, which may be the same; of a narrative it is all of it. */
    String replace(String text, Role role, Place place);
}
