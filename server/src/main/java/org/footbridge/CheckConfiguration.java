package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.reindex.CustomParameters;
import org.footbridge.reindex.Reindexer;
import org.footbridge.search.CustomParameterRules;
import org.footbridge.search.SearchBasis;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.store.check.ConsistencyCheck;
import org.footbridge.terminology.Terminology;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The beans of the consistency check: the database as it is, and an indexer equal to the server's. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties({ServerSettings.class, ServerProperties.class})
@Import(CommandDatabase.class)
class CheckConfiguration {
    @Bean
    ConsistencyCheck consistencyCheck(
            DataSource source, ServerSettings settings, ServerProperties server, Environment environment) {
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
        SearchIndexer indexer = new SearchIndexer(registry.current(), paths, basis, SearchIndexer.Failures.IGNORED);
        Reindexer reindexer = new Reindexer(store.resources(), context);
        return new ConsistencyCheck(
                source, store.keys(), version -> reindexer.entries(version, indexer), sample(environment));
    }

    /** Under other settings, everything would seem to be indexed wrongly. */
    private static void requireSameIndex(Store store, String wanted) {
        String known = store.reindex().madeWith().orElse("no server");
        if (!known.equals(wanted)) {
            throw new SettingException("The index was made with " + known + ", but the check would compare it with "
                    + wanted + "; give the check the program and the settings of the server.");
        }
    }

    private static double sample(Environment environment) {
        String sample = environment.getProperty("sample", "1");
        if (!sample.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw new SettingException("sample is '" + sample
                    + "'; it must be the part of the resources whose index is compared, 0 to 1, such as 0.01.");
        }
        return Double.parseDouble(sample);
    }
}
