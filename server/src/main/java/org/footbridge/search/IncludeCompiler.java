package org.footbridge.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.search.SearchRequest.Include;
import org.footbridge.search.value.ElementTypes;

/** Turns what is to be included into keys. */
final class IncludeCompiler {
    private final SearchParameters parameters;
    private final Keys keys;
    private final References references;

    IncludeCompiler(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.keys = keys;
        this.references = new References(keys);
    }

    IncludeQuery compile(Include include) {
        List<SearchParameter> named = include.parameters();
        boolean open = named.isEmpty() && include.reverse();
        long[] own = (open ? referencesTo(include) : named)
                .stream()
                        .flatMapToLong(parameter -> Arrays.stream(references.parameters(parameter)))
                        .distinct()
                        .toArray();
        return new IncludeQuery(
                include.reverse(),
                include.iterate(),
                include.source(),
                own,
                include.target(),
                canonicals(include, named.isEmpty() ? referencesTo(include) : named));
    }

    /** Of {@code all} those that may be canonicals, and the definitions that they lead to. */
    private IncludeQuery.Canonicals canonicals(Include include, List<SearchParameter> all) {
        List<SearchParameter> some = all.stream()
                .filter(reference -> ElementTypes.of(reference.expression()).haveCanonicals())
                .toList();
        Set<String> targets = new TreeSet<>();
        for (SearchParameter reference : some) {
            targets.addAll(reference.targets().isEmpty() ? parameters.types() : reference.targets());
        }
        if (!include.target().isEmpty()) {
            targets.retainAll(Set.of(include.target()));
        }
        Map<String, Long> urls = new TreeMap<>();
        targets.forEach(type -> parameters
                .find(type, "url")
                .filter(url -> url.expression().equals(type + ".url"))
                .ifPresent(url -> urls.put(type, keys.parameter(type, "url"))));
        return new IncludeQuery.Canonicals(
                some.stream()
                        .flatMapToLong(one -> Arrays.stream(references.parameters(one)))
                        .distinct()
                        .toArray(),
                urls);
    }

    /** All references of a type, or of any but Bundle: those of Bundle lead to resources in it. */
    private List<SearchParameter> referencesTo(Include include) {
        return (include.source().isEmpty() ? parameters.types() : Set.of(include.source()))
                .stream()
                        .filter(type ->
                                !type.equals("Bundle") || include.source().equals(type))
                        .flatMap(type -> parameters.of(type).stream())
                        .filter(parameter -> parameter.kind() == Kind.REFERENCE && parameter.isSupported())
                        .toList();
    }
}
