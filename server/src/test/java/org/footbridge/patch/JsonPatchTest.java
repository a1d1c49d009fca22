package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.patch.PatchSetup.BYTES_MAX;
import static org.footbridge.patch.PatchSetup.assertRefused;
import static org.footbridge.patch.PatchSetup.bytes;
import static org.footbridge.patch.PatchSetup.json;
import static org.footbridge.patch.PatchSetup.patched;

import java.nio.charset.StandardCharsets;
import org.footbridge.patch.text.JsonText;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON Patch as RFC 6902 says, on documents of any kind and on resources. */
class JsonPatchTest {
    private static final String PATIENT =
            "{'resourceType':'Patient','id':'p','name':[{'family':'Okafor','given':['Ada','Ngozi']}],'active':true}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        a member is added at the end          > {'k':1}           > [{'op':'add','path':'/m','value':2}] > {'k':1,'m':2}
        adding a member again replaces it     > {'k':1,'m':0}     > [{'op':'add','path':'/k','value':2}] > {'k':2,'m':0}
        an item is put before another         > {'k':['a','c']}   > [{'op':'add','path':'/k/1','value':'b'}] > {'k':['a','b','c']}
        an item is put at the end by index    > {'k':['a']}       > [{'op':'add','path':'/k/1','value':'b'}] > {'k':['a','b']}
        an item is put at the end by a dash   > {'k':['a']}       > [{'op':'add','path':'/k/-','value':['b']}] > {'k':['a',['b']]}
        an object is added with its members   > {'k':1}           > [{'op':'add','path':'/m','value':{'n':{}}}] > {'k':1,'m':{'n':{}}}
        null is a value                       > {'k':1}           > [{'op':'add','path':'/k','value':null}] > {'k':null}
        the whole document is replaced        > {'k':1}           > [{'op':'add','path':'','value':[1]}] > [1]
        a member is removed                   > {'k':1,'m':2}     > [{'op':'remove','path':'/k'}] > {'m':2}
        an item is removed                    > {'k':['a','b']}   > [{'op':'remove','path':'/k/0'}] > {'k':['b']}
        a value is replaced in its place      > {'k':1,'m':2}     > [{'op':'replace','path':'/k','value':{}}] > {'k':{},'m':2}
        an item is replaced                   > {'k':[1,2]}       > [{'op':'replace','path':'/k/1','value':3}] > {'k':[1,3]}
        the whole is replaced                 > {'k':1}           > [{'op':'replace','path':'','value':{}}] > {}
        a member is moved to another object   > {'k':{'a':1,'b':2},'m':{}} > [{'op':'move','from':'/k/a','path':'/m/c'}] > {'k':{'b':2},'m':{'c':1}}
        an item is moved within its array     > {'k':[0,1,2,3]}   > [{'op':'move','from':'/k/0','path':'/k/3'}] > {'k':[1,2,3,0]}
        moving a value to itself is nothing   > {'k':1,'m':2}     > [{'op':'move','from':'/k','path':'/k'}] > {'k':1,'m':2}
        a child takes its parent's place      > {'k':{'a':[1]}}   > [{'op':'move','from':'/k/a','path':'/k'}] > {'k':[1]}
        a value is copied                     > {'k':{'a':1}}     > [{'op':'copy','from':'/k','path':'/m'}] > {'k':{'a':1},'m':{'a':1}}
        a copy is a value of its own          > {'k':{'a':1}}     > [{'op':'copy','from':'/k','path':'/m'},{'op':'remove','path':'/m/a'}] > {'k':{'a':1},'m':{}}
        tests that hold change nothing        > {'k':['a',2]}     > [{'op':'test','path':'/k/1','value':2},{'op':'test','path':'/k','value':['a',2]}] > {'k':['a',2]}
        members compare in any order          > {'k':{'a':1,'b':2}} > [{'op':'test','path':'/k','value':{'b':2,'a':1}}] > {'k':{'a':1,'b':2}}
        numbers compare by their value        > {'k':1.50,'m':100} > [{'op':'test','path':'/k','value':1.5},{'op':'test','path':'/m','value':1e2}] > {'k':1.50,'m':100}
        a tilde and a slash are escaped       > {'a/b':1,'c~d':2,'~1':3} > [{'op':'replace','path':'/a~1b','value':4},{'op':'replace','path':'/c~0d','value':5},{'op':'replace','path':'/~01','value':6}] > {'a/b':4,'c~d':5,'~1':6}
        an empty name is a name               > {'':{'':1}}       > [{'op':'replace','path':'//','value':2}] > {'':{'':2}}
        an object may have numbers for names  > {'0':{'-':1}}     > [{'op':'replace','path':'/0/-','value':2}] > {'0':{'-':2}}
        unknown members are passed over       > {'k':1}           > [{'op':'remove','path':'/k','comment':'gone'}] > {}
        no operations change nothing          > {'k':1}           > [] > {'k':1}
        """)
    void applies(String name, String document, String patch, String expected) {
        assertThat(apply(document, patch)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        parents are not made              > {'k':1}       > [{'op':'add','path':'/m/n','value':1}]      > there is nothing at '/m'
        a value has no members            > {'k':1}       > [{'op':'add','path':'/k/n','value':1}]      > single value at '/k'
        nothing is inside a value         > {'k':1}       > [{'op':'remove','path':'/k/n/o'}]           > since '/k' is a single value
        an index behind the end           > {'k':[1]}     > [{'op':'add','path':'/k/2','value':1}]      > from 0 to 1
        an index with a leading zero      > {'k':[1,2]}   > [{'op':'remove','path':'/k/01'}]            > has 2 items, counted from 0
        an index below zero               > {'k':[1,2]}   > [{'op':'add','path':'/k/-1','value':1}]     > from 0 to 2
        a dash is no item                 > {'k':[1,2]}   > [{'op':'remove','path':'/k/-'}]             > has 2 items
        a name is no index                > {'k':[1,2]}   > [{'op':'replace','path':'/k/x','value':1}]  > has 2 items
        nothing to remove                 > {'k':1}       > [{'op':'remove','path':'/m'}]               > nothing at '/m'
        nothing to replace                > {'k':1}       > [{'op':'replace','path':'/m','value':1}]    > nothing at '/m'
        nothing to move                   > {'k':1}       > [{'op':'move','from':'/m','path':'/n'}]     > nothing at '/m'
        nothing to copy                   > {'k':1}       > [{'op':'copy','from':'/m','path':'/n'}]     > nothing at '/m'
        nothing to test                   > {'k':1}       > [{'op':'test','path':'/m','value':1}]       > nothing at '/m'
        everything cannot be removed      > {'k':1}       > [{'op':'remove','path':''}]                 > delete it
        """)
    void refusesWhatDoesNotFit(String name, String document, String patch, String words) {
        assertRefused(() -> apply(document, patch), ProblemKind.RULE, "Operation 1 (", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Okafor'", "{'family':'Okafor'}", "null", "[1]", "1"})
    void aTestThatFailsIsAConflict(String value) {
        Patch patch = json("[{'op':'replace','path':'/active','value':false},"
                + "{'op':'test','path':'/name/0','value':" + value + "}]");
        assertRefused(
                () -> patched(PATIENT, patch),
                ProblemKind.CONFLICT,
                "Operation 2 (test /name/0): the test fails, so nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1'", "1.01", "true", "[1]"})
    void comparesNumbersWithNumbersOnly(String value) {
        String patch = "[{'op':'test','path':'/k','value':" + value + "}]";
        assertRefused(() -> apply("{'k':1}", patch), ProblemKind.CONFLICT, "test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        {'op':'add','path':'/k','value':1}              > A JSON Patch is an array
        [1]                                             > Operation 1
        [{'op':'remove','path':'/k'},{'path':'/k'}]     > Operation 2
        [{'op':'delete','path':'/k'}]                   > 'op' is add, remove, replace, move, copy or test
        [{'op':'ADD','path':'/k','value':1}]            > 'op' is add
        [{'op':'add','value':1}]                        > 'path' is missing
        [{'op':'add','path':7,'value':1}]               > 'path' is missing or not a string
        [{'op':'add','path':'/k'}]                      > 'value' is missing
        [{'op':'test','path':'/k'}]                     > 'value' is missing
        [{'op':'move','path':'/k'}]                     > 'from' is missing
        [{'op':'copy','path':'/k','from':null}]         > 'from' is missing
        [{'op':'remove','path':'k'}]                    > begins with '/'
        [{'op':'remove','path':'/k~2'}]                 > '~' is written ~0
        [{'op':'remove','path':'/k~'}]                  > '~' is written ~0
        [{'op':'move','from':'/k','path':'/k/l'}]       > cannot be moved into itself
        [{'op':'remove','op':'add','path':'/k'}]        > a key that stands twice
        [{'op':'remove','path':'/k'}] []                > The patch is not JSON
        [{'op':'remove',                                > The patch is not JSON at line 1
        """)
    void refusesWhatIsNoPatchBeforeAnyResourceIsRead(String patch, String words) {
        assertRefused(() -> json(patch), ProblemKind.MALFORMED, words);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = "[{\"op\":\"remove\",\"path\":\"/é\"}]".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(() -> PatchSetup.PATCHES.json(latin), ProblemKind.MALFORMED, "not UTF-8");
    }

    @Test
    void keepsTheOrderOfMembersAndTheDigitsOfNumbers() {
        String document = "{'z':1.00,'a':-0.10e3,'m':123456789012345678901234567890.5,'b':[1.0,2.50]}";
        assertThat(apply(
                        document,
                        "[{'op':'add','path':'/b/-','value':3.000},{'op':'replace','path':'/z','value':2.0}]"))
                .isEqualTo("{'z':2.0,'a':-1.0E+2,'m':123456789012345678901234567890.5,'b':[1.0,2.50,3.000]}");
    }

    @Test
    void changesNothingIfAnyOperationFails() {
        byte[] before = bytes(PATIENT.replace('\'', '"'));
        Patch patch = json("[{'op':'remove','path':'/name'},{'op':'remove','path':'/birthDate'}]");
        assertRefused(() -> patch.apply(before, BYTES_MAX), ProblemKind.RULE, "Operation 2 (remove /birthDate)");
        assertThat(before).isEqualTo(bytes(PATIENT.replace('\'', '"')));
    }

    @Test
    void canBeAppliedAgain() {
        Patch patch = json("[{'op':'add','path':'/contact','value':[{'name':{}}]},"
                + "{'op':'add','path':'/contact/0/name/family','value':'Eze'}]");
        String once = patched(PATIENT, patch);
        assertThat(once).contains("'contact':[{'name':{'family':'Eze'}}]");
        assertThat(patched(PATIENT, patch)).isEqualTo(once);
    }

    private static String apply(String document, String patch) {
        byte[] text = bytes(document.replace('\'', '"'));
        byte[] after = JsonText.write(((JsonPatch) json(patch)).patched(text, BYTES_MAX));
        return new String(after, StandardCharsets.UTF_8).replace('"', '\'');
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
        'active':true,'name':[{'family':'a','given':['b']}] > {'op':'remove','path':'/name/0/given/0'} > 'active':true,'name':[{'family':'a'}]
        'active':true,'name':[{'given':['b']}]   > {'op':'remove','path':'/name/0/given/0'}            > 'active':true
        'active':true,'name':[{'given':['b']},{'family':'c'}] > {'op':'remove','path':'/name/0/given'} > 'active':true,'name':[{'family':'c'}]
        'active':true,'name':[{'given':['b']}]   > {'op':'move','from':'/name/0','path':'/contact'}    > 'active':true,'contact':{'given':['b']}
        'name':[{'given':['b']}] > {'op':'remove','path':'/name/0/given/0'},{'op':'add','path':'/name/0/given/0','value':'c'} > 'name':[{'given':['c']}]
        'name':[{'given':['b']}] > {'op':'replace','path':'/name/0/given','value':[]}                  > 'name':[{'given':[]}]
        'active':true            > {'op':'add','path':'/photo','value':[]}                             > 'active':true,'photo':[]
        'active':true            > {'op':'add','path':'/name','value':[{}]}                            > 'active':true,'name':[{}]
        """)
    void leavesNothingEmptyButWhatThePatchPutsThere(String members, String operations, String expected) {
        String head = "{'resourceType':'Patient','id':'p',";
        assertThat(PatchSetup.patched(head + members + "}", PatchSetup.json("[" + operations + "]")))
                .isEqualTo(head + expected + "}");
    }
}
