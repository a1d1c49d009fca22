package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.reindex.CustomParameters;
import org.footbridge.reindex.Reindexer;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.parameter.CustomParameterRules;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.store.Store;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.terminology.Terminology;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** The store and the search parameters of a command, equal to those of the server with the same settings. */
record CommandIndex(
        Store store, SearchParameterRegistry parameters, SearchBasis basis, Reindexer reindexer, FhirPaths paths) {
    /** @throws SettingException if the server has other settings: everything would seem to be indexed wrongly */
    static CommandIndex open(DataSource source, ServerSettings settings, ServerProperties server) {
        Store store = Store.open(
                source, settings.search().rowsMax(), settings.search().includeMax());
        SearchParameterRegistry registry = ServerConfiguration.searchParameters(new ConformancePackages());
        requireSameIndex(store, IndexWiring.fingerprint(settings, registry));
        FhirPaths paths = new FhirPaths();
        CustomParameters.load(store.parameters(), registry, new CustomParameterRules(paths));
        FhirContext context = ServerConfiguration.fhirContext();
        String base = ServerConfiguration.base(settings, server);
        // only asked for what is indexed differently: the case of codes
        Terminology terminology = new Terminology(
                context,
                store,
                new KnownDefinitions(context, new ConformancePackages(), StoredSource.NONE),
                base,
                () -> 0);
        SearchBasis basis = new SearchBasis(
                store.keys(),
                base,
                InstantSource.system(),
                settings.search().fullText(),
                settings.search().zoneId(),
                terminology);
        return new CommandIndex(store, registry, basis, new Reindexer(store.resources(), context), paths);
    }

    private static void requireSameIndex(Store store, String wanted) {
        String known = store.reindex().madeWith().orElse("no server");
        if (!known.equals(wanted)) {
            throw new SettingException("The index was made with " + known + ", but the command would compare it with "
                    + wanted + "; give the command the program and the settings of the server.");
        }
    }

    SearchIndexer indexer() {
        return new SearchIndexer(parameters.current(), paths, basis, SearchIndexer.Failures.IGNORED);
    }

    /** The index entries of {@code version}. */
    IndexEntries entries(StoredVersion version) {
        return reindexer.entries(version, indexer());
    }
}
