package org.footbridge.search.type;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import org.footbridge.definitions.core.VersionOrder;

/**
 * A canonical, split into the URL and the version of the definition. Either is empty if it is absent.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#canonical">R4 canonical references</a>
 */
public record CanonicalUrl(String url, String version) {
    /** The newest version last. */
    public static final Comparator<CanonicalUrl> NEWEST_LAST =
            Comparator.comparing(CanonicalUrl::version, VersionOrder.NATURAL);

    private static final JsonFactory JSON = new JsonFactory();

    /** Parses a reference as written, {@code url} or {@code url|version}. */
    public static CanonicalUrl of(String reference) {
        int bar = reference.indexOf('|');
        return bar < 0
                ? new CanonicalUrl(reference, "")
                : new CanonicalUrl(reference.substring(0, bar), reference.substring(bar + 1));
    }

    /** Reads the URL and version of a definition from its JSON {@code body}; the rest is skipped. */
    public static CanonicalUrl of(byte[] body) {
        String url = "";
        String version = "";
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    url = name.equals("url") ? json.getText() : url;
                    version = name.equals("version") ? json.getText() : version;
                }
                json.skipChildren();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new CanonicalUrl(url, version);
    }

    /** Whether a definition of this URL and version is one that {@code reference} may mean. */
    public boolean isMeantBy(CanonicalUrl reference) {
        return url.equals(reference.url) && (reference.version.isEmpty() || version.equals(reference.version));
    }

    /** Returns the canonical as it is written in a reference. */
    public String text() {
        return version.isEmpty() ? url : url + "|" + version;
    }
}
