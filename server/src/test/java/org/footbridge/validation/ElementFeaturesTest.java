package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What profiles can say of elements: of each feature, both validators take a resource that keeps it, and what breaks it is
 * an error of {@code $validate} and not accepted.
 */
class ElementFeaturesTest {
    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";
    private static final String OBSERVATION = "'status':'final','code':{'text':'c'}";
    private static final StoredProfiles PROFILES = new StoredProfiles();

    /** A profile on {@code type} with one feature, and members that keep and break it. */
    private record Feature(String name, String type, String elements, String good, String bad) {
        String definition() {
            return StoredProfiles.profile(name, type, "resource", elements);
        }

        String resource(String members) {
            return "{'resourceType':'" + type + "','meta':{'profile':['" + StoredProfiles.URL + name + "']}"
                    + (members.isEmpty() ? "" : "," + members) + "}";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Feature patient(String name, String elements, String good, String bad) {
        return new Feature(name, "Patient", elements, good, bad);
    }

    private static Feature observation(String name, String elements, String good, String bad) {
        String begin = good.contains("'status'") ? "" : OBSERVATION + ",";
        return new Feature(name, "Observation", elements, begin + good, bad.isEmpty() ? OBSERVATION : begin + bad);
    }

    private static String element(String path, String members) {
        return "{'id':'" + path + "','path':'" + path + "'," + members + "}";
    }

    private static String slice(String path, String name, String members) {
        return "{'id':'" + path + ":" + name + "','path':'" + path + "','sliceName':'" + name + "'" + members + "}";
    }

    private static String slicing(String path, String type, String discriminator, String more) {
        return element(
                path,
                "'slicing':{'discriminator':[{'type':'" + type + "','path':'" + discriminator + "'}]," + more + "}");
    }

    private static String identifiers(String more, String slices) {
        return slicing("Patient.identifier", "value", "system", more) + "," + slices;
    }

    private static String system(String name, String members) {
        return slice("Patient.identifier", name, members) + ",{'id':'Patient.identifier:" + name
                + ".system','path':'Patient.identifier.system','min':1,'fixedUri':'urn:sys:" + name + "'}";
    }

    private static String identifier(String... systems) {
        return "'identifier':["
                + Stream.of(systems)
                        .map(name -> "{'system':'urn:sys:" + name + "','value':'1'}")
                        .reduce((one, other) -> one + "," + other)
                        .orElse("")
                + "]";
    }

    private static String target(String type, String more) {
        return element(
                "Observation.subject",
                "'type':[{'code':'Reference','targetProfile':['" + CORE + type + "']" + more + "}]");
    }

    static Stream<Feature> features() {
        return Stream.of(cardinalities(), references(), slices(), contents()).flatMap(List::stream);
    }

    private static List<Feature> cardinalities() {
        return List.of(
                patient("min", element("Patient.birthDate", "'min':1"), "'birthDate':'2020'", "'active':true"),
                patient(
                        "max",
                        element("Patient.name", "'max':'1'"),
                        "'name':[{'family':'a'}]",
                        "'name':[{'family':'a'},{'family':'b'}]"),
                patient("max-0", element("Patient.photo", "'max':'0'"), "'active':true", "'photo':[{'title':'p'}]"),
                patient(
                        "min-within",
                        element("Patient.contact.name", "'min':1"),
                        "'contact':[{'name':{'family':'a'}}]",
                        "'contact':[{'gender':'male','telecom':[{'value':'1'}]}]"),
                observation("min-choice", element("Observation.value[x]", "'min':1"), "'valueString':'a'", ""),
                observation(
                        "max-0-choice",
                        element("Observation.value[x]", "'max':'0'"),
                        "'note':[{'text':'n'}]",
                        "'valueString':'a'"),
                observation(
                        "type-of-choice",
                        element("Observation.value[x]", "'type':[{'code':'Quantity'}]"),
                        "'valueQuantity':{'value':1}",
                        "'valueString':'a'"),
                observation(
                        "min-of-choice",
                        slicing("Observation.value[x]", "type", "$this", "'rules':'closed'")
                                + ",{'id':'Observation.value[x]:valueQuantity','path':'Observation.value[x]','sliceName':'valueQuantity','min':1,'type':[{'code':'Quantity'}]}",
                        "'valueQuantity':{'value':1}",
                        "'valueString':'a'"),
                new Feature(
                        "content-reference",
                        "Questionnaire",
                        element("Questionnaire.item.item", "'max':'0'"),
                        "'status':'draft','item':[{'linkId':'1','type':'string'}]",
                        "'status':'draft','item':[{'linkId':'1','type':'group','item':[{'linkId':'2','type':'string'}]}]"),
                new Feature(
                        "max-of-content-reference",
                        "Questionnaire",
                        element("Questionnaire.item.code", "'max':'0'"),
                        "'status':'draft','item':[{'linkId':'1','type':'string'}]",
                        "'status':'draft','item':[{'linkId':'1','type':'string','code':[{'code':'a'}]}]"));
    }

    private static List<Feature> references() {
        return List.of(
                observation(
                        "target",
                        target("Patient", ""),
                        "'subject':{'reference':'Patient/1'}",
                        "'subject':{'reference':'Group/1'}"),
                observation(
                        "target-absolute",
                        target("Patient", ""),
                        "'subject':{'reference':'https://a.example/fhir/Patient/1'}",
                        "'subject':{'reference':'https://a.example/fhir/Device/1/_history/2'}"),
                observation(
                        "target-by-type",
                        target("Patient", ""),
                        "'subject':{'type':'Patient','display':'d'}",
                        "'subject':{'type':'Device','display':'d'}"),
                observation(
                        "target-by-condition",
                        target("Patient", ""),
                        "'subject':{'reference':'Patient?identifier=urn:a|1'}",
                        "'subject':{'reference':'Device?identifier=urn:a|1'}"),
                observation(
                        "target-contained",
                        target("Patient", ""),
                        "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'#c'}",
                        "'contained':[{'resourceType':'Device','id':'c','manufacturer':'m'}],'subject':{'reference':'#c'}"),
                observation(
                        "target-of-r4",
                        element("Observation.note", "'max':'1'"),
                        "'subject':{'reference':'Device/1'}",
                        "'subject':{'reference':'Medication/1'}"),
                observation(
                        "target-profile",
                        element(
                                "Observation.subject",
                                "'type':[{'code':'Reference','targetProfile':['" + StoredProfiles.URL + "min']}]"),
                        "'contained':[{'resourceType':'Patient','id':'c','birthDate':'2020'}],'subject':{'reference':'#c'}",
                        "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'#c'}"),
                observation(
                        "target-profiles",
                        element(
                                "Observation.subject",
                                "'type':[{'code':'Reference','targetProfile':['" + StoredProfiles.URL + "min','"
                                        + StoredProfiles.URL + "min-within']}]"),
                        "'contained':[{'resourceType':'Patient','id':'c','birthDate':'2020'}],'subject':{'reference':'#c'}",
                        "'contained':[{'resourceType':'Patient','id':'c','contact':[{'gender':'male','telecom':[{'value':'1'}]}]}],'subject':{'reference':'#c'}"),
                observation(
                        "contained-only",
                        target("Patient", ",'aggregation':['contained']"),
                        "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'#c'}",
                        "'subject':{'reference':'Patient/1'}"),
                observation(
                        "referenced-only",
                        target("Patient", ",'aggregation':['referenced']"),
                        "'subject':{'reference':'Patient/1'}",
                        "'contained':[{'resourceType':'Patient','id':'c','active':true}],'subject':{'reference':'#c'}"),
                observation(
                        "bundled-only",
                        target("Patient", ",'aggregation':['bundled']"),
                        "'note':[{'text':'n'}]",
                        "'subject':{'reference':'Patient/1'}"),
                observation(
                        "versioned",
                        target("Patient", ",'versioning':'specific'"),
                        "'subject':{'reference':'Patient/1/_history/2'}",
                        "'subject':{'reference':'Patient/1'}"),
                observation(
                        "unversioned",
                        target("Patient", ",'versioning':'independent'"),
                        "'subject':{'reference':'Patient/1'}",
                        "'subject':{'reference':'Patient/1/_history/2'}"));
    }

    private static List<Feature> slices() {
        String two = system("a", "") + "," + system("b", "");
        return List.of(
                patient(
                        "slice-min",
                        identifiers("'rules':'open'", system("a", ",'min':1")),
                        identifier("a", "x"),
                        identifier("x")),
                patient(
                        "slice-max",
                        identifiers("'rules':'open'", system("a", ",'max':'1'")),
                        identifier("a", "x", "x"),
                        identifier("a", "a")),
                patient(
                        "slice-closed",
                        identifiers("'rules':'closed'", two),
                        identifier("b", "a", "b"),
                        identifier("a", "x")),
                patient(
                        "slice-ordered",
                        identifiers("'ordered':true,'rules':'open'", two),
                        identifier("a", "a", "b"),
                        identifier("b", "a")),
                patient(
                        "slice-at-end",
                        identifiers("'ordered':true,'rules':'openAtEnd'", two),
                        identifier("a", "b", "x"),
                        identifier("x", "a")),
                patient(
                        "slice-rule",
                        identifiers(
                                "'rules':'open'",
                                system("a", "")
                                        + ",{'id':'Patient.identifier:a.value','path':'Patient.identifier.value','min':1,'maxLength':2}"),
                        identifier("a"),
                        "'identifier':[{'system':'urn:sys:a','value':'123'}]"),
                patient(
                        "slice-pattern",
                        slicing("Patient.identifier", "pattern", "$this", "'rules':'open'") + ","
                                + slice(
                                        "Patient.identifier",
                                        "a",
                                        ",'min':1,'patternIdentifier':{'system':'urn:sys:a'}"),
                        identifier("a"),
                        identifier("x")),
                patient(
                        "slice-exists",
                        slicing("Patient.name", "exists", "period", "'rules':'open'") + ","
                                + slice("Patient.name", "dated", ",'min':1")
                                + ",{'id':'Patient.name:dated.period','path':'Patient.name.period','min':1},"
                                + slice("Patient.name", "plain", "")
                                + ",{'id':'Patient.name:plain.period','path':'Patient.name.period','max':'0'}",
                        "'name':[{'family':'a','period':{'start':'2020'}}]",
                        "'name':[{'family':'a'}]"),
                observation(
                        "slice-type",
                        slicing("Observation.component", "type", "value", "'rules':'closed'") + ","
                                + slice("Observation.component", "number", "")
                                + ",{'id':'Observation.component:number.value[x]','path':'Observation.component.value[x]','min':1,'type':[{'code':'Quantity'}]}",
                        "'component':[{'code':{'text':'a'},'valueQuantity':{'value':1}}]",
                        "'component':[{'code':{'text':'a'},'valueString':'b'}]"),
                observation(
                        "slice-profile",
                        slicing("Observation.subject.extension", "value", "url", "'rules':'open'")
                                        .replace("Observation.subject.extension", "Observation.extension")
                                + ","
                                + slice(
                                        "Observation.extension",
                                        "birth",
                                        ",'min':1,'type':[{'code':'Extension','profile':['" + StoredProfiles.URL
                                                + "limited']}]"),
                        "'extension':[{'url':'" + StoredProfiles.URL + "limited','valueString':'a'}]",
                        "'extension':[{'url':'urn:other','valueString':'a'}]"),
                new Feature(
                        "slice-by-profile",
                        "Bundle",
                        slicing("Bundle.entry", "profile", "resource", "'rules':'open'") + ","
                                + slice("Bundle.entry", "born", ",'min':1")
                                + ",{'id':'Bundle.entry:born.resource','path':'Bundle.entry.resource','min':1,'type':[{'code':'Patient','profile':['"
                                + StoredProfiles.URL + "min']}]}",
                        "'type':'collection','entry':[{'fullUrl':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520','resource':{'resourceType':'Patient','birthDate':'2020'}}]",
                        "'type':'collection','entry':[{'fullUrl':'urn:uuid:c757873d-ec9a-4326-a141-556f43239520','resource':{'resourceType':'Patient','active':true}}]"));
    }

    private static List<Feature> contents() {
        String rule = "'constraint':[{'key':'x-1','severity':'%s','human':'h','expression':'family.exists()'}]";
        String bound = "'binding':{'strength':'%s','valueSet':'http://hl7.org/fhir/ValueSet/administrative-gender'}";
        String male = "{'system':'http://hl7.org/fhir/administrative-gender','code':'male'}";
        String max = "'binding':{'extension':[{'url':'" + CORE
                + "elementdefinition-maxValueSet','valueCanonical':'http://hl7.org/fhir/ValueSet/administrative-gender'}],'strength':'extensible','valueSet':'http://hl7.org/fhir/ValueSet/administrative-gender'}";
        String other = "{'system':'http://hl7.org/fhir/contact-point-system','code':'phone'}";
        return List.of(
                patient(
                        "constraint",
                        element("Patient.name", rule.formatted("error")),
                        "'name':[{'family':'a'}]",
                        "'name':[{'text':'a'}]"),
                patient(
                        "required",
                        element("Patient.maritalStatus", bound.formatted("required")),
                        "'maritalStatus':{'coding':[" + male + ",{'system':'urn:x:y','code':'1'}]}",
                        "'maritalStatus':{'coding':[" + other + "]}"),
                patient(
                        "required-text",
                        element("Patient.maritalStatus", bound.formatted("required")),
                        "'maritalStatus':{'coding':[" + male + "]}",
                        "'maritalStatus':{'text':'m'}"),
                patient(
                        "required-wrong",
                        element("Patient.maritalStatus", bound.formatted("required")),
                        "'maritalStatus':{'coding':[" + male + "]}",
                        "'maritalStatus':{'coding':[" + male
                                + ",{'system':'http://hl7.org/fhir/contact-point-system','code':'nonsense'}]}"),
                patient(
                        "max-value-set",
                        element("Patient.maritalStatus", max),
                        "'maritalStatus':{'coding':[" + male + "]}",
                        "'maritalStatus':{'coding':[" + other + "]}"),
                patient(
                        "regex",
                        element(
                                "Patient.name.family",
                                "'extension':[{'url':'" + CORE + "regex','valueString':'[a-z]+'}]"),
                        "'name':[{'family':'a'}]",
                        "'name':[{'family':'A'}]"),
                patient(
                        "min-length",
                        element(
                                "Patient.name.family",
                                "'extension':[{'url':'" + CORE + "minLength','valueInteger':2}]"),
                        "'name':[{'family':'ab'}]",
                        "'name':[{'family':'a'}]"),
                patient(
                        "max-size",
                        element("Patient.photo", "'extension':[{'url':'" + CORE + "maxSize','valueDecimal':3}]"),
                        "'photo':[{'contentType':'text/plain','data':'AAAA'}]",
                        "'photo':[{'contentType':'text/plain','data':'AAAAAAAA'}]"),
                observation(
                        "max-decimals",
                        element(
                                "Observation.value[x]",
                                "'extension':[{'url':'" + CORE
                                        + "maxDecimalPlaces','valueInteger':1}],'type':[{'code':'Quantity'}]"),
                        "'valueQuantity':{'value':1.5}",
                        "'valueQuantity':{'value':1.55}"),
                patient(
                        "extension-twice",
                        element("Patient.active", "'min':0"),
                        "'extension':[{'url':'" + StoredProfiles.URL + "limited','valueString':'a'}]",
                        "'extension':[{'url':'" + StoredProfiles.URL + "limited','valueString':'a'},{'url':'"
                                + StoredProfiles.URL + "limited','valueString':'b'}]"),
                patient(
                        "extension-of-primitive-twice",
                        element("Patient.active", "'min':0"),
                        "'birthDate':'2020','_birthDate':{'extension':[{'url':'" + StoredProfiles.URL
                                + "limited','valueString':'a'}]}",
                        "'birthDate':'2020','_birthDate':{'extension':[{'url':'" + StoredProfiles.URL
                                + "limited','valueString':'a'},{'url':'" + StoredProfiles.URL
                                + "limited','valueString':'b'}]}"),
                observation(
                        "extension-context",
                        element("Observation.status", "'min':1"),
                        "'note':[{'text':'n'}]",
                        "'extension':[{'url':'" + StoredProfiles.URL + "only-patient','valueString':'a'}]"),
                patient(
                        "modifier",
                        element("Patient.active", "'min':0"),
                        "'active':true",
                        "'extension':[{'url':'" + StoredProfiles.URL + "modifying','valueString':'a'}]"),
                observation(
                        "max-in-another-unit",
                        element(
                                "Observation.value[x]",
                                "'type':[{'code':'Quantity'}],'maxValueQuantity':{'value':2,'system':'http://unitsofmeasure.org','code':'kg'}"),
                        "'valueQuantity':{'value':1500,'system':'http://unitsofmeasure.org','code':'g'}",
                        "'valueQuantity':{'value':2500,'system':'http://unitsofmeasure.org','code':'g'}"),
                patient(
                        "type-profile",
                        element(
                                "Patient.name",
                                "'type':[{'code':'HumanName','profile':['" + StoredProfiles.URL + "named']}]"),
                        "'name':[{'family':'a'}]",
                        "'name':[{'text':'a'}]"));
    }

    @BeforeAll
    static void store() {
        String url = element("Extension.url", "'fixedUri':'" + StoredProfiles.URL + "%s'");
        String value = ",{'id':'Extension.value[x]','path':'Extension.value[x]','min':1,'type':[{'code':'string'}]}";
        PROFILES.store(StoredProfiles.extension(
                "limited", "Element", element("Extension", "'max':'1'") + "," + url.formatted("limited") + value));
        PROFILES.store(StoredProfiles.extension("only-patient", "Patient", url.formatted("only-patient") + value));
        PROFILES.store(StoredProfiles.extension(
                "modifying",
                "Element",
                element("Extension", "'isModifier':true,'isModifierReason':'r'") + "," + url.formatted("modifying")
                        + value));
        PROFILES.store(
                StoredProfiles.profile("named", "HumanName", "complex-type", element("HumanName.family", "'min':1")));
        features().forEach(feature -> PROFILES.store(feature.definition()));
        assertThat(PROFILES.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("features")
    void whatKeepsTheRuleIsValidAndWhatBreaksItIsRefused(Feature feature) {
        PROFILES.requireValid(feature.resource(feature.good()));
        PROFILES.requireInvalid(feature.resource(feature.bad()));
    }
}
