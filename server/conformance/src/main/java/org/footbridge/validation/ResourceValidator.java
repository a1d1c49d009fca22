package org.footbridge.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CompiledProfiles;
import org.footbridge.profile.check.Finding;
import org.footbridge.profile.check.Findings;
import org.footbridge.validation.BundleParts.Part;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredDefinition;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validator of resources against R4 and the profiles that this server knows. An unknown profile is no error, because the
 * resource may follow rules of another system; the outcome says that the profile was not checked.
 *
 * @see <a href="https://hl7.org/fhir/R4/validation.html">R4 validating resources</a>
 */
public final class ResourceValidator {
    private static final Logger log = LoggerFactory.getLogger(ResourceValidator.class);

    private final FhirPaths paths;
    private final FhirContext context;
    private final KnownDefinitions definitions;
    private final ConformancePackages packages;
    private final CompiledValidation compiled;
    private final ReferenceTargets stored;
    private final HeapShare heap = new HeapShare();

    /** The compiled profiles as long as nothing is stored; made at the first use, as reading our packages takes a while. */
    @Nullable
    private CompiledProfiles builtIn;

    /** The definitions from which the compiled profiles were made. */
    private volatile KnownDefinitions.@Nullable Current compiledOf;

    @Nullable
    private volatile Rules rules;

    /** HL7's validator over the definitions in effect. */
    private record Rules(KnownDefinitions.Current of, Hl7Validator validator) {}

    /** {@code stored} are the resources of this server. */
    public ResourceValidator(
            FhirContext context, ConformancePackages packages, KnownDefinitions definitions, ReferenceTargets stored) {
        this.stored = stored;
        this.paths = new FhirPaths();
        this.context = context;
        this.packages = packages;
        this.definitions = definitions;
        this.compiled = new CompiledValidation(paths, () -> profiles(definitions.current()));
    }

    /** Made at its first use, which takes seconds, and again when other definitions are in effect. */
    private Rules rules() {
        KnownDefinitions.Current now = definitions.current();
        Rules made = rules;
        if (made == null || made.of() != now) {
            synchronized (this) {
                made = rules;
                if (made == null || made.of() != now) {
                    made = new Rules(now, new Hl7Validator(now.support(), definitions.codes()));
                    rules = made;
                }
            }
        }
        return made;
    }

    /** Replaces the compiled profiles by those of the definitions in effect, which are compiled on demand. */
    private void compile() {
        KnownDefinitions.Current now = definitions.current();
        if (compiledOf != now) {
            synchronized (this) {
                if (compiledOf != now) {
                    compiled.replace(profiles(now));
                    compiledOf = now;
                }
            }
        }
    }

    private CompiledProfiles profiles(KnownDefinitions.Current now) {
        return now.support() == definitions.builtIn() ? builtIn() : profiles(now.support());
    }

    private synchronized CompiledProfiles builtIn() {
        CompiledProfiles made = builtIn;
        if (made == null) {
            made = profiles(definitions.builtIn());
            builtIn = made;
        }
        return made;
    }

    private CompiledProfiles profiles(IValidationSupport support) {
        return new CompiledProfiles(new ProfileSource(support), new HapiCodes(support, definitions.codes()), paths);
    }

    /** Puts definitions into effect that another server has stored; others go on meanwhile. */
    public void refresh() {
        if (definitions.refresh()) {
            compile();
        }
    }

    /** Records that this server has written a definition, so that the next validation sees it. */
    public void definitionsChanged() {
        definitions.changed();
    }

    /** Whether the compiled profiles in effect accept the resource; HAPI's validator does not run. */
    boolean accepts(Resource resource, Supplier<String> json) {
        compile();
        return compiled.accepts(resource, json);
    }

    /** The compiled validation, which runs before HAPI's validator. */
    public CompiledValidation compiled() {
        return compiled;
    }

    /**
     * Warm-up: compiles the profiles of {@code samples} and caches the answers on their codes, without stored definitions,
     * as the first writes of these types need them. It needs no database and takes a second.
     */
    public void prepare(List<String> samples) {
        IParser parser = context.newJsonParser();
        for (String sample : samples) {
            Resource resource = (Resource) parser.parseResource(sample);
            builtIn().check(resource, () -> parser.encodeResourceToString(resource));
        }
    }

    /** Compiles the server's own profiles, and has HAPI's validator read all definitions and look at {@code samples}: seconds. */
    public void warmUp(List<String> samples) {
        compile();
        packages.all().stream()
                .filter(definition -> definition.type().equals("StructureDefinition"))
                .forEach(definition -> compiled().profiles().prepare(definition.url()));
        IParser parser = context.newJsonParser();
        for (String sample : samples) {
            Resource resource = (Resource) parser.parseResource(sample);
            validate(resource, sample, List.of(), ReferenceTargets.NONE);
            compiled().profiles().check(resource, () -> parser.encodeResourceToString(resource));
        }
    }

    /** Why profiles could not take effect if they were stored together: sentences, by place. */
    Map<String, List<String>> problems(List<StoredDefinition> profiles) {
        return definitions.problems(profiles);
    }

    /** Whether {@code url} is a profile that the server can check. */
    public boolean knows(String url) {
        boolean core = url.startsWith("http://hl7.org/fhir/StructureDefinition/");
        return (core
                        && (!url.contains("|")
                                || definitions.find("StructureDefinition", url).isPresent()))
                || definitions.hasProfile(url);
    }

    /**
     * Validates the resource against R4, the profiles that it claims, and {@code more}. The outcome has at least one issue.
     */
    public OperationOutcome validate(Resource resource, String json, List<String> more, ReferenceTargets targets) {
        compile();
        return issues(resource, json, more, targets.or(stored)).outcome();
    }

    private ValidationIssues issues(Resource resource, String json, List<String> more, ReferenceTargets targets) {
        boolean inParts = BundleParts.isNeeded(resource, json.length())
                && more.isEmpty()
                && resource.getMeta().getProfile().stream()
                        .map(CanonicalType::getValue)
                        .noneMatch(url -> url != null && definitions.hasProfile(url));
        return inParts ? inParts((Bundle) resource, targets) : whole(resource, json, more, targets);
    }

    /** Entries one by one, and the Bundle around them: no more of a large Bundle is taken apart at once than an entry. */
    private ValidationIssues inParts(Bundle bundle, ReferenceTargets targets) {
        BundleParts parts = new BundleParts(bundle);
        ReferenceTargets within = parts.targets(this::text).or(targets);
        Bundle shell = parts.shell();
        ValidationIssues issues = new ValidationIssues(shell, Findings.NONE);
        issues.addAll(BundleParts.ofShell(whole(shell, text(shell), List.of(), within)), place -> place);
        List<Part> entries = parts.parts();
        // two lists in the same order: entries are validated in parallel and reported in order
        List<OperationOutcome> outcomes = entries.parallelStream()
                .map(part -> entry(part.resource(), within))
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            issues.addAll(outcomes.get(i).getIssue(), entries.get(i)::in);
        }
        return issues;
    }

    private OperationOutcome entry(Resource resource, ReferenceTargets targets) {
        String json = text(resource);
        return compiled.accepts(resource, () -> json)
                ? new OperationOutcome()
                : issues(resource, json, List.of(), targets).found();
    }

    private String text(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource);
    }

    private ValidationIssues whole(Resource resource, String json, List<String> more, ReferenceTargets targets) {
        Findings findings = compiled.profiles().findings(resource, more);
        ValidationIssues issues = new ValidationIssues(resource, findings);
        if (json.length() > heap.lengthMax()) {
            issues.addTooLarge(heap.lengthMax());
            return issues;
        }
        @Nullable ReferenceTargets followed = follows(resource, more) ? targets : null;
        Hl7Validator validator = rules().validator();
        heap.within(json.length(), () -> {
            try {
                validator.messages(resource, json, more, followed).forEach(issues::add);
            } catch (RuntimeException failed) {
                // a certain finding explains the failure, such as an answer of a type that enableWhen cannot compare
                if (findings.broken().isEmpty()) {
                    log.warn("HAPI's validator failed on a resource", failed);
                    issues.addFailure();
                }
            }
        });
        if (!Hl7Validator.judgesInvariants(json)) {
            issues.warn(new Finding(resource.fhirType(), "The resource is too large to evaluate its invariants."));
        }
        DisplayCheck.of(resource, definitions.codes()).forEach(issues::warn);
        return issues;
    }

    /** References are followed for slices only; invariants follow them to contained resources, as the compiled ones do. */
    private boolean follows(Resource resource, List<String> more) {
        return Stream.concat(resource.getMeta().getProfile().stream().map(CanonicalType::getValue), more.stream())
                .filter(Objects::nonNull)
                .flatMap(url -> definitions.find("StructureDefinition", url).stream())
                .anyMatch(profile -> CompiledProfiles.slicesByTargets((StructureDefinition) profile));
    }

    /** Whether the outcome has an issue that makes a resource invalid. */
    public static boolean isInvalid(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
    }
}
