package org.footbridge.validation.definition;

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
     * Prevents HL7's library from using the network and from reading files. Without file access it has no package cache and
     * does not try to fill one; each attempt would sleep for a second before it fails.
     */
    private static void stayOffline() {
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        ManagedFileAccess.setAccessPolicy(ManagedFileAccess.FileAccessPolicy.PROHIBITED);
    }

    /** The definitions of our packages. */
    Stream<MetadataResource> ours(String type) {
        return own.stream().filter(definition -> definition.fhirType().equals(type));
    }

    CoreDefinitions r4() {
        return r4;
    }

    /** Support that only looks definitions up, without caches. */
    IValidationSupport alone() {
        return new ValidationSupportChain(CacheConfiguration.disabled(), r4, ours);
    }

    /** The complete support for HAPI's validator, without stored definitions. */
    IValidationSupport whole() {
        return whole;
    }

    /** The complete support, with {@code layer} in front. */
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
     * Support that reports codes of unknown code systems, such as SNOMED CT, as warnings. Its designated replacement works
     * only with HAPI's own validating interceptor.
     */
    @SuppressWarnings("deprecation")
    private static IValidationSupport unknownSystemsAsWarnings(FhirContext context) {
        var unknownSystems =
                new org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport(context);
        unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        return unknownSystems;
    }
}
