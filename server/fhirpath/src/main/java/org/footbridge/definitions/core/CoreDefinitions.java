package org.footbridge.definitions.core;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.footbridge.definitions.core.CoreIndex.Entry;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The StructureDefinitions, value sets and code systems of R4, with the content of HAPI's
 * {@link DefaultProfileValidationSupport}, which takes seconds because it reads all of them before the first answer. Here,
 * only listings read all definitions; results are cached once for the process.
 */
public final class CoreDefinitions implements IValidationSupport {
    private static final String STRUCTURE = "StructureDefinition";
    private static final String PACKAGE = "hl7.fhir.r4";
    private static final Set<String> VERSIONS = Set.of("4.0", "4.0.1");

    /** R4 has no resource of it. In its codes "mg" is a milligram and "Mg" a megagram. */
    private static final String UCUM = "http://unitsofmeasure.org";

    private static final CoreIndex INDEX = new CoreIndex();
    private static final ConcurrentMap<String, MetadataResource> READ = new ConcurrentHashMap<>();

    private final FhirContext context;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** The metadata of a code system, available without reading it. */
    public record CodeList(String url, String version, boolean whole, Set<String> properties) {}

    /** Whether {@code url} is a code system that is declared case-sensitive, or UCUM; no code system is read. */
    public static boolean isCaseSensitive(String url) {
        return url.equals(UCUM)
                || INDEX.find("CodeSystem", url).filter(Entry::caseSensitive).isPresent();
    }

    public CoreDefinitions(FhirContext context) {
        this.context = context;
    }

    /** The number of definitions that were requested so far; a listing requests all of its definitions. */
    public int asked() {
        return asked.size();
    }

    /** Lists all code systems without reading any. {@code version} is empty if there is none. */
    public List<CodeList> systems() {
        return INDEX.all("CodeSystem").stream()
                .map(entry -> new CodeList(
                        entry.url(), entry.version(), entry.content().equals("complete"), entry.properties()))
                .toList();
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public List<IBaseResource> fetchAllConformanceResources() {
        return List.copyOf(all(INDEX.all()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) all(INDEX.all(STRUCTURE));
    }

    /** Returns null as HAPI's class does: a chain of supports then uses the other supports. */
    @Override
    @Nullable
    public <T extends IBaseResource> List<T> fetchAllNonBaseStructureDefinitions() {
        return null;
    }

    private List<MetadataResource> all(Collection<Entry> entries) {
        return entries.stream().map(this::definition).toList();
    }

    /** Accepts the name of a type, also with a capital initial, as HAPI does. */
    @Override
    @Nullable
    public IBaseResource fetchStructureDefinition(String name) {
        int bar = name.indexOf('|');
        if (bar >= 0 && !VERSIONS.contains(name.substring(bar + 1))) {
            return null;
        }
        String url = url(bar < 0 ? name : name.substring(0, bar));
        return find(STRUCTURE, url).or(() -> miswritten(url)).orElse(null);
    }

    private static String url(String name) {
        long slashes = name.chars().filter(letter -> letter == '/').count();
        return slashes == 0
                ? URL_PREFIX_STRUCTURE_DEFINITION + name
                : slashes == 1 ? "http://hl7.org/fhir/" + name : name;
    }

    /** Some of R4's own search parameters have {@code String} for {@code string}. */
    private Optional<MetadataResource> miswritten(String url) {
        String type = url.startsWith(URL_PREFIX_STRUCTURE_DEFINITION)
                ? url.substring(URL_PREFIX_STRUCTURE_DEFINITION.length())
                : "";
        return Stream.of(type)
                .filter(name -> !name.isEmpty() && Character.isUpperCase(name.charAt(0)))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .flatMap(name -> find(STRUCTURE, URL_PREFIX_STRUCTURE_DEFINITION + name).stream())
                .map(found -> marked(((StructureDefinition) found).copy().setType(type)))
                .findFirst();
    }

    @Override
    @Nullable
    public IBaseResource fetchCodeSystem(String canonical) {
        return ofVersion("CodeSystem", canonical);
    }

    @Override
    @Nullable
    public IBaseResource fetchValueSet(String canonical) {
        return ofVersion("ValueSet", canonical);
    }

    /** Returns the definition if the version of {@code canonical} fits; HAPI compares versions only outside HL7's URLs. */
    @Nullable
    private IBaseResource ofVersion(String type, String canonical) {
        int bar = canonical.indexOf('|');
        String url = bar > 0 ? canonical.substring(0, bar) : canonical;
        String version = bar > 0 ? canonical.substring(bar + 1) : "";
        boolean any =
                version.isBlank() || url.startsWith("http://hl7.org") || url.startsWith("http://terminology.hl7.org");
        return INDEX.find(type, url)
                .filter(entry -> any || version.equals(entry.version()))
                .map(this::definition)
                .orElse(null);
    }

    private Optional<MetadataResource> find(String type, String url) {
        return INDEX.find(type, url).map(this::definition);
    }

    private MetadataResource definition(Entry entry) {
        asked.add(entry.place());
        MetadataResource known = READ.get(entry.place());
        return known == null ? READ.computeIfAbsent(entry.place(), place -> parse(entry)) : known;
    }

    private MetadataResource parse(Entry entry) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        return marked((MetadataResource) parser.parseResource(entry.text()));
    }

    /** Marks the definition with its package, which HAPI's validator names in some messages. */
    private static MetadataResource marked(MetadataResource definition) {
        definition.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, PACKAGE + ".core");
        if (definition instanceof StructureDefinition) {
            definition.setUserData("package", PACKAGE);
        }
        return definition;
    }
}
