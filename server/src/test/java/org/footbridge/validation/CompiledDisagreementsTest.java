package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.footbridge.rest.StrictReading.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each resource that the compiled profiles once accepted though HAPI's validator refuses it: now they do not. */
class CompiledDisagreementsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a line end in a reference | {'resourceType':'Patient','managingOrganization':{'reference':'Organization/1\\n'}}",
                "a space that does not break in a code | {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'urn:x:y','code':'c\u00A0d'}]}}",
                "an extension of an id | {'resourceType':'Organization','active':true,'name':'n','_id':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'nonsense'}]}}",
                "an extension of an extension's url | {'resourceType':'Patient','extension':[{'url':'urn:x:y','valueCode':'c','_url':{'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/data-absent-reason','valueCode':'nonsense'}]}}]}",
                "a relative system of a unit | {'resourceType':'Observation','status':'final','code':{'text':'t'},'valueQuantity':{'value':1,'system':'draft','code':'{score}'}}",
                "one id of two codings | {'resourceType':'Patient','maritalStatus':{'coding':[{'id':'a','code':'c'},{'id':'a','code':'d'}]}}",
            })
    void isNotAccepted(String name, String json) {
        Written written = Validators.written(json.replace('\'', '"'));
        assertThat(Validators.accepts(written)).isFalse();
        assertThat(Validators.errors(written)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a space after a code | {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'urn:x:y','code':'c '}]}}",
                "a line end after a system | {'resourceType':'Patient','identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number\\n','value':'1'}]}",
                "more beside a list than in it | {'resourceType':'Patient','meta':{'profile':['https://fhir.footbridge.example/StructureDefinition/x'],'_profile':[null,{'id':'a'}]}}",
                "a null beside a list | {'resourceType':'Practitioner','meta':{'profile':['https://fhir.footbridge.example/StructureDefinition/SPPractitioner'],'_profile':[{'id':'a1'},null]},'active':true,'name':[{'family':'Price','given':['Daniel']}]}",
                "two values of an extension | {'resourceType':'Location','_name':{'extension':[{'url':'https://example.org/x','valueString':'y','valueCode':'z'}]}}",
                "a narrative without tags | {'resourceType':'Patient','text':{'status':'generated','div':'plain'}}",
            })
    void isNotEvenRead(String name, String json) {
        assertThat(Validators.READING.read(json.replace('\'', '"'))).isEmpty();
    }

    /** HAPI's own support of R4 fails on what comes after the last slash, which is nothing. */
    @Test
    void aReferenceToTheRootOfASiteIsLeftToHapiWhichHasNothingAgainstIt() {
        Written written = Validators.written("{'resourceType':'Observation','status':'final','code':{'text':'t'},"
                .concat("'subject':{'reference':'http://unitsofmeasure.org'}}")
                .replace('\'', '"'));
        assertThat(Validators.accepts(written)).isFalse();
        assertThat(Validators.errors(written)).isEmpty();
    }

    /** HAPI's parser has a name for it that is not FHIR's; its validator knows FHIR's names only. */
    @Test
    void aReferenceUnderTheNameOfItsTargetIsNotRead() {
        String note = "{'resourceType':'Observation','status':'final','code':{'text':'t'},'note':[{'text':'n',"
                + "'authorPractitioner':{'reference':'Practitioner/1'}}]}";
        assertThat(Validators.READING.read(note.replace('\'', '"'))).isEmpty();
        assertThat(Validators.READING.read(note.replace('\'', '"').replace("authorPractitioner", "authorReference")))
                .isPresent();
    }
}
