package org.footbridge.terminology.system;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.footbridge.definitions.core.CoreDefinitions;
import org.footbridge.definitions.core.VersionOrder;
import org.footbridge.json.ValuelessElements;
import org.footbridge.search.index.Keys;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.store.Store;
import org.footbridge.store.concept.LoadedSystem;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.validation.definition.KnownDefinitions;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.PropertyComponent;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Lookup of definitions by canonical URL. It searches the stored resources first, then the tables, then the definitions that
 * the server comes with. A canonical without a version selects the newest active version; if one version is stored twice,
 * the resource written last is selected.
 */
public final class DefinitionLookup implements DefinitionSource {
    /** More versions of one definition are not looked through. */
    private static final int VERSIONS_MAX = 50;

    private static final int MAPS_MAX = 200;

    private static final Comparator<MetadataResource> BEST_LAST = Comparator.<MetadataResource>comparingInt(
                    DefinitionLookup::rank)
            .thenComparing(found -> found.hasVersion() ? found.getVersion() : "", VersionOrder.NATURAL);

    private final FhirContext context;
    private final Store store;
    private final KnownDefinitions known;
    private final String serverBase;

    /** @param serverBase the URL of this server without a slash at its end */
    public DefinitionLookup(FhirContext context, Store store, KnownDefinitions known, String serverBase) {
        this.context = context;
        this.store = store;
        this.known = known;
        this.serverBase = serverBase + "/";
    }

    private static int rank(MetadataResource found) {
        PublicationStatus status = found.getStatus();
        return status == PublicationStatus.ACTIVE ? 2 : status == PublicationStatus.RETIRED ? 0 : 1;
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        return find(ValueSet.class, canonical)
                .or(() -> builtIn(canonical, known::valueSet))
                .or(() -> ImplicitValueSets.find(canonical));
    }

    @Override
    public Optional<ConceptMap> conceptMap(String canonical) {
        return find(ConceptMap.class, canonical)
                .or(() -> builtIn(
                        canonical,
                        url -> known.conceptMaps().stream()
                                .filter(map -> url.equals(map.getUrl()))
                                .findFirst()));
    }

    @Override
    public List<ConceptMap> conceptMaps(String url, boolean from) {
        List<ConceptMap> stored = stored("ConceptMap", from ? "source-system" : "target-system", url, MAPS_MAX).stream()
                .map(found -> parse(ConceptMap.class, found))
                .filter(map -> map.getStatus() != PublicationStatus.RETIRED)
                .toList();
        Stream<ConceptMap> others = known.conceptMaps().stream()
                .filter(map -> map.getGroup().stream()
                        .anyMatch(group -> url.equals(from ? group.getSource() : group.getTarget())))
                .filter(map -> stored.stream().noneMatch(own -> map.getUrl().equals(own.getUrl())));
        return Stream.concat(stored.stream(), others).toList();
    }

    /**
     * Searches, in this order: a stored resource with complete content, the tables, the definitions that the server comes
     * with, and a resource with partial content.
     */
    @Override
    public Optional<KnownSystem> system(String canonical) {
        Optional<KnownSystem> stored = find(CodeSystem.class, canonical)
                .filter(found -> !isSupplement(found))
                .map(ListedSystem::new);
        return stored.filter(KnownSystem::isWhole)
                .or(() -> loaded(canonical, stored))
                .or(() -> stored)
                .or(() -> builtIn(canonical, known::codeSystem)
                        .filter(found -> !isSupplement(found))
                        .map(ListedSystem::new));
    }

    @Override
    public Optional<CodeSystem> supplement(String canonical) {
        return find(CodeSystem.class, canonical)
                .or(() -> builtIn(canonical, known::codeSystem))
                .filter(DefinitionLookup::isSupplement);
    }

    /** Whether it only adds to the concepts of another, and so has no codes of its own. */
    public static boolean isSupplement(CodeSystem system) {
        return system.getContent() == CodeSystemContentMode.SUPPLEMENT;
    }

    /**
     * Returns the code system in the tables, by its own canonical or by that of a resource without concepts that represents
     * it.
     */
    private Optional<KnownSystem> loaded(String canonical, Optional<KnownSystem> stub) {
        String meant = stub.map(KnownSystem::canonical)
                .filter(url -> isLocal(canonical, "CodeSystem"))
                .orElse(canonical);
        return store.concepts().systems().stream()
                .filter(system -> system.url().equals(url(meant)))
                .filter(system -> version(meant).isEmpty() || SnomedEdition.isVersion(version(meant), system.version()))
                .max(Comparator.comparing(LoadedSystem::version, VersionOrder.NATURAL))
                .map(system -> new TabledSystem(store.concepts(), system));
    }

    /** Lists code systems; if a version occurs more than once, the first is used. */
    @Override
    public List<SystemVersion> systems() {
        Stream<SystemVersion> stored = store.storedDefinitions().all(Set.of("CodeSystem")).stream()
                .map(found -> parse(CodeSystem.class, found))
                .flatMap(system -> whole(system).stream());
        Stream<SystemVersion> tables = store.concepts().systems().stream()
                .map(system -> new SystemVersion(
                        system.url(), system.version(), system.properties().keySet()));
        Stream<SystemVersion> ours = known.codeSystems().stream().flatMap(system -> whole(system).stream());
        Stream<SystemVersion> core = known.coreSystems().stream()
                .filter(CoreDefinitions.CodeList::whole)
                .map(system -> new SystemVersion(system.url(), system.version(), system.properties()));
        Map<String, SystemVersion> byCanonical = new TreeMap<>();
        Stream.of(stored, tables, core, ours)
                .flatMap(some -> some)
                .forEach(one -> byCanonical.putIfAbsent(one.url() + "|" + one.version(), one));
        return List.copyOf(byCanonical.values());
    }

    /**
     * Whether the code system is case-sensitive, according to the newest stored resource, otherwise to the definition that
     * the server comes with.
     */
    @Override
    public boolean isCaseSensitive(String url) {
        return stored("CodeSystem", "url", url, VERSIONS_MAX).stream()
                .flatMap(found -> CaseFlag.of(found.body()).stream())
                .findFirst()
                .orElseGet(() -> known.isCaseSensitive(url));
    }

    private static Optional<SystemVersion> whole(CodeSystem system) {
        Set<String> properties = new TreeSet<>();
        system.getProperty().stream()
                .filter(PropertyComponent::hasCode)
                .forEach(property -> properties.add(property.getCode()));
        return system.getContent() == CodeSystemContentMode.COMPLETE && system.hasUrl()
                ? Optional.of(
                        new SystemVersion(system.getUrl(), system.hasVersion() ? system.getVersion() : "", properties))
                : Optional.empty();
    }

    private static String url(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }

    private static String version(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? "" : canonical.substring(bar + 1);
    }

    /** Finds a resource by {@code Type/id}, relative or absolute, or by canonical URL. */
    private <T extends MetadataResource> Optional<T> find(Class<T> type, String canonical) {
        if (isLocal(canonical, type.getSimpleName())) {
            String id = canonical.substring(canonical.indexOf(type.getSimpleName() + "/")
                    + type.getSimpleName().length()
                    + 1);
            return store.resources()
                    .read(type.getSimpleName(), id)
                    .filter(found -> !found.deleted())
                    .map(found -> parse(type, found));
        }
        // the newest come first, and of equal ones the first is kept
        return stored(type.getSimpleName(), "url", url(canonical), VERSIONS_MAX).stream()
                .map(found -> parse(type, found))
                .filter(found -> isVersion(found, canonical))
                .reduce((best, next) -> BEST_LAST.compare(next, best) > 0 ? next : best);
    }

    private boolean isLocal(String canonical, String type) {
        return canonical.startsWith(type + "/") || canonical.startsWith(serverBase + type + "/");
    }

    private static <T extends MetadataResource> Optional<T> builtIn(
            String canonical, Function<String, Optional<T>> known) {
        return known.apply(url(canonical)).filter(found -> isVersion(found, canonical));
    }

    private static boolean isVersion(MetadataResource found, String canonical) {
        String version = version(canonical);
        return version.isEmpty() || version.equals(found.getVersion());
    }

    private List<StoredVersion> stored(String type, String parameter, String url, int max) {
        Keys keys = store.keys();
        long key = keys.value(keys.parameter(type, parameter), url);
        return store.search().newest(new SearchQuery(type, List.of(new long[] {key}), List.of()), max);
    }

    private <T extends MetadataResource> T parse(Class<T> type, StoredVersion version) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        return parser.parseResource(
                type, ValuelessElements.leftOut(new String(version.body(), StandardCharsets.UTF_8)));
    }
}
