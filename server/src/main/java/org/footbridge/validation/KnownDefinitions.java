package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.jspecify.annotations.Nullable;

/** The definitions of R4 and of our packages, read when the first is asked for: that takes a second. */
public final class KnownDefinitions {
    private final FhirContext context;
    private final ConformancePackages packages;

    @Nullable
    private volatile IValidationSupport support;

    @Nullable
    private volatile List<ConceptMap> maps;

    public KnownDefinitions(FhirContext context, ConformancePackages packages) {
        this.context = context;
        this.packages = packages;
    }

    /** The value set with this canonical URL, without a version. */
    public Optional<ValueSet> valueSet(String url) {
        return Optional.ofNullable(support().fetchValueSet(url))
                .filter(ValueSet.class::isInstance)
                .map(ValueSet.class::cast);
    }

    /** The code system with this canonical URL, without a version. */
    public Optional<CodeSystem> codeSystem(String url) {
        return Optional.ofNullable(support().fetchCodeSystem(url))
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast);
    }

    /** The structure definition, value set or code system with this canonical URL, without a version. */
    public Optional<IBaseResource> definition(String url) {
        return Stream.<Function<String, @Nullable IBaseResource>>of(
                        support()::fetchStructureDefinition, support()::fetchValueSet, support()::fetchCodeSystem)
                .map(fetch -> Optional.ofNullable(fetch.apply(url)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The maps of our packages. */
    public List<ConceptMap> conceptMaps() {
        List<ConceptMap> read = maps;
        if (read == null) {
            read = packages.all().stream()
                    .filter(definition -> definition.type().equals("ConceptMap"))
                    .map(definition -> context.newJsonParser().parseResource(ConceptMap.class, definition.json()))
                    .toList();
            maps = read;
        }
        return read;
    }

    /** All of it as HAPI's validator wants it. */
    IValidationSupport support() {
        IValidationSupport made = support;
        if (made == null) {
            synchronized (this) {
                made = support;
                if (made == null) {
                    made = newSupport();
                    support = made;
                }
            }
        }
        return made;
    }

    private IValidationSupport newSupport() {
        // for some definitions the validator would fetch packages from the internet: no request may make it do so
        ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        packages.all().forEach(definition -> ours.addResource(parser.parseResource(definition.json())));
        return new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
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
