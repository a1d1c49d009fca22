package org.footbridge.rest.response;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.store.resource.StoredVersion;

/**
 * A page as JSON, made of the stored bytes: no resource is parsed.
 *
 * @see <a href="https://hl7.org/fhir/R4/bundle.html">R4 Bundle</a>
 */
public final class PageWriter {
    private static final int BESIDE_A_BODY = 320;

    private final ByteArrayOutputStream out;
    private final Page page;
    private final UnaryOperator<StoredVersion> part;

    private PageWriter(Page page, UnaryOperator<StoredVersion> part) {
        this.page = page;
        this.part = part;
        this.out = new ByteArrayOutputStream(Stream.of(page.versions(), page.included())
                .flatMap(List::stream)
                .mapToInt(version -> version.body().length + BESIDE_A_BODY)
                .reduce(1_024, Math::addExact));
    }

    /**
     * Writes UTF-8 text.
     *
     * @param part what is sent of a match; included resources are sent whole
     * @param remarks the JSON of the page's remarks; empty if it has none
     */
    public static byte[] write(Page page, UnaryOperator<StoredVersion> part, String remarks) {
        return new PageWriter(page, part).bundle(remarks);
    }

    private byte[] bundle(String remarks) {
        raw("{\"resourceType\":\"Bundle\",\"id\":\"" + BundleIds.fresh() + "\",\"type\":\"" + page.type() + "\"");
        page.total().ifPresent(total -> raw(",\"total\":" + total));
        raw(",\"link\":[{\"relation\":\"self\",\"url\":");
        text(page.self());
        page.next().ifPresent(next -> {
            raw("},{\"relation\":\"next\",\"url\":");
            text(next);
        });
        raw("}]");
        String opening = ",\"entry\":[";
        for (StoredVersion version : page.versions()) {
            raw(opening);
            entry(version, "match");
            opening = ",";
        }
        for (StoredVersion version : page.included()) {
            raw(opening);
            entry(version, "include");
        }
        if (!remarks.isEmpty()) {
            raw(opening + "{\"resource\":" + remarks + ",\"search\":{\"mode\":\"outcome\"}}");
            opening = ",";
        }
        raw(opening.equals(",") ? "]}" : "}");
        return out.toByteArray();
    }

    private void entry(StoredVersion version, String mode) {
        raw("{\"fullUrl\":");
        text(page.fullUrl(version));
        if (!version.deleted()) {
            raw(",\"resource\":");
            out.writeBytes(mode.equals("match") ? part.apply(version).body() : version.body());
        }
        if (page.history()) {
            HistoryEntry entry = HistoryEntry.of(version);
            raw(",\"request\":{\"method\":\"" + entry.method() + "\",\"url\":\"" + entry.url() + "\"}"
                    + ",\"response\":{\"status\":\"" + entry.status() + "\",\"etag\":\"W/\\\"" + version.version()
                    + "\\\"\",\"lastModified\":\"" + version.updated() + "\"}}");
        } else {
            raw(",\"search\":{" + (mode.equals("match") ? distance(version) : "") + "\"mode\":\"" + mode + "\"}}");
        }
    }

    private String distance(StoredVersion version) {
        OptionalDouble km = LocationDistance.km(version.body(), page.near());
        return km.isEmpty()
                ? ""
                : "\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/location-distance\","
                        + "\"valueDistance\":{\"value\":"
                        + BigDecimal.valueOf(km.getAsDouble())
                                .setScale(3, RoundingMode.HALF_UP)
                                .toPlainString()
                        + ",\"unit\":\"km\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"km\"}}],";
    }

    private void raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Links repeat what the client sent. */
    private void text(String value) {
        out.write('"');
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
        out.write('"');
    }
}
