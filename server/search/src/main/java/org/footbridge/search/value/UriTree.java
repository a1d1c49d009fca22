package org.footbridge.search.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Hierarchy of URIs. A URL is above its extensions after a slash; a URN is above its extensions after a colon, and an OID
 * after a dot. A URI that ends in a slash, a colon or a number sign is above all URIs that begin with it.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#uri">R4 3.1.1.4.14 uri</a>
 */
public final class UriTree {
    private static final String URN = "urn:";
    private static final String OID = "urn:oid:";

    private UriTree() {}

    /** Returns the prefixes of the URIs below {@code uri}, which is also below itself. */
    public static List<String> stemsBelow(String uri) {
        return isEnd(uri.charAt(uri.length() - 1))
                ? List.of(uri)
                : separators(uri, uri.length())
                        .chars()
                        .mapToObj(separator -> uri + (char) separator)
                        .toList();
    }

    /** {@code uri} and all that it is below, the longest first. */
    public static List<String> upwards(String uri) {
        List<String> upwards = new ArrayList<>(List.of(uri));
        for (int end = uri.length() - 1; end > 0; end--) {
            if (isEnd(uri.charAt(end - 1)) || separators(uri, end).indexOf(uri.charAt(end)) >= 0) {
                upwards.add(uri.substring(0, end));
            }
        }
        return upwards;
    }

    private static boolean isEnd(char last) {
        return "/:#".indexOf(last) >= 0;
    }

    /** Returns the separators after which URIs below the first {@code length} characters of {@code uri} continue. */
    private static String separators(String uri, int length) {
        if (length >= OID.length() && uri.startsWith(OID)) {
            return "/:.";
        }
        return length >= URN.length() && uri.startsWith(URN) ? "/:" : "/";
    }
}
