package org.footbridge.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.check.CodeRules;
import org.footbridge.profile.check.Doubt;
import org.footbridge.profile.tree.Definitions;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles that are broken themselves: they are told what is wrong, and harm no resource. */
class ProfileProblemsTest {
    private static final String BASE = "http://hl7.org/fhir/StructureDefinition/";
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final Map<String, StructureDefinition> others = new HashMap<>();
    private final Definitions definitions = url -> Optional.ofNullable(others.get(url))
            .or(() -> Optional.ofNullable(
                    (StructureDefinition) R4.getValidationSupport().fetchStructureDefinition(url)));
    private final ProfileProblems problems = new ProfileProblems(definitions, new FhirPaths());
    private StructureDefinition profile = profile("https://p.example/one", BASE + "Patient");

    private static StructureDefinition profile(String url, String base) {
        StructureDefinition profile = new StructureDefinition();
        profile.setUrl(url)
                .setType("Patient")
                .setKind(StructureDefinitionKind.RESOURCE)
                .setDerivation(TypeDerivationRule.CONSTRAINT)
                .setBaseDefinition(base);
        profile.getDifferential().addElement().setPath("Patient").setId("Patient");
        return profile;
    }

    @BeforeEach
    void isKnown() {
        others.put(profile.getUrl(), profile);
    }

    private ElementDefinition element() {
        return profile.getDifferential().getElementFirstRep();
    }

    private void invariant(String expression) {
        element()
                .addConstraint()
                .setKey("p-1")
                .setSeverity(ConstraintSeverity.ERROR)
                .setExpression(expression);
    }

    @Test
    void findsNothingWrongWithAGoodProfile() {
        invariant("name.exists() implies name.family.matches('^[A-Z][a-z]*$')");
        assertThat(problems.of(profile)).isEmpty();
    }

    @Test
    void namesABaseThatIsNotThere() {
        profile.setBaseDefinition("https://p.example/none");
        assertThat(problems.of(profile))
                .containsExactly(
                        "The base 'https://p.example/none' of 'https://p.example/one' is not known; load it first.");
    }

    @Test
    void noticesProfilesThatAreDerivedFromEachOther() {
        profile.setBaseDefinition("https://p.example/two");
        others.put("https://p.example/two", profile("https://p.example/two", "https://p.example/one"));
        assertThat(problems.of(profile))
                .containsExactly("The profile is derived from itself through 'https://p.example/two'.");
    }

    @Test
    void noticesACircleAmongTheBases() {
        profile.setBaseDefinition("https://p.example/two");
        others.put("https://p.example/two", profile("https://p.example/two", "https://p.example/three"));
        others.put("https://p.example/three", profile("https://p.example/three", "https://p.example/two"));
        assertThat(problems.of(profile)).singleElement().asString().startsWith("The profile is derived from itself");
    }

    @Test
    void noticesAProfileWithoutElements() {
        profile.setDifferential(null);
        assertThat(problems.of(profile)).containsExactly("The profile has neither a snapshot nor a differential.");
    }

    @Test
    void noticesAProfileForAnotherTypeThanItsBase() {
        profile.setType("Observation");
        assertThat(problems.of(profile))
                .containsExactly("The profile is for 'Observation', but its base is for 'Patient'.");
    }

    @Test
    void namesAnInvariantThatDoesNotParse() {
        invariant("name.exists(");
        assertThat(problems.of(profile))
                .singleElement()
                .asString()
                .startsWith("The invariant p-1 of Patient is no FHIRPath expression: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|aa)+b",
                "([a-z]*)*",
                "(x{1,})*",
                "((a)*)+",
                "(a*b*)*",
                "(.*)*x",
                "(a{2,30}){5,}",
                "(a?b?)*c",
                "(a{1,2})+b",
                "(?:a?){30}a{30}",
                "(a*){9}b",
                "(?:(?:a|b)c?)+"
            })
    void refusesARegularExpressionThatMayNeverEnd(String regex) {
        invariant("name.family.matches('" + regex + "')");
        assertThat(problems.of(profile))
                .containsExactly("The invariant p-1 of Patient has a regular expression that could take exponential"
                        + " time on some texts.");
        element().getConstraint().clear();
        element().addExtension("http://hl7.org/fhir/StructureDefinition/regex", new StringType(regex));
        assertThat(problems.of(profile)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*a.*b.*c", "x*x*x*y", "^(ab)*(ab)*(ab)*x", "^\\\\d*\\\\w*\\\\d*!$"})
    void refusesARegularExpressionThatGrowsFasterThanTheSquare(String regex) {
        invariant("name.family.matches('" + regex + "')");
        assertThat(problems.of(profile))
                .singleElement()
                .asString()
                .startsWith("The invariant p-1 of Patient has a regular expression that takes more than"
                        + " quadratic time on texts such as '");
        element().getConstraint().clear();
        element().addExtension("http://hl7.org/fhir/StructureDefinition/regex", new StringType("[ab]*a*b*a*c"));
        assertThat(problems.of(profile)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(.*/)?Patient/.+$",
                "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
                "^\\\\d{10}$",
                "([A-Z]{2}){2,4}",
                "^(\\\\d{1,3}[.]){3}\\\\d{1,3}$",
                "(?:ab)+c",
                ".*a.*",
                "^[^@]+@[^@]+[.][^@]+$",
                "^\\\\s*(.*)\\\\s*$"
            })
    void takesARegularExpressionThatEnds(String regex) {
        invariant("name.family.matches('" + regex + "')");
        assertThat(problems.of(profile)).isEmpty();
    }

    @Test
    void noticesASnapshotThatIsNotInOrder() {
        profile.getSnapshot().addElement().setPath("Patient").setId("Patient");
        profile.getSnapshot().addElement().setPath("Patient.a.b").setId("Patient.a.b");
        assertThat(problems.of(profile))
                .containsExactly("The snapshot is malformed: Patient.a.b has no parent before it.");
    }

    @Test
    void aBrokenProfileThatWasTakenAnywayIsDoubtedAndDoesNotFail() {
        profile.getSnapshot().addElement().setPath("Patient").setId("Patient");
        profile.getSnapshot().addElement().setPath("Patient.a.b").setId("Patient.a.b");
        assertThat(check("{}")).map(Doubt::feature).contains("failure of a check");
    }

    @Test
    void anInvariantThatFailsOnAResourceIsDoubted() {
        StructureDefinition patient =
                (StructureDefinition) R4.getValidationSupport().fetchStructureDefinition(BASE + "Patient");
        profile.setSnapshot(patient.copy().getSnapshot());
        profile.getSnapshot()
                .getElementFirstRep()
                .addConstraint()
                .setKey("p-1")
                .setSeverity(ConstraintSeverity.ERROR)
                .setExpression("name.family.toInteger() > 0");
        assertThat(check("{\"name\":[{\"family\":\"a\"},{\"family\":\"b\"}]}"))
                .contains(new Doubt("Patient", "invariant p-1"));
    }

    private Optional<Doubt> check(String members) {
        String claim = "\"resourceType\":\"Patient\",\"meta\":{\"profile\":[\"" + profile.getUrl() + "\"]}";
        String json = "{" + claim + (members.length() > 2 ? "," + members.substring(1) : "}");
        Patient patient = R4.newJsonParser().parseResource(Patient.class, json);
        return new CompiledProfiles(definitions, new AllCodes(), new FhirPaths()).check(patient, () -> json);
    }

    /** Terminology that knows of no wrong code. */
    private record AllCodes() implements CodeRules {
        @Override
        public boolean acceptsCode(String code, Binding binding, @Nullable String language) {
            return binding.strength() != BindingStrength.NULL;
        }

        @Override
        public boolean acceptsCoding(Coding coding, Binding binding, @Nullable String language) {
            return coding.hasCode();
        }

        @Override
        public boolean acceptsConcept(List<Coding> codings, Binding binding, @Nullable String language) {
            return !codings.isEmpty();
        }
    }
}
