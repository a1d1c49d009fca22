package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.check.Doubt;
import org.footbridge.rest.StrictReading.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiled profiles accept, and why they doubt the rest. */
class CompiledValidationTest {
    private static final String PATIENT = "'resourceType':'Patient'";
    private static final String OBSERVATION = "'resourceType':'Observation','status':'final','code':{'text':'c'}";

    /** Answers to our forms are HAPI's validator to judge. */
    @Test
    void leavesAtMostTwoInAHundredOfOurExamplesToHapi() {
        List<String> examples = Validators.examples();
        List<String> left = new ArrayList<>();
        for (String example : examples) {
            Written written = Validators.written(example);
            Validators.BOTH
                    .compiled()
                    .profiles()
                    .check(written.model(), written::text)
                    .filter(doubt -> !doubt.feature().equals("answers to a form that is known")
                            && !doubt.feature().equals("type with rules of its own"))
                    .ifPresent(doubt -> left.add(
                            written.model().fhirType() + " " + written.model().getIdPart() + ": " + doubt));
        }
        System.out.printf(
                Locale.ROOT, "%d of our %d examples are left to HAPI: %s%n", left.size(), examples.size(), left);
        assertThat(examples).hasSizeGreaterThan(90);
        assertThat(left).hasSizeLessThanOrEqualTo(examples.size() / 50);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dates of all precisions | 'birthDate':'1953-05'",
                "an extension of a primitive | 'birthDate':'1953','_birthDate':{'extension':[{'url':'https://example.org/x','valueCode':'a'}]}",
                "an extension instead of a value | '_birthDate':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'unknown'}]}",
                "an extension that nobody knows | 'extension':[{'url':'https://example.org/x','valueString':'y'}]",
                "a profile that nobody knows | 'meta':{'profile':['https://example.org/StructureDefinition/x']}",
                "a contained resource | 'contained':[{'resourceType':'Organization','id':'o','name':'n'}],'managingOrganization':{'reference':'#o'}",
                "an identifier for a reference | 'managingOrganization':{'identifier':{'value':'1'},'display':'d'}",
                "codes of a required binding | 'gender':'female','name':[{'use':'official','family':'f'}]",
                "codes outside an extensible binding | 'maritalStatus':{'text':'t'}",
                "a narrative | 'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a <b>b</b></p></div>'}",
            })
    void accepts(String name, String members) {
        Written written = written("{" + PATIENT + "," + members + "}");
        assertThat(Validators.BOTH.compiled().profiles().check(written.model(), written::text))
                .isEmpty();
        assertThat(Validators.errors(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a range | {#O,'valueRange':{'low':{'value':1.0,'unit':'kg'},'high':{'value':1,'unit':'kg'}}}",
                "a day after a time | {'resourceType':'Task','status':'draft','intent':'order','authoredOn':'2026-09-10T23:30:00-02:00','lastModified':'2026-09-12'}",
                "a known code outside an extensible value set | {#O,'interpretation':[{'coding':[{'system':'http://hl7.org/fhir/administrative-gender','code':'male'}]}]}",
                "a reference that an invariant follows | {'resourceType':'CareTeam','participant':[{'member':{'reference':'Practitioner/1'},'onBehalfOf':{'reference':'Organization/1'}}]}",
                "answers to a form that is not here | {'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'https://forms.example/one','item':[{'linkId':'1','answer':[{'valueInteger':3}]}]}",
                "a form whose questions depend on others | {'resourceType':'Questionnaire','status':'draft','item':[{'linkId':'1','type':'boolean'},{'linkId':'2','type':'string','enableWhen':[{'question':'1','operator':'=','answerBoolean':true}]}]}",
                "a modifier that nobody knows | {#P,'modifierExtension':[{'url':'https://example.org/x','valueCode':'c'}]}",
            })
    void acceptsAResource(String name, String json) {
        Written written = written(json.replace("#P", PATIENT).replace("#O", OBSERVATION));
        assertThat(Validators.BOTH.compiled().profiles().check(written.model(), written::text))
                .isEmpty();
        assertThat(Validators.errors(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a missing element | {'resourceType':'Observation','status':'final'} | Observation | cardinality of code",
                "a code of no system that is known | {#O,'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'x'}]}]} | Observation.category | binding to http://hl7.org/fhir/ValueSet/observation-category",
                "a space after a name | {#P,'name':[{'family':'f '}]} | Patient | text that the model may have changed",
                "a broken invariant | {#P,'contact':[{'gender':'male'}]} | Patient.contact | invariant pat-1",
                "a unit without a system | {#O,'valueQuantity':{'value':1,'code':'mg'}} | Observation.value | invariant qty-3",
                "a reference to the wrong type | {#P,'managingOrganization':{'reference':'Patient/1'}} | Patient.managingOrganization | type of reference",
                "a reference whose type is untold | {#P,'managingOrganization':{'reference':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520'}} | Patient.managingOrganization | reference that does not tell its type",
                "a contained resource that is not there | {#P,'managingOrganization':{'reference':'#o'}} | Patient.managingOrganization | reference to contained resource",
                "a contained resource that nothing refers to | {#P,'contained':[{'resourceType':'Patient','id':'a'}]} | Patient | contained resources' ids and references",
                "a broken contained resource | {#P,'contained':[{'resourceType':'Patient','id':'a','link':[{'type':'refer'}]}]} | Patient.link | cardinality of other",
                "an extension where it may not stand | {#O,'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/patient-birthPlace','valueAddress':{'city':'c'}}]} | Observation.extension | context of extension http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
                "an extension with a wrong value | {#P,'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/patient-birthPlace','valueString':'c'}]} | Patient.extension.value | type of value[x]",
                "a script in the narrative | {#P,'text':{'status':'generated','div':'<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></div>'}} | Patient.text | narrative",
                "two elements of one id | {#P,'name':[{'id':'a','family':'f'},{'id':'a','family':'g'}]} | Patient.name | element id that is not the only one",
                "an element with an id only | {#P,'name':[{'id':'a'}]} | Patient.name | element without content",
                "a claim by fragment | {#P,'meta':{'profile':['https://example.org/x#1']}} | Patient | claim of a profile by fragment",
                "a claim for another type | {#P,'meta':{'profile':['http://hl7.org/fhir/StructureDefinition/bp']}} | Patient | profile of another type",
                "a range that ends before it begins | {#O,'valueRange':{'low':{'value':2},'high':{'value':1}}} | Observation.value | invariant rng-2",
                "a range in two units | {#O,'valueRange':{'low':{'value':1,'unit':'kg'},'high':{'value':2,'unit':'g'}}} | Observation.value | invariant rng-2",
                "a day that a time is on | {'resourceType':'Task','status':'draft','intent':'order','authoredOn':'2026-09-10T10:00:00Z','lastModified':'2026-09-10'} | Task | invariant inv-1",
                "a code that its system does not have | {#O,'interpretation':[{'coding':[{'system':'http://hl7.org/fhir/administrative-gender','code':'x'}]}]} | Observation.interpretation | binding to http://hl7.org/fhir/ValueSet/observation-interpretation",
                "a team in a plan, whose invariant follows a reference | {'resourceType':'CarePlan','status':'draft','intent':'plan','subject':{'reference':'Patient/1'},'contained':[{'resourceType':'CareTeam','id':'t','participant':[{'member':{'reference':'Practitioner/1'}}]}],'careTeam':[{'reference':'#t'}]} | CareTeam.participant | invariant ctm-1",
                "answers to a form within | {'resourceType':'QuestionnaireResponse','status':'completed','questionnaire':'#f','contained':[{'resourceType':'Questionnaire','id':'f','status':'draft'}]} | QuestionnaireResponse | answers to a form that is known",
                "a question that depends on itself | {'resourceType':'Questionnaire','status':'draft','item':[{'linkId':'1','type':'boolean','enableWhen':[{'question':'1','operator':'exists','answerBoolean':true}]}]} | Questionnaire | question that depends on itself, on one within it, or on none",
                "a question that depends on none | {'resourceType':'Questionnaire','status':'draft','item':[{'linkId':'1','type':'boolean','enableWhen':[{'question':'2','operator':'exists','answerBoolean':true}]}]} | Questionnaire | question that depends on itself, on one within it, or on none",
                "a form that is derived | {'resourceType':'Questionnaire','status':'draft','derivedFrom':['https://forms.example/one']} | Questionnaire | form that is derived, or one of HL7",
                "a type with rules of its own | {'resourceType':'Bundle','type':'collection'} | Bundle | type with rules of its own",
            })
    void doubts(String name, String json, String path, String feature) {
        Written written = written(json.replace("#P", PATIENT).replace("#O", OBSERVATION));
        assertThat(Validators.BOTH.compiled().profiles().check(written.model(), written::text))
                .contains(new Doubt(path, feature));
    }

    @Test
    void countsWhatItLeavesToHapi() {
        CompiledValidation counting = new CompiledValidation(
                new FhirPaths(), () -> Validators.BOTH.compiled().profiles());
        Written fine = written("{" + PATIENT + "}");
        Written broken = written("{" + PATIENT + ",'managingOrganization':{'reference':'Patient/1'}}");
        counting.accepts(fine.model(), fine::text);
        counting.accepts(broken.model(), broken::text);
        counting.accepts(broken.model(), broken::text);
        assertThat(counting.accepted()).isOne();
        assertThat(counting.doubted())
                .containsOnly(Map.entry(new Doubt("Patient.managingOrganization", "type of reference"), 2L));
    }

    private static Written written(String json) {
        return Validators.written(json.replace("\"", "\\\"").replace('\'', '"'));
    }
}
