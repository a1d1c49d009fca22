package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.footbridge.rest.StrictReading.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Claims of profiles and extensions that are not installed: HAPI's validator has nothing against them, and the compiled
 * profiles accept them without asking it.
 */
class UnknownDefinitionsTest {
    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String ELSEWHERE = "https://elsewhere.example/StructureDefinition/";
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private static final List<String> URLS = List.of(
            US_CORE + "us-core-race",
            CORE + "individual-genderIdentity",
            CORE + "no-such-extension",
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-x",
            "http://synthetichealth.github.io/synthea/disability-adjusted-life-years",
            ELSEWHERE + "e",
            "urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7");

    private static final List<String> SYSTEMS = List.of(
            "urn:oid:2.16.840.1.113883.12.99999",
            "http://elsewhere.example/codes",
            "https://elsewhere.example/codes",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            "http://snomed.info/sct",
            "http://snomed.info/sct/",
            "https://loinc.org",
            "https://terminology.hl7.org/CodeSystem/v3-ActCode",
            "http://terminology.hl7.org/CodeSystem/no-such-system",
            "http://hl7.org/fhir/sid/cvx",
            "http://hl7.org/fhir/no-such-system");

    /** Values of one extension, with URL # where the whole URL is wanted. */
    private static final List<String> CONTENTS = List.of(
            "'url':'#','valueString':'s'",
            "'url':'#','valueCoding':{'system':'urn:oid:2.16.840.1.113883.6.238','code':'2106-3','display':'White'}",
            "'url':'#','valueAddress':{'city':'c'}",
            "'url':'#','extension':[{'url':'ombCategory','valueCoding':{'system':'urn:example:race','code':'c'}},{'url':'text','valueString':'White'}]",
            "'url':'#','extension':[{'url':'#','valueDecimal':1.5}]",
            "'url':'#','extension':[{'url':'part','extension':[{'url':'inner','valueString':'s'}]}]",
            "'url':'#','extension':[{'url':'part','extension':[{'url':'#','valueString':'s'}]}]");

    /** Resources with an extension, $ for its members, in different places. */
    private static final List<String> PLACES = List.of(
            "{'resourceType':'Patient','extension':[{$}]}",
            "{'resourceType':'Patient','modifierExtension':[{$}]}",
            "{'resourceType':'Patient','birthDate':'1970-01-01','_birthDate':{'extension':[{$}]}}",
            "{'resourceType':'Patient','address':[{'city':'c','extension':[{$}]}]}",
            "{'resourceType':'Patient','contact':[{'name':{'family':'f'},'modifierExtension':[{$}]}]}",
            "{'resourceType':'Claim','status':'active','type':{'text':'t'},'use':'claim','patient':{'reference':'Patient/1'},'created':'2020-01-01','provider':{'reference':'Organization/1'},'priority':{'text':'n'},'insurance':[{'sequence':1,'focal':true,'coverage':{'display':'d'}}],'item':[{'sequence':1,'productOrService':{'text':'t'},'extension':[{$}]}]}");

    static Stream<String> extensions() {
        List<String> resources = new ArrayList<>();
        for (String place : PLACES) {
            for (String content : CONTENTS) {
                for (String url : URLS) {
                    resources.add(place.replace("$", content.replace("#", url)));
                }
            }
        }
        return resources.stream();
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void anUnknownExtensionIsAccepted(String json) {
        Written written = Validators.written(json.replace('\'', '"'));
        assertThat(Validators.errors(written)).isEmpty();
        assertThat(Validators.accepts(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                US_CORE + "us-core-patient",
                US_CORE + "us-core-patient|6.1.0",
                CORE + "no-such-profile",
                "http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips",
                ELSEWHERE + "p",
                ELSEWHERE + "p|2"
            })
    void anUnknownProfileIsAccepted(String url) {
        Written written = Validators.written(
                ("{'resourceType':'Patient','meta':{'profile':['" + url + "']},'active':true}").replace('\'', '"'));
        assertThat(Validators.errors(written)).isEmpty();
        assertThat(Validators.accepts(written)).isTrue();
    }

    static Stream<String> codings() {
        List<String> places = List.of(
                "{'resourceType':'Patient','meta':{'tag':[$]}}",
                "{'resourceType':'Patient','extension':[{'url':'" + US_CORE + "us-core-race','valueCoding':$}]}",
                "{'resourceType':'Encounter','status':'finished','class':$}",
                "{'resourceType':'Observation','status':'final','code':{'coding':[$]}}",
                "{'resourceType':'Observation','status':'final','code':{'coding':[$]},'valueCodeableConcept':{'coding':[$]}}",
                "{'resourceType':'Patient','maritalStatus':{'coding':[$]}}",
                "{'resourceType':'Condition','subject':{'reference':'Patient/1'},'clinicalStatus':{'coding':[$]}}");
        return places.stream()
                .flatMap(place -> SYSTEMS.stream()
                        .map(system -> place.replace("$", "{'system':'" + system + "','code':'c','display':'d'}")));
    }

    @ParameterizedTest
    @MethodSource("codings")
    void aCodeOfAnUnknownSystemIsAcceptedIfHapiHasNothingAgainstIt(String json) {
        Written written = Validators.written(json.replace('\'', '"'));
        assertThat(Validators.accepts(written))
                .isEqualTo(Validators.errors(written).isEmpty());
    }

    /** What is wrong beside or within what is unknown is refused as ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'extension':[{'url':'" + US_CORE + "us-core-race'}]",
                "'extension':[{'url':'" + US_CORE + "us-core-race','extension':[{'url':'part'}]}]",
                "'extension':[{'url':'us-core-race','valueString':'s'}]",
                "'extension':[{'url':'" + CORE + "patient-birthPlace','valueString':'s'}]",
                "'extension':[{'url':'" + CORE
                        + "patient-nationality','extension':[{'url':'no-such-part','valueString':'s'}]}]",
                "'extension':[{'url':'" + US_CORE + "us-core-race','extension':[{'url':'" + CORE
                        + "patient-birthPlace','valueString':'s'}]}]",
                "'meta':{'profile':['" + US_CORE + "us-core-patient']},'contact':[{'gender':'male'}]"
            })
    void whatIsWrongIsNotAccepted(String members) {
        Written written = Validators.written(("{'resourceType':'Patient'," + members + "}").replace('\'', '"'));
        assertThat(Validators.accepts(written)).isFalse();
        assertThat(Validators.errors(written)).isNotEmpty();
    }
}
