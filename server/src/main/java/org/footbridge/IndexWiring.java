package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.reindex.CustomParameters;
import org.footbridge.reindex.IndexProgress;
import org.footbridge.reindex.LiveIndex;
import org.footbridge.reindex.ReindexHandler;
import org.footbridge.reindex.Reindexer;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.parameter.CustomParameterRules;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.store.Store;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.StoredSource;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the objects that keep the index consistent with the search parameters; custom parameters take effect here. */
final class IndexWiring {
    private static final Logger log = LoggerFactory.getLogger(IndexWiring.class);

    /** To be raised with any change of what is indexed, or how, that does not show in a search parameter. */
    private static final int INDEX_VERSION = 5;

    private final CustomParameters parameters;
    private final IndexProgress progress;
    private final LiveIndex live;
    private final ReindexHandler reindexing;
    private final Set<SearchParameter> warned = ConcurrentHashMap.newKeySet();

    IndexWiring(
            ServerSettings settings,
            FhirContext context,
            Store store,
            SearchParameterRegistry registry,
            SearchBasis basis,
            ResourceValidator validator) {
        FhirPaths paths = validator.compiled().paths();
        this.progress = new IndexProgress(registry, store.search()::trustPairs);
        this.parameters = new CustomParameters(
                store.parameters(),
                registry,
                new CustomParameterRules(paths),
                progress,
                settings.reindex().delay());
        store.reindex()
                .requireMadeWith(
                        fingerprint(settings, registry), settings.reindex().delay())
                .ifPresent(job -> log.warn(
                        "The index was made by another version or under other settings; all is indexed anew, job {}",
                        job.id()));
        parameters.refresh();
        Reindexer reindexer = new Reindexer(store.resources(), context);
        this.live = new LiveIndex(
                parameters,
                registry.derived(current -> new SearchIndexer(current, paths, basis, this::warn)),
                reindexer,
                version -> {
                    if (StoredSource.TYPES.contains(version.type())) {
                        validator.definitionsChanged();
                    }
                });
        this.reindexing = new ReindexHandler(
                store.reindex(),
                parameters,
                reindexer,
                registry,
                (current, failures) -> new SearchIndexer(current, paths, basis, failures),
                settings.reindex().share());
    }

    /** The settings on which the index entries of a resource depend, besides the resource. */
    static String fingerprint(ServerSettings settings, SearchParameterRegistry registry) {
        return "version " + INDEX_VERSION + ", parameters " + registry.builtIn().fingerprint() + ", base URL "
                + (settings.baseUrl() == null ? "none" : settings.baseUrl()) + ", full text "
                + settings.search().fullText() + ", zone " + settings.search().zoneId();
    }

    /** Once a parameter; the resource is stored all the same. */
    private void warn(Resource resource, SearchParameter parameter, RuntimeException cause) {
        if (warned.add(parameter)) {
            log.warn(
                    "A {} cannot be indexed by '{}', and perhaps more: {}",
                    parameter.type(),
                    parameter.code(),
                    cause.getClass().getSimpleName());
        }
    }

    CustomParameters parameters() {
        return parameters;
    }

    IndexProgress progress() {
        return progress;
    }

    LiveIndex live() {
        return live;
    }

    /** Runs the jobs of reindexing. */
    ReindexHandler reindexing() {
        return reindexing;
    }
}
