package org.footbridge.json;

import com.fasterxml.jackson.core.JsonPointer;
import org.footbridge.json.Shape.Role;

/**
 * Looks at the links in a resource while it is read, and may put others in their places.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#trules">R4 transaction processing rules</a>
 */
public interface Links {
    /** Leaves every link as it is. */
    Links NONE = new Links() {
        @Override
        public boolean isHeeded() {
            return false;
        }

        @Override
        public String replace(String text, Role role, Place place) {
            return text;
        }
    };

    /** Where a link stands. */
    final class Place {
        private final String type;
        private final JsonPointer pointer;

        Place(String type, JsonPointer pointer) {
            this.type = type;
            this.pointer = pointer;
        }

        /** As FHIRPath, such as {@code Task.focus.reference}. */
        public String path() {
            return JsonPlace.of(type, pointer);
        }
    }

    /** Whether links are to be shown at all. */
    default boolean isHeeded() {
        return true;
    }

    /** What stands where {@code text} stood, which may be the same; of a narrative it is all of it. */
    String replace(String text, Role role, Place place);
}
