package org.footbridge.validation.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.definitions.core.CoreDefinitions;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.validation.definition.DefinitionLayer.Made;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All definitions in effect: those of R4 and of our packages, overlaid by the stored ones. Definitions of R4 are read one by
 * one on demand; stored definitions are read all together, and again after a change is reported.
 */
public final class KnownDefinitions {
    private static final Logger log = LoggerFactory.getLogger(KnownDefinitions.class);
    private static final Set<String> PROFILES = Set.of("StructureDefinition");

    private final FhirContext context;
    private final ConformancePackages packages;
    private final StoredSource source;
    private final KnownCodes codes;
    private final FhirPaths paths = new FhirPaths();

    /** Counter of changes to the stored definitions; a read compares it to detect that its state is stale. */
    private final AtomicLong changes = new AtomicLong();

    @Nullable
    private volatile BuiltInDefinitions base;

    @Nullable
    private volatile Current current;

    /** The layer that the last trial has built, for reuse if the definitions are then stored. */
    private DefinitionLayer tried;

    /** The definitions in effect at one point in time. */
    public static final class Current {
        private final long as;
        private final long revision;
        private final DefinitionLayer stored;
        private final IValidationSupport support;

        private Current(long as, long revision, DefinitionLayer stored, IValidationSupport support) {
            this.as = as;
            this.revision = revision;
            this.stored = stored;
            this.support = support;
        }

        /** The definitions as support for HAPI's validator. */
        public IValidationSupport support() {
            return support;
        }

        private Optional<MetadataResource> find(String type, String canonical) {
            return stored.layer().find(type, canonical);
        }
    }

    public KnownDefinitions(FhirContext context, ConformancePackages packages, StoredSource source) {
        this(context, packages, source, KnownCodes.NONE);
    }

    /** @param codes the terminology service */
    public KnownDefinitions(FhirContext context, ConformancePackages packages, StoredSource source, KnownCodes codes) {
        this.codes = codes;
        this.context = context;
        this.packages = packages;
        this.source = source;
        this.tried = nothing();
    }

    /** The terminology service. */
    public KnownCodes codes() {
        return codes;
    }

    private DefinitionLayer nothing() {
        return new DefinitionLayer(new StoredLayer(context), Map.of(), Map.of());
    }

    /** The value set with this canonical URL, without a version. */
    public Optional<ValueSet> valueSet(String url) {
        return Optional.ofNullable(current().support().fetchValueSet(url))
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast);
    }

    /** The code system with this canonical URL, without a version. */
    public Optional<CodeSystem> codeSystem(String url) {
        return Optional.ofNullable(current().support().fetchCodeSystem(url))
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast);
    }

    /** The code systems of R4, without reading any. */
    public List<CoreDefinitions.CodeList> coreSystems() {
        return base().r4().systems();
    }

    /** Whether a code system of R4 or of our packages is case-sensitive. */
    public boolean isCaseSensitive(String url) {
        return CoreDefinitions.isCaseSensitive(url)
                || base().ours("CodeSystem")
                        .map(CodeSystem.class::cast)
                        .anyMatch(system -> system.getCaseSensitive() && url.equals(system.getUrl()));
    }

    /** The number of definitions of R4 that have been requested so far. */
    public int coreAsked() {
        return base().r4().asked();
    }

    /** The code systems of our packages. */
    public List<CodeSystem> codeSystems() {
        return base().ours("CodeSystem").map(CodeSystem.class::cast).toList();
    }

    /** The maps of our packages. */
    public List<ConceptMap> conceptMaps() {
        return base().ours("ConceptMap").map(ConceptMap.class::cast).toList();
    }

    /** Support for HAPI's validator without stored definitions; it does not read the store. */
    public IValidationSupport builtIn() {
        return base().whole();
    }

    /** Whether there is a StructureDefinition with this canonical; those of R4 are not read. */
    public boolean hasProfile(String canonical) {
        Current now = current;
        return packages.all().stream().anyMatch(own -> own.type().equals("StructureDefinition") && own.is(canonical))
                || (now == null
                        ? source.all(PROFILES).stream().anyMatch(stored -> stored.is(canonical))
                        : current().find("StructureDefinition", canonical).isPresent());
    }

    /**
     * The definition of {@code type} with this canonical, a URL, perhaps with {@code |version}: a StructureDefinition with
     * its snapshot, a ValueSet, CodeSystem, ConceptMap, or a SearchParameter of ours.
     */
    public Optional<MetadataResource> find(String type, String canonical) {
        Optional<MetadataResource> guides = current().find(type, canonical);
        Class<? extends IBaseResource> kind =
                context.getResourceDefinition(type).getImplementingClass();
        return guides.or(() -> Optional.ofNullable(current().support().fetchResource(kind, canonical))
                        .filter(MetadataResource.class::isInstance)
                        .map(MetadataResource.class::cast))
                .or(() -> base().ours(type)
                        .filter(own -> own.getUrl().equals(canonical))
                        .findFirst());
    }

    /** The definitions of {@code type} that are stored or in our packages, one for each URL. */
    public List<MetadataResource> all(String type) {
        List<MetadataResource> stored = current().stored.layer().all(type);
        Map<String, MetadataResource> byUrl =
                stored.stream().collect(Collectors.toMap(MetadataResource::getUrl, definition -> definition));
        return Stream.concat(stored.stream(), base().ours(type).filter(own -> !byUrl.containsKey(own.getUrl())))
                .toList();
    }

    /**
     * The profiles on resources that are stored or come with the server; not those on extensions and data types. Found out
     * without reading the definitions of R4.
     */
    public List<ConformancePackages.Profile> profiles() {
        List<ConformancePackages.Profile> stored = current == null
                ? source.all(PROFILES).stream()
                        .flatMap(definition -> definition.profile().stream())
                        .toList()
                : current().stored.layer().all("StructureDefinition").stream()
                        .map(StructureDefinition.class::cast)
                        .filter(definition -> definition.getKind() == StructureDefinitionKind.RESOURCE
                                && definition.getDerivation() == TypeDerivationRule.CONSTRAINT)
                        .map(definition -> new ConformancePackages.Profile(definition.getUrl(), definition.getType()))
                        .toList();
        return Stream.concat(packages.profiles().stream(), stored.stream())
                .distinct()
                .toList();
    }

    /** Why stored definitions take no effect: sentences, by place such as {@code StructureDefinition/1}. */
    public Map<String, List<String>> problems() {
        return current().stored.problems();
    }

    /** The problems of the stored definitions as of the last read; none before that. It does not read the store. */
    public Map<String, List<String>> knownProblems() {
        Current now = current;
        return now == null ? Map.of() : now.stored.problems();
    }

    /** Records that this server has written a definition, so that the next read sees it. */
    public void changed() {
        changes.incrementAndGet();
    }

    /** Reads definitions that another server has stored, concurrently with readers; returns whether there were any. */
    public boolean refresh() {
        Current now = current;
        if (now == null || now.revision == source.revision()) {
            return false;
        }
        synchronized (this) {
            current = read();
        }
        return true;
    }

    public Current current() {
        Current now = current;
        if (now == null || now.as < changes.get()) {
            synchronized (this) {
                now = current;
                if (now == null || now.as < changes.get()) {
                    now = read();
                    current = now;
                }
            }
        }
        return now;
    }

    private Current read() {
        long as = changes.get();
        long revision = source.revision();
        DefinitionLayer layer = builder().build(source.all(StoredSource.TYPES));
        tried = nothing();
        log(layer);
        return new Current(as, revision, layer, layer.layer().isEmpty() ? builtIn() : base().behind(layer.layer()));
    }

    /** Uploads are refused before it comes to this; a definition can lose its base, though. */
    private void log(DefinitionLayer layer) {
        Map<String, List<String>> known = current == null ? Map.of() : current.stored.problems();
        layer.problems().forEach((place, reasons) -> {
            if (!reasons.equals(known.get(place))) {
                log.warn("{} takes no effect: {}", place, String.join(" ", reasons));
            }
        });
    }

    private LayerBuilder builder() {
        Current now = current;
        Map<String, Made> known = new HashMap<>(tried.made());
        known.putAll(now == null ? Map.of() : now.stored.made());
        return new LayerBuilder(context, base().alone(), paths, known);
    }

    /**
     * Why {@code definitions} could not take effect if they were stored as well: sentences, by place. Nothing is changed.
     */
    public synchronized Map<String, List<String>> problems(List<StoredDefinition> definitions) {
        Set<String> places = definitions.stream().map(StoredDefinition::place).collect(Collectors.toSet());
        List<StoredDefinition> all = new ArrayList<>(source.all(PROFILES));
        all.removeIf(stored -> places.contains(stored.place()));
        all.addAll(definitions);
        tried = builder().build(all);
        Map<String, List<String>> problems = new LinkedHashMap<>(tried.problems());
        problems.keySet().retainAll(places);
        return problems;
    }

    private BuiltInDefinitions base() {
        BuiltInDefinitions made = base;
        if (made == null) {
            synchronized (this) {
                made = base;
                if (made == null) {
                    made = new BuiltInDefinitions(context, packages);
                    base = made;
                }
            }
        }
        return made;
    }
}
