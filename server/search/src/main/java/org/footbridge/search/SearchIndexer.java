package org.footbridge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.footbridge.fhirpath.CompiledPath;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.search.compile.CompositeIndexes;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.type.CompositeSearch;
import org.footbridge.search.type.ParameterType;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.search.type.StringSearch;
import org.footbridge.search.type.UriSearch;
import org.footbridge.search.type.WordSearch;
import org.footbridge.search.value.ElementValue;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * Indexer: it evaluates the expressions of all search parameters on a resource and collects the {@link IndexEntries}. It is
 * a pure function and thread-safe.
 */
public final class SearchIndexer {
    private final SearchParameters parameters;
    private final Failures failures;
    private final FhirPaths paths;
    private final Keys keys;
    private final Map<Kind, ParameterType> types;
    private final UriSearch uris;
    private final CompositeSearch compositeSearch;
    private final WordSearch words;
    private final CompositeIndexes compositeIndexes;
    private final ConcurrentMap<String, List<Entry>> entriesByType = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, List<CompositeEntry>> compositesByType = new ConcurrentHashMap<>();

    /**
     * A search parameter with its compiled expression. {@code type} is empty for a composite, which has {@code parts}
     * instead.
     */
    private record Entry(
            SearchParameter parameter, Optional<ParameterType> type, long key, CompiledPath path, List<Part> parts) {}

    /** The compiled expression of one part of a composite, which starts at a value of the composite. */
    private record Part(Kind kind, CompiledPath path) {}

    /** A composite index with the compiled expressions of its codes and the key of its range. */
    private record CompositeEntry(CompositeIndexes.CompositeIndex index, List<CompiledPath> codes, long range) {}

    /** Listener for custom search parameters that fail on a resource. The resource has no value of such a parameter. */
    public interface Failures {
        Failures IGNORED = (resource, parameter, cause) -> {};

        void failed(Resource resource, SearchParameter parameter, RuntimeException cause);
    }

    public SearchIndexer(SearchParameters parameters, FhirPaths paths, SearchBasis basis, Failures failures) {
        this.failures = failures;
        this.parameters = parameters;
        this.paths = paths;
        this.keys = basis.keys();
        this.types = ParameterType.all(basis);
        this.uris = new UriSearch(keys);
        this.compositeSearch = new CompositeSearch(basis, types);
        this.words = new WordSearch(basis.fullText());
        this.compositeIndexes = new CompositeIndexes(parameters, basis);
    }

    /** Returns the index entries of {@code resource}. Contained resources are not indexed. */
    public IndexEntries index(Resource resource) {
        IndexEntries.Builder collector = new IndexEntries.Builder();
        for (Entry entry : entriesByType.computeIfAbsent(resource.fhirType(), this::entries)) {
            try {
                for (Base value : entry.path().evaluate(resource)) {
                    index(resource, entry, value, collector);
                }
            } catch (RuntimeException failure) {
                contain(failure, resource, entry.parameter());
            }
        }
        for (CompositeEntry composite : compositesByType.computeIfAbsent(resource.fhirType(), this::compositeEntries)) {
            collector.composite(
                    composite.range(),
                    compositeIndexes
                            .codeKeys(
                                    composite.index(),
                                    composite.codes().stream()
                                            .map(path -> path.evaluate(resource))
                                            .toList())
                            .distinct()
                            .toList());
        }
        words.index(resource, 0, collector);
        return collector.build();
    }

    /** A search parameter that an administrator has stored must not prevent writes; built-in parameters do not fail. */
    private void contain(RuntimeException failure, Resource resource, SearchParameter parameter) {
        if (!parameters.custom().contains(parameter)) {
            throw failure;
        }
        failures.failed(resource, parameter, failure);
    }

    private void index(Resource resource, Entry entry, Base value, IndexEntries.Builder collector) {
        if (entry.type().isEmpty()) {
            indexComposite(resource, entry, value, collector);
            return;
        }
        int before = collector.size();
        entry.type().get().index(value, entry.key(), collector);
        if (collector.size() > before || ElementValue.isThere(value)) {
            collector.present(keys.present(entry.key()));
        }
        if (entry.parameter().kind() == Kind.URI) {
            uris.indexVersion(resource, entry.parameter(), value, entry.key(), collector);
        }
    }

    private void indexComposite(Resource resource, Entry entry, Base value, IndexEntries.Builder collector) {
        if (entry.parts().size() == 3) {
            indexInterval(resource, entry, value, collector);
            return;
        }
        Part second = entry.parts().get(1);
        List<Base> values = second.path().evaluate(resource, value);
        if (values.isEmpty()) {
            return;
        }
        for (Base code : entry.parts().get(0).path().evaluate(resource, value)) {
            for (Base other : values) {
                compositeSearch.index(code, other, second.kind(), entry.key(), collector);
            }
        }
    }

    private void indexInterval(Resource resource, Entry entry, Base value, IndexEntries.Builder collector) {
        List<List<Base>> parts = entry.parts().stream()
                .map(part -> part.path().evaluate(resource, value))
                .toList();
        for (Base code : parts.get(0)) {
            for (Base start : parts.get(1)) {
                parts.get(2)
                        .forEach(end ->
                                compositeSearch.index(resource, List.of(code, start, end), entry.key(), collector));
            }
        }
    }

    private List<Entry> entries(String type) {
        List<Entry> entries = new ArrayList<>();
        for (SearchParameter parameter : parameters.of(type)) {
            if (parameter.isIndexed() && !CommonParameters.NOT_INDEXED.contains(parameter.code())) {
                long key = keys.parameter(type, parameter.code());
                CompiledPath path = paths.compile(parameter.expression());
                entries.add(new Entry(parameter, type(parameter), key, path, parts(parameter)));
            }
        }
        return List.copyOf(entries);
    }

    private Optional<ParameterType> type(SearchParameter parameter) {
        return parameter.kind() == Kind.STRING
                ? Optional.of(StringSearch.of(parameter))
                : Optional.ofNullable(types.get(parameter.kind()));
    }

    private List<CompositeEntry> compositeEntries(String type) {
        return compositeIndexes.of(type).stream()
                .map(index -> new CompositeEntry(
                        index,
                        index.codes().stream()
                                .map(code -> paths.compile(parameters
                                        .find(type, code)
                                        .orElseThrow()
                                        .expression()))
                                .toList(),
                        keys.parameter(type, index.range())))
                .toList();
    }

    private List<Part> parts(SearchParameter parameter) {
        return parameter.components().stream()
                .map(component -> new Part(component.kind(), paths.compile(component.expression())))
                .toList();
    }
}
