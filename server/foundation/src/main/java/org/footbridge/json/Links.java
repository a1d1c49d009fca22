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

        /** The position as FHIRPath, such as {@code Task.focus.reference}. */
        public String path() {
            return JsonPlace.of(type, at.pathAsPointer());
        }
    }

    /** Whether the visitor wants links of {@code role}. */
    default boolean heeds(Role role) {
        return role != Role.PLAIN;
    }

    /**
     * Returns the visitor for the links in a resource of {@code type}. Links in a Bundle refer to its own entries and are
     * not replaced.
     *
     * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">R4 resolving references in bundles</a>
     */
    default Links within(String type) {
        return type.equals("Bundle") ? NONE : this;
    }

    /** Returns the replacement of {@code text}, which may be the same text. For a narrative, {@code text} is all of it. */
    String replace(String text, Role role, Place place);
}
