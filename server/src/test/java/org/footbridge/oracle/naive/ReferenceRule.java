package org.footbridge.oracle.naive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.oracle.query.Value.Token;
import org.footbridge.search.parameter.SearchParameter;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UriType;

/**
 * References: by what they point to, whatever its version.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#reference">R4 3.1.1.4.12 reference</a>
 */
public final class ReferenceRule {
    private static final Pattern LOCAL = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

    private final String base;

    /** {@code base} is the URL of the server, without a slash at its end. */
    public ReferenceRule(String base) {
        this.base = base;
    }

    /** {@code asked} without a modifier, or with the modifier of a type. */
    boolean matches(Base value, SearchParameter parameter, String modifier, String asked) {
        if (asked.matches("[A-Za-z0-9.-]{1,64}")) {
            return local(value)
                    .filter(name -> name.endsWith("/" + asked))
                    .map(name -> name.substring(0, name.indexOf('/')))
                    .filter(type -> modifier.isEmpty() ? parameter.targets().contains(type) : type.equals(modifier))
                    .isPresent();
        }
        String url = url(value);
        int version = url.indexOf('|');
        return same(url, asked) || (version > 0 && same(url.substring(0, version), asked));
    }

    private boolean same(String url, String asked) {
        return !url.isEmpty() && !url.startsWith("#") && unversioned(url).equals(unversioned(asked));
    }

    /** {@code :identifier}. */
    static boolean matches(Base value, Token asked) {
        return value instanceof Reference reference
                && reference.hasIdentifier()
                && TokenRule.matches(reference.getIdentifier(), asked);
    }

    private static String url(Base value) {
        if (value instanceof Reference reference) {
            return reference.hasReference() ? reference.getReference() : "";
        }
        return value instanceof UriType uri && uri.hasValue() ? uri.getValue() : "";
    }

    /** The resource on this server that a reference names, such as {@code Patient/1}; there need not be one. */
    private Optional<String> local(Base value) {
        String url = unversioned(url(value));
        Matcher local = LOCAL.matcher(url);
        return local.matches() ? Optional.of(url) : Optional.empty();
    }

    /** What is sorted by: type and id of a resource that is or was here, the URL of what is somewhere else. */
    Optional<String> name(Base value, Population population) {
        String url = url(value);
        if (url.isEmpty() || url.startsWith("#")) {
            return Optional.empty();
        }
        return local(value).isPresent()
                ? local(value).filter(population::knows)
                : Optional.of(unversioned(url).replaceFirst("[|].*", ""));
    }

    /** The same of what leads to a resource of this server by its type and id. */
    public Optional<String> target(Base value) {
        return local(value);
    }

    private String unversioned(String url) {
        String plain = url.replaceFirst("/_history/[^/]+$", "");
        return plain.startsWith(base + "/") ? plain.substring(base.length() + 1) : plain;
    }
}
