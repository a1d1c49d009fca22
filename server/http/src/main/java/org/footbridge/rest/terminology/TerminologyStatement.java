package org.footbridge.rest.terminology;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.terminology.Terminology;
import org.footbridge.terminology.system.SystemVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CapabilityStatementKind;
import org.hl7.fhir.r4.model.TerminologyCapabilities.CodeSearchSupport;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemVersionComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesExpansionComponent;

/**
 * The TerminologyCapabilities: which code systems the server has the whole of, and what can be asked about them. There is
 * no {@code $closure}, so nothing is said of it.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminologycapabilities.html">R4 TerminologyCapabilities</a>
 */
public final class TerminologyStatement {
    private final FhirContext context;
    private final Terminology terminology;
    private final Date started = new Date();

    public TerminologyStatement(FhirContext context, Terminology terminology) {
        this.context = context;
        this.terminology = terminology;
    }

    /**
     * As JSON.
     *
     * @param base the URL of the server
     * @param version of the software
     */
    public byte[] json(String base, String version) {
        TerminologyCapabilities statement = new TerminologyCapabilities();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(started)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setPublisher("Footbridge");
        statement.getSoftware().setName("Footbridge").setVersion(version);
        statement
                .getImplementation()
                .setDescription("FHIR R4 server for social prescribing")
                .setUrl(base);
        Map<String, List<SystemVersion>> systems = terminology.systems().stream()
                .collect(Collectors.groupingBy(SystemVersion::url, TreeMap::new, Collectors.toList()));
        systems.forEach((url, versions) -> describe(statement.addCodeSystem().setUri(url), versions));
        describe(statement.getExpansion());
        statement.setCodeSearch(CodeSearchSupport.ALL);
        // a display is compared with the names in all languages
        statement.getValidateCode().setTranslations(true);
        statement.getTranslation().setNeedsMap(false);
        return context.newJsonParser().encodeResourceToString(statement).getBytes(StandardCharsets.UTF_8);
    }

    private void describe(TerminologyCapabilitiesCodeSystemComponent system, List<SystemVersion> versions) {
        String usual = versions.size() == 1 ? versions.get(0).version() : terminology.usualVersion(system.getUri());
        for (SystemVersion one : versions) {
            TerminologyCapabilitiesCodeSystemVersionComponent version = system.addVersion()
                    .setIsDefault(one.version().equals(usual))
                    .setCompositional(false);
            if (!one.version().isEmpty()) {
                version.setCode(one.version());
            }
            one.properties().stream().sorted().forEach(version::addProperty);
        }
        system.setSubsumption(true);
    }

    private static void describe(TerminologyCapabilitiesExpansionComponent expansion) {
        expansion
                .setHierarchical(false)
                .setPaging(true)
                .setIncomplete(false)
                .setTextFilter(
                        "Each word of the filter begins a word of the display or of a designation, whatever its case"
                                + " and diacritics.");
        ValueSetOperations.EXPAND
                .inputs()
                .forEach(name -> expansion.addParameter().setName(name));
    }
}
