package org.footbridge.transaction;

import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.address.ServerBase;
import org.footbridge.json.Links;
import org.footbridge.json.Shape.Role;

/**
 * Makes absolute references to resources of this server relative, so that they remain valid if the server's URL changes.
 *
 * @param base under which the client reached the server
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">R4 literal references</a>
 */
public record LocalLinks(ServerBase base) implements Links {
    private static final Pattern OF_RESOURCE = Pattern.compile("[A-Z][A-Za-z]+[/?].+");

    @Override
    public boolean heeds(Role role) {
        return role == Role.REFERENCE;
    }

    @Override
    public String replace(String text, Role role, Place place) {
        return below(text).orElse(text);
    }

    /** The form of {@code reference} relative to the base; empty if it is relative already, or leads elsewhere. */
    Optional<String> below(String reference) {
        return base.below(reference).filter(rest -> OF_RESOURCE.matcher(rest).matches());
    }
}
