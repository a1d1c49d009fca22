package org.footbridge.terminology;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.footbridge.search.Keys;
import org.footbridge.search.SearchQuery;
import org.footbridge.store.Store;
import org.footbridge.store.StoredVersion;
import org.footbridge.validation.KnownDefinitions;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;

/** Definitions as a client sees them: those stored here, the newest first, and then those the server comes with. */
final class StoredDefinitions implements DefinitionSource {
    private static final String LOCAL = "ValueSet/";

    /** More versions of one definition are not looked through. */
    private static final int VERSIONS_MAX = 50;

    private final FhirContext context;
    private final Store store;
    private final KnownDefinitions known;
    private final String serverBase;

    /** @param serverBase the URL of this server without a slash at its end */
    StoredDefinitions(FhirContext context, Store store, KnownDefinitions known, String serverBase) {
        this.context = context;
        this.store = store;
        this.known = known;
        this.serverBase = serverBase + "/";
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        String local = canonical.startsWith(serverBase) ? canonical.substring(serverBase.length()) : canonical;
        return local.startsWith(LOCAL)
                ? store.resources()
                        .read("ValueSet", local.substring(LOCAL.length()))
                        .filter(found -> !found.deleted())
                        .map(found -> parse(ValueSet.class, found))
                : find(ValueSet.class, canonical, known::valueSet);
    }

    @Override
    public Optional<CodeSystem> codeSystem(String canonical) {
        return find(CodeSystem.class, canonical, known::codeSystem);
    }

    private <T extends MetadataResource> Optional<T> find(
            Class<T> type, String canonical, Function<String, Optional<T>> others) {
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        return stored(type.getSimpleName(), url).stream()
                .map(found -> parse(type, found))
                .filter(found -> isVersion(found, canonical))
                .findFirst()
                .or(() -> others.apply(url).filter(found -> isVersion(found, canonical)));
    }

    private static boolean isVersion(MetadataResource found, String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 || canonical.substring(bar + 1).equals(found.getVersion());
    }

    private List<StoredVersion> stored(String type, String url) {
        Keys keys = store.keys();
        SearchQuery query =
                new SearchQuery(type, List.of(new long[] {keys.value(keys.parameter(type, "url"), url)}), List.of());
        return store.search().newest(query, VERSIONS_MAX);
    }

    private <T extends MetadataResource> T parse(Class<T> type, StoredVersion version) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        return parser.parseResource(type, new String(version.body(), StandardCharsets.UTF_8));
    }
}
