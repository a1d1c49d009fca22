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

    /** Whether {@code url} is that of a code system that says it is case-sensitive, which is not read for it, or of UCUM. */
    public static boolean isCaseSensitive(String url) {
        return url.equals(UCUM)
                || INDEX.find("CodeSystem", url).filter(Entry::caseSensitive).isPresent();
    }

    public CoreDefinitions(FhirContext context) {
        this.context = context;
    }

    /** How many definitions were asked for here so far; a listing asks for all it lists. */
    public int asked() {
        return asked.size();
    }

    /** All code systems; none is read for it. {@code version} is empty where there is none. */
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

    /** As HAPI has it: those that a chain of supports has beside these. */
    @Override
    @Nullable
    public <T extends IBaseResource> List<T> fetchAllNonBaseStructureDefinitions() {
        return null;
    }

    private List<MetadataResource> all(Collection<Entry> entries) {
        return entries.stream().map(this::definition).toList();
    }

    /** Of a type it is enough to give the name, and a capital at its beginning does no harm, as in HAPI. */
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

    /** {@code canonical} may have {@code |version}, which HAPI heeds where it is not HL7 who says what the versions are. */
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

    /** Where it comes from, for HAPI's validator, which says so in some of its messages. */
    private static MetadataResource marked(MetadataResource definition) {
        definition.setUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID, PACKAGE + ".core");
        if (definition instanceof StructureDefinition) {
            definition.setUserData("package", PACKAGE);
        }
        return definition;
    }
}
