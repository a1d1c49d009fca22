package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.patch.PatchSetup.assertRefused;
import static org.footbridge.patch.PatchSetup.fhirPath;
import static org.footbridge.patch.PatchSetup.operation;
import static org.footbridge.patch.PatchSetup.patched;

import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIRPath Patch as R4 says. */
class FhirPathPatchTest {
    private static final String PATIENT = "{'resourceType':'Patient','id':'p','active':true,"
            + "'name':[{'use':'official','family':'Okafor','given':['Ada','Ngozi']},{'text':'Ada'}],"
            + "'birthDate':'1951-02-03'}";
    private static final String OBSERVATION = "{'resourceType':'Observation','id':'o','status':'final',"
            + "'code':{'text':'loneliness'},'valueQuantity':{'value':6.00}}";

    @ParameterizedTest(name = "{0} at {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        add     | Patient                                    | 'name':'name','valueString':'gender';'name':'value','valueCode':'female'       | 'gender':'female','birthDate'
        add     | Patient                                    | 'name':'name','valueString':'deceased';'name':'value','valueDateTime':'2024'   | 'deceasedDateTime':'2024'
        add     | Patient.name[0]                            | 'name':'name','valueString':'given';'name':'value','valueString':'Chi'         | 'given':['Ada','Ngozi','Chi']
        add     | Patient.name.where(use = 'official')       | 'name':'name','valueString':'suffix';'name':'value','valueString':'MBE'        | 'suffix':['MBE']
        add     | Patient.birthDate                          | 'name':'name','valueString':'extension';'name':'value','valueExtension':{'url':'urn:x','valueBoolean':true} | '_birthDate':{'extension':[{'url':'urn:x','valueBoolean':true}]}
        add     | Patient                                    | 'name':'name','valueString':'contained';'name':'value','resource':{'resourceType':'Location','id':'l','name':'Hub'} | 'contained':[{'resourceType':'Location','id':'l','name':'Hub'}]
        insert  | Patient.name                               | 'name':'index','valueInteger':0;'name':'value','valueHumanName':{'text':'A'}   | 'name':[{'text':'A'},{'use'
        insert  | Patient.name[0].given                      | 'name':'index','valueInteger':1;'name':'value','valueString':'Chi'             | 'given':['Ada','Chi','Ngozi']
        insert  | name.first().given                         | 'name':'index','valueInteger':2;'name':'value','valueString':'Chi'             | 'given':['Ada','Ngozi','Chi']
        insert  | Patient.telecom                            | 'name':'index','valueInteger':0;'name':'value','valueContactPoint':{'value':'1'} | 'telecom':[{'value':'1'}]
        replace | Patient.birthDate                          | 'name':'value','valueDate':'1952-02'                                           | 'birthDate':'1952-02'
        replace | Patient.name[0].given[1]                   | 'name':'value','valueString':'Chi'                                             | 'given':['Ada','Chi']
        replace | Patient.name.where(text.exists()).text     | 'name':'value','valueString':'A'                                               | {'text':'A'}
        replace | Patient.name.where(use = 'official').use   | 'name':'value','valueCode':'old'                                               | {'use':'old'
        delete  | Patient.name.given.where($this = 'Ngozi')  |                                                                                | 'given':['Ada']}
        delete  | Patient.name.last()                        |                                                                                | 'name':[{'use':'official','family':'Okafor','given':['Ada','Ngozi']}],
        delete  | Patient.active                             |                                                                                | 'id':'p','name'
        delete  | Patient.photo                              |                                                                                | 'birthDate':'1951-02-03'}
        move    | Patient.name                               | 'name':'source','valueInteger':1;'name':'destination','valueInteger':0         | 'name':[{'text':'Ada'},{'use'
        move    | Patient.name[0].given                      | 'name':'source','valueInteger':0;'name':'destination','valueInteger':1         | 'given':['Ngozi','Ada']
        """)
    void applies(String type, String path, String parts, String expected) {
        assertThat(patched(PATIENT, patch(type, path, parts))).contains(expected);
    }

    @ParameterizedTest(name = "{0} at {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        add     | Patient             | 'name':'name','valueString':'birthDate';'name':'value','valueDate':'1952'          | 'birthDate' is there already and does not repeat; replace it
        add     | Patient.contact     | 'name':'name','valueString':'gender';'name':'value','valueCode':'male'             | the path finds no element; add it first
        add     | Patient.name        | 'name':'name','valueString':'period';'name':'value','valuePeriod':{'start':'2024'} | the path finds 2 elements and must find one
        add     | Patient             | 'name':'name','valueString':'nickname';'name':'value','valueString':'A'            | no element 'nickname' in Patient; there are id, meta
        add     | Patient             | 'name':'name','valueString':'gender';'name':'value','valueString':'male'           | 'gender' takes code, not string
        add     | Patient             | 'name':'name','valueString':'deceased';'name':'value','valueDate':'2024'           | 'deceased' takes boolean or dateTime, not date
        add     | Patient             | 'name':'name','valueString':'contact';'name':'value','valueString':'A'             | give its elements as parts
        add     | Patient             | 'name':'name','valueString':'photo';'name':'value','resource':{'resourceType':'Location','id':'l'} | 'photo' takes no resource
        add     | Patient             | 'name':'name','valueString':'contained';'name':'value','valueString':'A'           | 'contained' takes a resource
        add     | Patient             | 'name':'name','valueString':'deceased';'name':'value','part':[{'name':'x','valueString':'y'}] | takes a value[x], not parts
        insert  | Patient.name        | 'name':'index','valueInteger':3;'name':'value','valueHumanName':{'text':'A'}       | the index 3 is beyond the end of the list, which has 2 items
        insert  | Patient.birthDate   | 'name':'index','valueInteger':0;'name':'value','valueDate':'1952'                  | does not repeat, so it is no list
        insert  | Patient.contact.telecom | 'name':'index','valueInteger':0;'name':'value','valueContactPoint':{'value':'1'} | no parent element for the list
        insert  | Patient.name.given  | 'name':'index','valueInteger':0;'name':'value','valueString':'A'                   | finds 2 elements
        delete  | Patient.name        |                                                                                    | finds 2 elements and must find one
        delete  | Patient             |                                                                                    | selects the whole resource
        delete  | Patient.name.count() |                                                                                   | not an element of the resource
        replace | Patient             | 'name':'value','valueString':'A'                                                   | selects the whole resource
        replace | Patient.photo       | 'name':'value','valueAttachment':{'title':'A'}                                     | the path finds no element; add it first
        replace | Patient.birthDate   | 'name':'value','valueDateTime':'1952'                                              | 'birthDate' takes date, not dateTime
        move    | Patient.name        | 'name':'source','valueInteger':2;'name':'destination','valueInteger':0             | the list has 2 items
        move    | Patient.name        | 'name':'source','valueInteger':0;'name':'destination','valueInteger':2             | source and destination must be among them
        """)
    void refusesWhatDoesNotFit(String type, String path, String parts, String words) {
        assertRefused(
                () -> patched(PATIENT, patch(type, path, parts)), ProblemKind.RULE, "Operation 1 (" + type, words);
    }

    @ParameterizedTest(name = "{0} at {1} with {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        copy    | Patient         |                                                                 | one of add, insert, delete, replace and move
        add     | Patient         | 'name':'value','valueDate':'1952'                               | the part 'name' is missing
        add     | Patient         | 'name':'name','valueString':'x'                                 | the part 'value' is missing
        add     | Patient         | 'name':'name','valueString':'x';'name':'value'                  | one of value[x], resource and part
        delete  | Patient.active  | 'name':'index','valueInteger':0                                 | no part 'index'; leave that out
        delete  | Patient.active  | 'name':'path','valueString':'Patient.name'                      | 'path' occurs twice
        delete  | Patient..active |                                                                 | not FHIRPath
        insert  | Patient.name[0] | 'name':'index','valueInteger':0;'name':'value','valueString':'A' | ends in its name
        insert  | Patient.name    | 'name':'index','valueInteger':-1;'name':'value','valueString':'A' | an integer from 0
        move    | Patient.name    | 'name':'source','valueInteger':0                                | the part 'destination' is missing
        move    | Patient.name    | 'name':'source','valueString':'0';'name':'destination','valueInteger':0 | an integer from 0
        """)
    void refusesWhatIsNoPatchBeforeAnyResourceIsRead(String type, String path, String parts, String words) {
        assertRefused(() -> patch(type, path, parts), ProblemKind.MALFORMED, "Operation 1", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation.subject.resolve()",
                "Patient.descendants().where($this = 'a')",
                "Patient.repeat(item)",
                "Patient.name.where(%resource.name.exists())",
                "Patient.name.aggregate($total + $total)",
                "Patient.name.where(family.matches('(a+)+b'))",
                "Patient.name | Patient.contact"
            })
    void refusesPathsThatLeadElsewhereOrTakeLong(String path) {
        assertRefused(() -> patch("delete", path, ""), ProblemKind.NOT_SUPPORTED, "paths of patches do not know");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient.name.single()",
                "Patient.name.where(family > 5)",
                "Patient.name.where(given.startsWith(1))",
                "Patient.name.where(birthDate > @T10)",
                "Patient.name.skip('a')",
                "Patient.name.all()",
                "Patient.name['a']",
                "Patient.name.where(period > 1 'mg')",
                "Patient.name.where(-family = 1)",
                "Patient.name.ofType(Nothing) and 1",
                "Patient.name.first(1)",
                "Patient.birthDate.length(1, 2)"
            })
    void refusesPathsThatMakeNoSense(String path) {
        assertThat(PatchSetup.refusal(() -> {
                            patched(PATIENT, fhirPath(operation("replace", path, "'name':'value','valueString':'A'")));
                        })
                        .kind()
                        .status())
                .isBetween(400, 422);
    }

    @Test
    void refusesOtherParameters() {
        assertRefused(
                () -> fhirPath("{'name':'operations','part':[]}"), ProblemKind.MALFORMED, "named 'operation' only");
    }

    @Test
    void buildsWhatHasNoDataTypeOfItsOwnFromParts() {
        String value = "'name':'value','part':[{'name':'name','valueHumanName':{'text':'Chi'}},"
                + "{'name':'telecom','valueContactPoint':{'value':'1'}},"
                + "{'name':'telecom','valueContactPoint':{'value':'2'}},{'name':'gender','valueCode':'male'},"
                + "{'name':'extension','part':[{'name':'url','valueUri':'urn:x'},{'name':'value','valueInteger':7}]}]";
        assertThat(patched(
                        PATIENT, fhirPath(operation("add", "Patient", "'name':'name','valueString':'contact'", value))))
                .contains("'contact':[{'extension':[{'url':'urn:x','valueInteger':7}],'name':{'text':'Chi'},"
                        + "'telecom':[{'value':'1'},{'value':'2'}],'gender':'male'}]");
    }

    @Test
    void refusesPartsThatTheElementDoesNotHave() {
        String contact = "'name':'name','valueString':'contact'";
        assertRefused(
                () -> patched(
                        PATIENT,
                        patch(
                                "add",
                                "Patient",
                                contact + ";'name':'value','part':[{'name':'nickname','valueString':'A'}]")),
                ProblemKind.RULE,
                "'contact' has no element 'nickname'; it has id, extension");
        assertRefused(
                () -> patched(
                        PATIENT,
                        patch(
                                "add",
                                "Patient",
                                contact + ";'name':'value','part':["
                                        + "{'name':'gender','valueCode':'male'},{'name':'gender','valueCode':'male'}]")),
                ProblemKind.MALFORMED,
                "'gender' stands twice");
    }

    @Test
    void changesTheTypeOfAnElementOfChoice() {
        assertThat(patched(OBSERVATION, patch("replace", "Observation.value", "'name':'value','valueInteger':6")))
                .contains("'valueInteger':6")
                .doesNotContain("valueQuantity");
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertThat(patched(OBSERVATION, patch("replace", "Observation.status", "'name':'value','valueCode':'amended'")))
                .contains("'status':'amended'", "'value':6.00");
        assertThat(patched(
                        OBSERVATION, patch("replace", "Observation.value.value", "'name':'value','valueDecimal':7.10")))
                .contains("'value':7.10");
    }

    @Test
    void keepsExtensionsOfPrimitiveValues() {
        String value =
                "'name':'value','valueCode':'male','_valueCode':{'extension':[{'url':'urn:x','valueString':'y'}]}";
        assertThat(patched(PATIENT, patch("add", "Patient", "'name':'name','valueString':'gender';" + value)))
                .contains("'gender':'male','_gender':{'extension':[{'url':'urn:x','valueString':'y'}]}");
    }

    @Test
    void refusesACodeThatR4DoesNotHave() {
        assertRefused(
                () -> patched(OBSERVATION, patch("replace", "Observation.status", "'name':'value','valueCode':'done'")),
                ProblemKind.VALUE,
                "the code is not one that R4 allows for 'status'");
    }

    @Test
    void appliesEachOperationToTheOutcomeOfTheOneBefore() {
        Patch patch = fhirPath(
                operation("delete", "Patient.name[0]"),
                operation(
                        "add",
                        "Patient.name[0]",
                        "'name':'name','valueString':'family'",
                        "'name':'value','valueString':'Eze'"),
                operation("delete", "Patient.name[0].text"));
        assertThat(patched(PATIENT, patch)).contains("'name':[{'family':'Eze'}]");
        assertThat(patched(PATIENT, patch)).as("applied again").contains("'name':[{'family':'Eze'}]");
    }

    @Test
    void namesTheOperationThatFails() {
        Patch patch = fhirPath(operation("delete", "Patient.active"), operation("delete", "Patient.name"));
        assertRefused(() -> patched(PATIENT, patch), ProblemKind.RULE, "Operation 2 (delete Patient.name): ");
    }

    @Test
    void replacesTheMarkupOfANarrative() {
        String with = PATIENT.replace("'active'", "'text':{'status':'generated','div':'<div>old</div>'},'active'");
        String value = "'name':'value','valueString':'<div>new</div>'";
        assertThat(patched(with, patch("replace", "Patient.text.div", value))).contains(">new</div>");
        assertRefused(
                () -> patched(
                        with,
                        patch("replace", "Patient.text.div", "'name':'value','valueString':'<div><b></i></div>'")),
                ProblemKind.VALUE,
                "well-formed XHTML");
    }

    /** {@code parts} are separated by semicolons. */
    private static Patch patch(String type, String path, String parts) {
        return fhirPath(
                operation(type, path, parts == null || parts.isEmpty() ? new String[0] : parts.split(";(?=')")));
    }
}
