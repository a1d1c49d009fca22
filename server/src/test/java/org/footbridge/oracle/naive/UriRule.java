package org.footbridge.oracle.naive;

import java.util.Objects;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;

/**
 * URIs: letter by letter, or one beneath the other: after a slash; of a URN after a colon, of an OID after a dot, and of
 * the version of a canonical after a dot or a hyphen. A canonical is found without its version, too.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#uri">R4 3.1.1.4.14 uri</a>
 */
final class UriRule {
    private UriRule() {}

    static boolean matches(Base value, String modifier, String asked) {
        String uri = Objects.requireNonNullElse(value.primitiveValue(), "");
        boolean versioned = value instanceof CanonicalType && uri.indexOf('|') > 0;
        return matches(uri, modifier, asked)
                || (versioned && matches(uri.substring(0, uri.indexOf('|')), modifier, asked));
    }

    static boolean matches(String uri, String modifier, String asked) {
        return switch (modifier) {
            case "below" -> isBelow(uri, asked);
            case "above" -> isBelow(asked, uri);
            default -> uri.equals(asked);
        };
    }

    /** Whether {@code uri} is {@code root} or one of what is beneath it. */
    private static boolean isBelow(String uri, String root) {
        if (uri.equals(root)) {
            return true;
        }
        boolean open = root.endsWith("/") || root.endsWith(":") || root.endsWith("#");
        boolean beneath = uri.startsWith(open ? root : root + "/");
        boolean oid = root.startsWith("urn:oid:") && uri.startsWith(root + ".");
        boolean urn = root.startsWith("urn:") && uri.startsWith(root + ":");
        boolean version = root.matches("[^|]+[|].+") && (uri.startsWith(root + ".") || uri.startsWith(root + "-"));
        return !root.isEmpty() && (beneath || oid || urn || version);
    }
}
