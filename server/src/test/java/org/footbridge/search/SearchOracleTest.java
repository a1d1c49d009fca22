package org.footbridge.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.footbridge.fhirpath.RandomResources;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.value.FixedCodes;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random queries on random resources find what a naive reading of R4 finds: HAPI's FHIRPath for the values, and
 * {@link NaiveMatch} for the comparison. Each query is made from a value of some resource, so that it has a chance.
 */
class SearchOracleTest {
    private static final FHIRPathEngine HAPI = engine();

    private static FHIRPathEngine engine() {
        FhirContext context = FhirContext.forR4Cached();
        FHIRPathEngine engine = new FHIRPathEngine(new HapiWorkerContext(context, context.getValidationSupport()));
        engine.setDoNotEnforceAsSingletonRule(true);
        return engine;
    }

    private int found;
    private int asked;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Observation",
                "Patient",
                "ServiceRequest",
                "Task",
                "Encounter",
                "RiskAssessment",
                "Questionnaire",
                "MedicationRequest",
                "ChargeItem",
                "Invoice",
                "Location",
                "CarePlan",
                "Condition",
                "Group",
                "Substance",
                "QuestionnaireResponse",
                "PlanDefinition",
                "Organization",
                "Consent",
                "Appointment"
            })
    void findsWhatANaiveReadingFinds(String type) {
        RandomResources random = new RandomResources(type.hashCode());
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            resources.add(random.next(type, "r" + i));
        }
        List<IndexEntries> entries =
                resources.stream().map(SearchSetup.INDEXER::index).toList();
        for (SearchParameter parameter : SearchSetup.PARAMETERS.of(type)) {
            boolean naive = !parameter.expression().contains("resolve()") && parameter.kind() != Kind.WORDS;
            if (parameter.isSupported() && naive && !CommonParameters.NOT_INDEXED.contains(parameter.code())) {
                ask(parameter, resources, entries, new Random(parameter.code().hashCode()));
            }
        }
        assertThat(asked).isGreaterThan(100);
        assertThat(found).isGreaterThan(asked);
    }

    private void ask(SearchParameter parameter, List<Resource> resources, List<IndexEntries> entries, Random random) {
        List<Base> all =
                resources.stream().flatMap(r -> values(parameter, r).stream()).toList();
        for (int i = 0; i < 25 && !all.isEmpty(); i++) {
            Base seed = all.get(random.nextInt(all.size()));
            NaiveMatch.Question question = NaiveMatch.question(parameter.kind(), seed, random);
            if (question != null) {
                compare(parameter, question, resources, entries);
            }
        }
    }

    private void compare(
            SearchParameter parameter,
            NaiveMatch.Question question,
            List<Resource> resources,
            List<IndexEntries> entries) {
        String query = parameter.code() + question.modifier() + "="
                + URLEncoder.encode(question.value(), StandardCharsets.UTF_8).replace("+", "%20");
        SearchQuery compiled = SearchSetup.compile(parameter.type(), query);
        asked++;
        for (int i = 0; i < resources.size(); i++) {
            boolean expected = values(parameter, resources.get(i)).stream().anyMatch(question.matches());
            expected ^= question.modifier().equals(":not");
            found += expected ? 1 : 0;
            assertThat(SearchSetup.matches(compiled, entries.get(i)))
                    .as(() -> parameter.type() + "?" + query + " of " + parameter.expression())
                    .isEqualTo(expected);
        }
    }

    private static List<Base> values(SearchParameter parameter, Resource resource) {
        List<Base> values = HAPI.evaluate(resource, parameter.expression());
        return parameter.kind() == Kind.COMPOSITE ? List.of() : values;
    }

    /** A system that a value set fixes can be asked for, and the element then never has another. */
    @Test
    void fixedSystemsStandAlone() {
        for (String type : RandomResources.types()) {
            for (SearchParameter parameter : SearchSetup.PARAMETERS.of(type)) {
                boolean fixed =
                        !FixedCodes.of(parameter.expression()).asked("", "").isEmpty();
                if (fixed && parameter.kind() == Kind.TOKEN) {
                    assertThat(parameter.expression())
                            .as(type + " " + parameter.code())
                            .doesNotContain("|");
                }
            }
        }
    }
}
