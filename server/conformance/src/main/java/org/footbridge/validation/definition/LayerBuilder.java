package org.footbridge.validation.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.json.ValuelessElements;
import org.footbridge.profile.ProfileProblems;
import org.footbridge.validation.definition.DefinitionLayer.Made;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the layer of stored definitions: it parses them, leaves out those that cannot take effect, and generates missing
 * snapshots. Definitions that have not changed since the previous layer are reused.
 */
final class LayerBuilder {
    private static final Logger log = LoggerFactory.getLogger(LayerBuilder.class);
    private static final String R4 = "http://hl7.org/fhir/";
    private static final String UNREADABLE = "The definition has values that cannot be read.";

    private final FhirContext context;
    private final IValidationSupport base;
    private final Map<String, Made> former;
    private final StoredLayer layer;
    private final Snapshots snapshots;
    private final ProfileProblems rules;

    /** Profiles by URL and version. */
    private final Map<String, Profile> profiles = new LinkedHashMap<>();

    /** The key of the newest version, by URL. */
    private final Map<String, String> newest = new HashMap<>();

    /** HAPI's resources are equal only if they are the same. */
    private final Map<ValueSet, StoredDefinition> valueSets = new LinkedHashMap<>();

    private final Set<String> settled = new HashSet<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Map<String, List<String>> problems = new LinkedHashMap<>();

    private record Profile(StoredDefinition stored, StructureDefinition definition) {}

    /**
     * @param base the definitions that the server comes with
     * @param former the results of the previous layer, for reuse
     */
    LayerBuilder(FhirContext context, IValidationSupport base, FhirPaths paths, Map<String, Made> former) {
        this.context = context;
        this.base = base;
        this.former = former;
        this.layer = new StoredLayer(context);
        this.snapshots = new Snapshots(context, layer, base);
        this.rules = new ProfileProblems(this::structure, paths);
    }

    /** The layer of {@code all}, in which a later one hides an earlier one with its URL and version. */
    DefinitionLayer build(List<StoredDefinition> all) {
        all.forEach(this::add);
        addValueSets();
        profiles.keySet().forEach(this::settle);
        return new DefinitionLayer(layer, made, problems);
    }

    /** Adds a definition. One that cannot be parsed is left out, so that it affects only resources that need it. */
    private void add(StoredDefinition stored) {
        try {
            Made known = former.get(stored.digest());
            add(stored, known == null ? read(stored) : known.definition());
        } catch (RuntimeException unreadable) {
            log.debug("{} cannot be read", stored.place(), unreadable);
            problems.put(stored.place(), List.of(UNREADABLE));
        }
    }

    private void add(StoredDefinition stored, MetadataResource definition) {
        if (!definition.hasUrl() || isOfR4(definition)) {
            return;
        } else if (definition instanceof StructureDefinition structure) {
            if (structure.getStatus() != PublicationStatus.RETIRED) {
                noteProfile(new Profile(stored, structure));
            }
            return;
        } else if (definition instanceof ValueSet set) {
            valueSets.put(set, stored);
        } else {
            layer.add(definition);
        }
        made.put(stored.digest(), new Made(definition, Map.of()));
    }

    /**
     * Adds the value sets. After the removal of one that includes itself, another version can take its place, so that the
     * rest is checked again.
     */
    private void addValueSets() {
        Map<ValueSet, String> faults;
        do {
            faults = ValueSetCircles.of(valueSets.keySet(), new StoredLayer(context), base);
            faults.forEach((set, fault) ->
                    problems.put(Objects.requireNonNull(valueSets.remove(set)).place(), List.of(fault)));
        } while (!faults.isEmpty());
        valueSets.keySet().forEach(layer::add);
    }

    private void noteProfile(Profile profile) {
        StructureDefinition definition = profile.definition();
        String canonical = canonical(definition);
        Optional<Profile> former = profile(definition.getUrl());
        profiles.put(canonical, profile);
        if (former.isEmpty() || !StoredLayer.isNewer(former.get().definition(), definition)) {
            newest.put(definition.getUrl(), canonical);
        }
    }

    private static String canonical(StructureDefinition definition) {
        return definition.hasVersion() ? definition.getUrl() + "|" + definition.getVersion() : definition.getUrl();
    }

    /** The stored profile that {@code canonical} means; without a version that is the newest. */
    private Optional<Profile> profile(String canonical) {
        return Optional.ofNullable(profiles.get(newest.getOrDefault(canonical, canonical)));
    }

    private MetadataResource read(StoredDefinition stored) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        MetadataResource definition = (MetadataResource) parser.parseResource(ValuelessElements.leftOut(stored.text()));
        definition.setId(stored.place().replaceFirst(".*/", ""));
        return definition;
    }

    /** Whether R4 itself defines the URL; such definitions cannot be replaced. */
    private boolean isOfR4(MetadataResource definition) {
        return definition.getUrl().startsWith(R4)
                && base.fetchResource(definition.getClass(), definition.getUrl()) != null;
    }

    private Optional<StructureDefinition> structure(String url) {
        return profile(url)
                .map(Profile::definition)
                .or(() -> Optional.ofNullable(base.fetchStructureDefinition(url))
                        .filter(StructureDefinition.class::isInstance)
                        .map(StructureDefinition.class::cast));
    }

    /** Adds the profile, after the profiles that it is based on. */
    private void settle(String url) {
        Profile profile = profile(url).orElse(null);
        if (profile == null || !settled.add(canonical(profile.definition()))) {
            return;
        }
        Map<String, MetadataResource> of = new HashMap<>();
        parts(profile.definition()).forEach(part -> {
            settle(part);
            layer.find("StructureDefinition", part).ifPresent(found -> of.put(part, found));
        });
        Made known = former.get(profile.stored().digest());
        if (known != null && known.of().equals(of)) {
            put(profile, known);
        } else {
            make(profile, known == null ? profile.definition() : (StructureDefinition) read(profile.stored()), of);
        }
    }

    private void make(Profile profile, StructureDefinition definition, Map<String, MetadataResource> of) {
        List<String> faults;
        try {
            faults = faults(definition);
            if (faults.isEmpty()) {
                put(profile, new Made(snapshots.of(definition), of));
                return;
            }
        } catch (Snapshots.Impossible impossible) {
            faults = List.of(impossible.reason());
        } catch (RuntimeException | StackOverflowError unreadable) {
            log.debug("{} cannot be read", profile.stored().place(), unreadable);
            faults = List.of(UNREADABLE);
        }
        problems.put(profile.stored().place(), faults);
    }

    private void put(Profile profile, Made result) {
        layer.add(result.definition());
        made.put(profile.stored().digest(), result);
    }

    /** The stored profiles that it is derived from or gives its elements. */
    private Stream<String> parts(StructureDefinition definition) {
        Stream<String> ofElements = Stream.concat(
                        definition.getDifferential().getElement().stream(),
                        definition.getSnapshot().getElement().stream())
                .flatMap(element -> element.getType().stream())
                .flatMap(type -> type.getProfile().stream())
                .map(CanonicalType::getValue);
        return Stream.concat(Stream.of(String.valueOf(definition.getBaseDefinition())), ofElements)
                .filter(part -> profile(part).isPresent())
                .distinct();
    }

    private List<String> faults(StructureDefinition definition) {
        List<String> faults = rules.of(definition);
        String parent = definition.getBaseDefinition();
        boolean broken = parent != null
                && profile(parent).isPresent()
                && layer.find("StructureDefinition", parent).isEmpty();
        return faults.isEmpty() && broken
                ? List.of("Its base '" + parent + "' is stored, but cannot take effect itself.")
                : faults;
    }
}
