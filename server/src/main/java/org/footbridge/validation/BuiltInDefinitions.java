package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.definitions.core.CoreDefinitions;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain.CacheConfiguration;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess;

/**
 * The definitions that the server comes with: R4, and our packages. They never change, so that HAPI's structures for them
 * are built once and shared by all layers of stored definitions.
 */
final class BuiltInDefinitions {
    private final FhirContext context;
    private final CoreDefinitions r4;
    private final PrePopulatedValidationSupport ours;

    /** The Questionnaires of our packages, which HAPI's class leaves out. */
    private final StoredLayer forms;

    private final List<MetadataResource> own;
    private final IValidationSupport whole;

    BuiltInDefinitions(FhirContext context, ConformancePackages packages) {
        stayOffline();
        this.context = context;
        this.r4 = new CoreDefinitions(context);
        this.ours = new PrePopulatedValidationSupport(context);
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        this.own = packages.all().stream()
                .map(definition -> (MetadataResource) parser.parseResource(definition.json()))
                .toList();
        own.forEach(ours::addResource);
        this.forms = new StoredLayer(context);
        ours("Questionnaire").forEach(forms::add);
        this.whole = behind(new StoredLayer(context));
    }

    /**
     * Has HL7's library neither use the network nor read files. Without files it has no cache of packages, and so does not
     * try to fill one: each attempt would sleep for a second before it gives up.
     */
    private static void stayOffline() {
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        ManagedFileAccess.setAccessPolicy(ManagedFileAccess.FileAccessPolicy.PROHIBITED);
    }

    /** Those of our packages. */
    Stream<MetadataResource> ours(String type) {
        return own.stream().filter(definition -> definition.fhirType().equals(type));
    }

    CoreDefinitions r4() {
        return r4;
    }

    /** To look definitions up; without caches. */
    IValidationSupport alone() {
        return new ValidationSupportChain(CacheConfiguration.disabled(), r4, ours);
    }

    /** All that HAPI's validator wants, as long as nothing is stored. */
    IValidationSupport whole() {
        return whole;
    }

    /** The same with {@code layer} in front. */
    IValidationSupport behind(StoredLayer layer) {
        return new ValidationSupportChain(
                layer,
                r4,
                ours,
                forms,
                new SnapshotGeneratingValidationSupport(context),
                new CommonCodes(context),
                new InMemoryTerminologyServerValidationSupport(context),
                unknownSystemsAsWarnings(context));
    }

    /**
     * Codes of systems that the server does not have, such as SNOMED CT, are noted and not refused. What is to replace
     * this class works with HAPI's own validating interceptor only.
     */
    @SuppressWarnings("deprecation")
    private static IValidationSupport unknownSystemsAsWarnings(FhirContext context) {
        var unknownSystems =
                new org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport(context);
        unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        return unknownSystems;
    }
}
