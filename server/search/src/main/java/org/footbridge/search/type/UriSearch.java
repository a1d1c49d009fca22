package org.footbridge.search.type;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.value.CanonicalVersions;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.UriTree;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * URI parameters: a query matches the exact value, with {@code :below} the URIs under it, or with {@code :above} those over
 * it. A canonical also matches without its version, and a definition by its URL with its version.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#uri">R4 3.1.1.4.14 uri</a>
 */
public final class UriSearch implements ParameterType {
    private static final String ABOVE = "above";
    private static final String BELOW = "below";

    private final Keys keys;

    public UriSearch(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (!value.isPrimitive() || !value.hasPrimitiveValue()) {
            return;
        }
        String uri = value.primitiveValue();
        long token = keys.value(key, uri);
        entries.token(token);
        entries.texts().share(token, key, uri);
        int version = value instanceof CanonicalType ? uri.indexOf('|') : -1;
        if (version > 0) {
            entries.token(keys.value(key, uri.substring(0, version)));
        }
    }

    /**
     * If {@code uri} is the URL of a definition, adds the entries that find it by URL and version, and order its versions.
     */
    public void indexVersion(
            Resource resource, SearchParameter parameter, Base uri, long key, IndexEntries.Builder entries) {
        if (!parameter.expression().equals(resource.fhirType() + ".url") || !uri.hasPrimitiveValue()) {
            return;
        }
        Property version = resource.getNamedProperty("version");
        Stream<Base> versions = version == null ? Stream.empty() : version.getValues().stream();
        CanonicalUrl canonical = new CanonicalUrl(
                uri.primitiveValue(),
                versions.filter(value -> value.isPrimitive() && value.hasPrimitiveValue())
                        .map(Base::primitiveValue)
                        .findFirst()
                        .orElse(""));
        if (!canonical.version().isEmpty()) {
            long token = keys.value(key, canonical.text());
            entries.token(token);
            entries.texts().share(token, key, canonical.text());
        }
        CanonicalLinks.indexVersion(keys, key, canonical, entries);
    }

    @Override
    public Set<String> modifiers(SearchParameter parameter) {
        return Set.of(ABOVE, BELOW);
    }

    @Override
    public Match match(Question question, String value) {
        String uri = Escapes.unescape(value);
        return switch (question.modifier()) {
            case ABOVE ->
                Match.keys(Stream.concat(UriTree.upwards(uri).stream(), CanonicalVersions.above(uri).stream())
                        .mapToLong(above -> keys.value(question.key(), above))
                        .toArray());
            case BELOW -> below(question.key(), uri);
            default -> Match.keys(keys.value(question.key(), uri));
        };
    }

    /** The URI itself is a key: a canonical has a text only with its version. */
    private Match below(long key, String uri) {
        Stream<String> stems =
                Stream.concat(UriTree.stemsBelow(uri).stream(), CanonicalVersions.stemsBelow(uri).stream());
        return Match.any(List.of(Match.keys(keys.value(key, uri)), TextLookup.startsWithAny(key, stems)));
    }
}
