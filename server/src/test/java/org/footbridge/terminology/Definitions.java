package org.footbridge.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.terminology.system.DefinitionSource;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.ListedSystem;
import org.footbridge.terminology.system.SystemVersion;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.ValueSet;

/** Definitions written down in a test, as JSON with single quotes. */
final class Definitions implements DefinitionSource {
    private final Map<String, MetadataResource> byUrl = new HashMap<>();

    Definitions valueSet(String url, String members) {
        return add("ValueSet", url, members);
    }

    Definitions codeSystem(String url, String members) {
        return add("CodeSystem", url, members);
    }

    private Definitions add(String type, String url, String members) {
        String json = "{'resourceType': '" + type + "', 'url': '" + url + "', " + members + "}";
        byUrl.put(type + " " + url, (MetadataResource)
                FhirContext.forR4Cached().newJsonParser().parseResource(json.replace('\'', '"')));
        return this;
    }

    @Override
    public Optional<ValueSet> valueSet(String canonical) {
        return Optional.ofNullable((ValueSet) byUrl.get("ValueSet " + canonical));
    }

    @Override
    public Optional<KnownSystem> system(String canonical) {
        return Optional.ofNullable((CodeSystem) byUrl.get("CodeSystem " + canonical))
                .map(ListedSystem::new);
    }

    @Override
    public Optional<CodeSystem> supplement(String canonical) {
        return Optional.ofNullable((CodeSystem) byUrl.get("CodeSystem " + canonical));
    }

    @Override
    public boolean isCaseSensitive(String url) {
        return byUrl.get("CodeSystem " + url) instanceof CodeSystem system && system.getCaseSensitive();
    }

    @Override
    public List<SystemVersion> systems() {
        return List.of();
    }

    @Override
    public Optional<ConceptMap> conceptMap(String canonical) {
        return Optional.ofNullable((ConceptMap) byUrl.get("ConceptMap " + canonical));
    }

    @Override
    public List<ConceptMap> conceptMaps(String url, boolean from) {
        return List.of();
    }
}
