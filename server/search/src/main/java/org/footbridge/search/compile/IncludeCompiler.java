package org.footbridge.search.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.query.IncludeQuery;
import org.footbridge.search.request.SearchRequest.Include;
import org.footbridge.search.type.CanonicalLinks;
import org.footbridge.search.value.ElementTypes;

/**
 * Compiles an {@code _include} or {@code _revinclude} into an {@link IncludeQuery}, in which parameters are replaced by
 * their keys.
 */
final class IncludeCompiler {
    private final SearchParameters parameters;
    private final CanonicalLinks canonicals;
    private final References references;

    IncludeCompiler(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.canonicals = new CanonicalLinks(parameters, keys);
        this.references = new References(keys, canonicals);
    }

    private IncludeCompiler(SearchParameters parameters, IncludeCompiler other) {
        this.parameters = parameters;
        this.canonicals = other.canonicals;
        this.references = other.references;
    }

    /** The same, of which some parameters are hidden. */
    IncludeCompiler with(SearchParameters visible) {
        return new IncludeCompiler(visible, this);
    }

    IncludeQuery compile(Include include) {
        List<SearchParameter> named = include.parameters();
        boolean open = named.isEmpty() && (include.reverse() || hidesReferences(include));
        long[] own = keys(open ? referencesTo(include) : named);
        return new IncludeQuery(
                include.reverse(),
                include.iterate(),
                include.source(),
                own,
                include.target(),
                canonicals(include, named.isEmpty() ? referencesTo(include) : named));
    }

    /** Returns the parameters of {@code all} that can be canonicals, and the types of definitions to which they refer. */
    private List<IncludeQuery.Canonicals> canonicals(Include include, List<SearchParameter> all) {
        Map<Map<String, Long>, List<SearchParameter>> byUrls = new LinkedHashMap<>();
        all.stream()
                .filter(reference -> ElementTypes.of(reference.expression()).haveCanonicals())
                .forEach(reference -> byUrls.computeIfAbsent(urls(include, reference), urls -> new ArrayList<>())
                        .add(reference));
        byUrls.remove(Map.of());
        return byUrls.entrySet().stream()
                .map(entry -> new IncludeQuery.Canonicals(keys(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** The types that {@code reference} leads to and {@code include} wants, each with the key of its URLs. */
    private Map<String, Long> urls(Include include, SearchParameter reference) {
        Map<String, Long> urls = new TreeMap<>();
        (reference.targets().isEmpty() ? parameters.types() : reference.targets())
                .stream()
                        .filter(type ->
                                include.target().isEmpty() || include.target().equals(type))
                        .forEach(type -> canonicals.url(type).ifPresent(url -> urls.put(type, url)));
        return urls;
    }

    private long[] keys(List<SearchParameter> all) {
        return all.stream()
                .flatMapToLong(parameter -> Arrays.stream(references.parameters(parameter)))
                .distinct()
                .toArray();
    }

    private boolean hidesReferences(Include include) {
        return sources(include).stream().anyMatch(parameters::hidesReference);
    }

    private Set<String> sources(Include include) {
        return include.source().isEmpty() ? parameters.types() : Set.of(include.source());
    }

    /**
     * Returns the reference parameters of the source type, or of all types except Bundle, whose references lead to resources
     * within it.
     */
    private List<SearchParameter> referencesTo(Include include) {
        return sources(include).stream()
                .filter(type -> !type.equals("Bundle") || include.source().equals(type))
                .flatMap(type -> parameters.of(type).stream())
                .filter(parameter -> parameter.kind() == Kind.REFERENCE && parameter.isSupported())
                .toList();
    }
}
