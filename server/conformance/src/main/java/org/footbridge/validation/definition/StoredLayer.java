package org.footbridge.validation.definition;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.definitions.core.VersionOrder;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The stored definitions in effect, as support for HAPI's validator. A canonical without a version selects the newest
 * version; if a version is stored twice, the one stored last is used.
 */
final class StoredLayer implements IValidationSupport {
    private final FhirContext context;
    private final Map<String, MetadataResource> byCanonical = new HashMap<>();
    private final Map<String, List<MetadataResource>> byType = new LinkedHashMap<>();

    StoredLayer(FhirContext context) {
        this.context = context;
    }

    /** Puts {@code definition} in, in front of others with its URL that are not newer. Not while others read. */
    void add(MetadataResource definition) {
        String key = key(definition.fhirType(), definition.getUrl());
        if (definition.hasVersion()) {
            byCanonical.put(key + "|" + definition.getVersion(), definition);
        }
        MetadataResource former = byCanonical.get(key);
        if (former == null || !isNewer(former, definition)) {
            byCanonical.put(key, definition);
            List<MetadataResource> all = byType.computeIfAbsent(definition.fhirType(), type -> new ArrayList<>());
            all.remove(former);
            all.add(definition);
        }
    }

    /** Whether {@code one} has a later version than {@code other}; no version is before all others. */
    static boolean isNewer(MetadataResource one, MetadataResource other) {
        return VersionOrder.NATURAL.compare(version(one), version(other)) > 0;
    }

    private static String version(MetadataResource definition) {
        return definition.getVersion() == null ? "" : definition.getVersion();
    }

    private static String key(String type, String canonical) {
        return type + " " + canonical;
    }

    boolean isEmpty() {
        return byCanonical.isEmpty();
    }

    /** The definitions that a canonical without a version selects. */
    List<MetadataResource> all(String type) {
        return List.copyOf(byType.getOrDefault(type, List.of()));
    }

    /** {@code canonical} is a URL, perhaps with {@code |version}. */
    Optional<MetadataResource> find(String type, String canonical) {
        return Optional.ofNullable(byCanonical.get(key(type, canonical)));
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public List<IBaseResource> fetchAllConformanceResources() {
        return List.copyOf(new LinkedHashSet<>(byCanonical.values()));
    }

    /** Without logical models that have no snapshot: the validator would try to make one again and again. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        return (List<T>) all("StructureDefinition").stream()
                .filter(definition -> definition instanceof StructureDefinition structure && structure.hasSnapshot())
                .toList();
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllNonBaseStructureDefinitions() {
        return fetchAllStructureDefinitions();
    }

    /** Questionnaires, too, for which HAPI has no method of its own. */
    @Override
    @Nullable
    public <T extends IBaseResource> T fetchResource(@Nullable Class<T> kind, String canonical) {
        return kind == Questionnaire.class
                ? kind.cast(byCanonical.get(key("Questionnaire", canonical)))
                : IValidationSupport.super.fetchResource(kind, canonical);
    }

    @Override
    @Nullable
    public IBaseResource fetchStructureDefinition(String url) {
        return byCanonical.get(key("StructureDefinition", url));
    }

    @Override
    @Nullable
    public IBaseResource fetchValueSet(String url) {
        return byCanonical.get(key("ValueSet", url));
    }

    @Override
    @Nullable
    public IBaseResource fetchCodeSystem(String url) {
        return byCanonical.get(key("CodeSystem", url));
    }

    /** A code system whose codes are elsewhere is none that codes could be looked up in. */
    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext support, String url) {
        return byCanonical.get(key("CodeSystem", url)) instanceof CodeSystem system
                && system.getContent() != CodeSystemContentMode.NOTPRESENT;
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext support, String url) {
        return byCanonical.containsKey(key("ValueSet", url));
    }
}
