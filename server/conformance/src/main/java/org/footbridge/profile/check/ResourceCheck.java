package org.footbridge.profile.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;

/** Check of a resource against the definition of its type and the profiles that it claims. */
public final class ResourceCheck {
    /** Types for which HAPI's validator has rules that are in no definition. */
    private static final Set<String> SPECIAL = Set.of(
            "Bundle",
            "Parameters",
            "Binary",
            "Measure",
            "MeasureReport",
            "ActivityDefinition",
            "CapabilityStatement",
            "ChargeItemDefinition",
            "CodeSystem",
            "CompartmentDefinition",
            "ConceptMap",
            "EffectEvidenceSynthesis",
            "EventDefinition",
            "Evidence",
            "EvidenceVariable",
            "ExampleScenario",
            "GraphDefinition",
            "ImplementationGuide",
            "Library",
            "MessageDefinition",
            "NamingSystem",
            "OperationDefinition",
            "PlanDefinition",
            "ResearchDefinition",
            "ResearchElementDefinition",
            "RiskEvidenceSynthesis",
            "SearchParameter",
            "StructureDefinition",
            "StructureMap",
            "TerminologyCapabilities",
            "TestScript",
            "ValueSet");

    /** Canonicals for one release of FHIR, which HAPI's validator takes apart even where it does not know them. */
    static final Pattern OF_A_RELEASE = Pattern.compile("http://hl7\\.org/fhir/\\d.*");

    private final StructureChecks structures;

    private final FormCheck forms;

    public ResourceCheck(StructureChecks structures, FormCheck forms) {
        this.structures = structures;
        this.forms = forms;
    }

    /** Whether resources of {@code type} are always doubted. */
    static boolean isSpecial(String type) {
        return SPECIAL.contains(type);
    }

    public void check(Resource resource, Visit visit) {
        String type = resource.fhirType();
        visit.enter(type, resource);
        if (isSpecial(type) && !visit.collects()) {
            throw visit.doubt("type with rules of its own");
        }
        structures.ofType(type).attempt(resource, visit);
        forms.attempt(resource, visit);
        if (resource.hasMeta()) {
            checkMeta(resource, visit);
        }
        ContainedCheck.requireReferences(visit);
        visit.leave();
    }

    private void checkMeta(Resource resource, Visit visit) {
        if (resource.getMeta().getSecurity().size() > 1) {
            throw visit.doubt("several security labels");
        }
        for (CanonicalType profile : resource.getMeta().getProfile()) {
            String url = profile.getValue();
            // HAPI finds no profile by a text that is no plain URL.
            if (url == null || url.contains("#") || !Primitives.isAbsolute(url)) {
                throw visit.doubt("claim of a profile by fragment");
            }
            Check check = structures.ofProfile(url, resource.fhirType());
            if (check == StructureChecks.UNKNOWN && OF_A_RELEASE.matcher(url).matches()) {
                throw visit.doubt("unknown profile for a release of FHIR");
            }
            check.attempt(resource, visit);
        }
    }
}
