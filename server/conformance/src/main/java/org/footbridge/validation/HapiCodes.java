package org.footbridge.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.footbridge.profile.check.CodeRules;
import org.footbridge.validation.definition.KnownCodes;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.terminologies.utilities.ValidationResult;
import org.hl7.fhir.utilities.validation.ValidationOptions;
import org.hl7.fhir.validation.ValidatorSettings;
import org.jspecify.annotations.Nullable;

/**
 * Cache of HAPI's answers on codes: HAPI expands value sets in memory, and an answer takes up to a millisecond. Displays are
 * part of the cache key, so that the number of keys is unlimited; the cache is limited to 50,000 entries.
 */
final class HapiCodes implements CodeRules {
    private static final int KEPT_MAX = 50_000;
    static final String ISSUE_TYPES = "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type";
    static final String NOT_IN_VALUE_SET = "not-in-vs";

    /** Systems that HL7 publishes, or that look like slips of well-known ones. */
    private static final Pattern SUSPECT = Pattern.compile("https?://(?:(?:www\\.)?hl7\\.org/fhir|build\\.fhir\\.org"
            + "|(?:snomed\\.info/sct|loinc\\.org|unitsofmeasure\\.org|www\\.nlm\\.nih\\.gov/research/umls/rxnorm)(?!$))"
            + "|https://(?:snomed\\.info|loinc\\.org|unitsofmeasure\\.org|www\\.nlm\\.nih\\.gov)");

    private final KnownCodes codes;
    private final ValidationWorker worker;
    private final Cache<String, Boolean> answers =
            Caffeine.newBuilder().maximumSize(KEPT_MAX).recordStats().build();

    HapiCodes(IValidationSupport support, KnownCodes codes) {
        this.codes = codes;
        this.worker = new ValidationWorker(support, codes);
    }

    @Override
    public Usage usage() {
        CacheStats stats = answers.stats();
        return new Usage(answers.estimatedSize(), stats.hitCount(), stats.missCount());
    }

    @Override
    public boolean acceptsCode(String code, Binding binding, @Nullable String language) {
        return kept("code\n" + code, binding, language, () -> {
            ValueSet set = valueSet(binding);
            // HAPI only warns of a value set that it does not have.
            return set == null
                    ? !binding.hasMaximum()
                    : isAccepted(worker.validateCode(options(language).withGuessSystem(), code, set), binding);
        });
    }

    @Override
    public boolean acceptsCoding(Coding coding, Binding binding, @Nullable String language) {
        return kept("coding" + key(coding), binding, language, () -> {
            ValueSet set = valueSet(binding);
            boolean known = worker.getTxSupportInfo(coding.getSystem(), coding.getVersion())
                            .isSupported()
                    || isElsewhere(coding.getSystem());
            boolean isSet = worker.findTxResource(ValueSet.class, coding.getSystem()) != null;
            return known && !isSet && isAccepted(worker.validateCode(options(language), r5(coding), set), binding);
        });
    }

    /** Whether HAPI's validator has nothing to say of {@code system}, which it does not know, but that it does not know it. */
    private boolean isElsewhere(String system) {
        return !SUSPECT.matcher(system).lookingAt()
                && (!system.startsWith("https:") || worker.fetchCodeSystem("http:" + system.substring(6)) == null);
    }

    @Override
    public boolean acceptsConcept(List<Coding> codings, Binding binding, @Nullable String language) {
        StringBuilder key = new StringBuilder("concept");
        codings.forEach(coding -> key.append(key(coding)));
        return kept(key.toString(), binding, language, () -> {
            ValueSet set = valueSet(binding);
            CodeableConcept concept = new CodeableConcept();
            codings.forEach(coding -> concept.addCoding(r5(coding)));
            return isAccepted(worker.validateCode(options(language), concept, set), binding);
        });
    }

    private boolean kept(String key, Binding binding, @Nullable String language, Supplier<Boolean> ask) {
        // the revision changes with definitions and loaded code systems, so that older answers are not reused
        String full = codes.revision() + "\n" + binding.valueSet() + "\n" + binding.strength() + binding.hasMaximum()
                + language + "\n" + key;
        return answers.get(full, asked -> answer(ask));
    }

    private static boolean answer(Supplier<Boolean> ask) {
        try {
            return ask.get();
        } catch (RuntimeException | StackOverflowError unanswered) {
            // for example, for a malformed language: the validator reports the error
            return false;
        }
    }

    private static String key(Coding coding) {
        return "\n" + coding.getSystem() + "\n" + coding.getVersion() + "\n" + coding.getCode() + "\n"
                + coding.getDisplay();
    }

    private @Nullable ValueSet valueSet(Binding binding) {
        boolean asked = binding.valueSet() != null && binding.strength() != BindingStrength.EXAMPLE;
        return asked ? worker.findTxResource(ValueSet.class, binding.valueSet()) : null;
    }

    private static ValidationOptions options(@Nullable String language) {
        return new ValidatorSettings().withLanguage(language == null ? Locale.US.toLanguageTag() : language);
    }

    private static org.hl7.fhir.r5.model.Coding r5(Coding coding) {
        return new org.hl7.fhir.r5.model.Coding(coding.getSystem(), coding.getCode(), coding.getDisplay())
                .setVersion(coding.getVersion());
    }

    /**
     * No error, and no doubt where the binding allows none. That a code is not in the value set is an error by the strength
     * of the binding alone: HAPI warns of codes outside an extensible one.
     */
    private static boolean isAccepted(ValidationResult result, Binding binding) {
        boolean strict =
                binding.valueSet() != null && (binding.strength() == BindingStrength.REQUIRED || binding.hasMaximum());
        boolean error = result.getIssues().stream()
                .anyMatch(issue -> isError(issue) && !issue.getDetails().hasCoding(ISSUE_TYPES, NOT_IN_VALUE_SET));
        return !error && (result.isOk() || !strict);
    }

    private static boolean isError(OperationOutcomeIssueComponent issue) {
        return issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL;
    }
}
