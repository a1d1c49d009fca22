package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.patch.PatchSetup.assertRefused;
import static org.footbridge.patch.PatchSetup.patched;
import static org.footbridge.patch.PatchSetup.xml;

import java.nio.charset.StandardCharsets;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML Patch as RFC 5261 says, on any XML and on resources. */
class XmlPatchTest {
    private static final String PATIENT = "{'resourceType':'Patient','id':'p','active':true,"
            + "'name':[{'use':'official','family':'Okafor','given':['Ada','Ngozi']}],"
            + "'telecom':[{'system':'phone','value':'01632 960001'},{'system':'email','value':'ada@mail.example'}]}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        a node is added at the end       | <a><b/></a>         | <add sel="a"><c/></add>                          | <a><b/><c/></a>
        a node is added in front         | <a><b/></a>         | <add sel="a" pos="prepend"><c/></add>            | <a><c/><b/></a>
        a node is added before another   | <a><b/><d/></a>     | <add sel="a/d" pos="before"><c/></add>           | <a><b/><c/><d/></a>
        nodes are added after another    | <a><b/><d/></a>     | <add sel="a/b" pos="after"><c/><c/></add>        | <a><b/><c/><c/><d/></a>
        text and comments are nodes      | <a><b/></a>         | <add sel="a/b" pos="before">t<!--c--></add>      | <a>t<!--c--><b/></a>
        text joins the text before it    | <a>one</a>          | <add sel="a"> two</add>                          | <a>one two</a>
        an attribute is added            | <a><b/></a>         | <add sel="a/b" type="@value">v</add>             | <a><b value="v"/></a>
        a declaration is added           | <a/>                | <add sel="a" type="namespace::p">urn:p</add>     | <a xmlns:p="urn:p"/>
        an element is replaced           | <a><b/><d/></a>     | <replace sel="a/b"> <c v="1"/> </replace>        | <a><c v="1"/><d/></a>
        an attribute's value is replaced | <a v="1"/>          | <replace sel="a/@v">2</replace>                  | <a v="2"/>
        text is replaced                 | <a>one<b/></a>      | <replace sel="a/text()">two</replace>            | <a>two<b/></a>
        a comment is replaced            | <a><!--1--></a>     | <replace sel="a/comment()"><!--2--></replace>    | <a><!--2--></a>
        an element is removed            | <a><b/><c/></a>     | <remove sel="a/b"/>                              | <a><c/></a>
        an attribute is removed          | <a v="1" w="2"/>    | <remove sel="a/@v"/>                             | <a w="2"/>
        text is removed                  | <a>one<b/></a>      | <remove sel="a/text()"/>                         | <a><b/></a>
        white space goes with it         | <a> <b/> <c/></a>   | <remove sel="a/b" ws="both"/>                    | <a><c/></a>
        white space need not be there    | <a><b/><c/></a>     | <remove sel="a/b" ws="before"/>                  | <a><c/></a>
        the root may be written first    | <a><b/></a>         | <remove sel="/a/b"/>                             | <a/>
        any element matches a star       | <a><b/><c/></a>     | <remove sel="*/*[2]"/>                           | <a><b/></a>
        the last                         | <a><b/><b v="2"/></a> | <remove sel="a/b[last()]"/>                    | <a><b/></a>
        one that has no attribute        | <a><b/><b v="2"/></a> | <remove sel="a/b[not(@v)]"/>                   | <a><b v="2"/></a>
        one of two conditions            | <a><b v="1"/><b v="2"/></a> | <remove sel="a/b[@v='0' or @v = '2']"/>  | <a><b v="1"/></a>
        names may look like operators    | <and><or/></and>    | <remove sel="and/or"/>                           | <and/>
        """)
    void applies(String name, String document, String operation, String expected) {
        assertThat(apply(document, operation))
                .isEqualTo(expected.replaceFirst("<[a-z]+", "$0 xmlns=\"http://hl7.org/fhir\""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        nothing is found                 | <a><b/></a>     | <remove sel="a/c"/>                      | finds 0 nodes
        more than one is found           | <a><b/><b/></a> | <remove sel="a/b"/>                      | finds 2 nodes and must find one; add a predicate
        another namespace                | <a><b/></a>     | <remove xmlns:x="urn:x" sel="a/x:b"/>    | finds 0 nodes
        the attribute is there           | <a v="1"/>      | <add sel="a" type="@v">2</add>           | is there already; replace it
        an attribute has no children     | <a v="1"/>      | <add sel="a/@v"><b/></add>               | must find an element
        nothing stands beside the root   | <a/>            | <add sel="a" pos="after"><b/></add>      | before or after the resource
        nothing stands beside attributes | <a v="1"/>      | <add sel="a/@v" pos="after"><b/></add>   | before or after the resource itself or an attribute
        the root cannot be removed       | <a/>            | <remove sel="a"/>                        | delete it
        an element needs an element      | <a><b/></a>     | <replace sel="a/b">text</replace>        | one node of the kind
        an element needs one element     | <a><b/></a>     | <replace sel="a/b"><c/><c/></replace>    | one node of the kind
        """)
    void refusesWhatDoesNotFit(String name, String document, String operation, String words) {
        assertRefused(() -> apply(document, operation), ProblemKind.RULE, "Operation 1 (", words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        <remove sel="a"/><copy sel="a"/>             | Operation 2 (copy a): an operation is an element add, replace or remove
        <remove/>                                    | 'sel' is missing
        <remove sel="a/b["/>                         | no XPath
        <remove sel="x:a"/>                          | prefix that is not declared
        <remove sel="a" ws="all"/>                   | 'ws' is one of before, after, both
        <add sel="a" pos="inside"><b/></add>         | 'pos' is one of before, after, prepend
        <add sel="a" type="value">x</add>            | 'type' is @name or namespace::prefix
        <add sel="a" type="@v" pos="after">x</add>   | leave 'pos' or 'type' out
        <add sel="a"/>                               | contains nothing to add
        """)
    void refusesWhatIsNoPatchBeforeAnyResourceIsRead(String operations, String words) {
        assertRefused(() -> xml(operations), ProblemKind.MALFORMED, words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//b",
                "a//b",
                "a/..",
                "a/b/../c",
                "a/descendant::b",
                "a | b",
                "$a",
                "id('b')",
                "count(a)",
                "a[//b]",
                "a[/b]",
                "a[b = c]",
                "a[b + 1]",
                "a[b > 1]",
                "(a)",
                "a[string-length(b)]",
                "a/b or",
                ""
            })
    void refusesSelectorsThatAreNotOnlyStepsDownwards(String selector) {
        assertRefused(
                () -> xml("<remove sel=\"" + selector.replace(">", "&gt;") + "\"/>"),
                selector.isEmpty() || selector.equals("a/b or") ? ProblemKind.MALFORMED : ProblemKind.NOT_SUPPORTED,
                "Operation 1 (remove");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<diff><remove sel='a'/>",
                "<!DOCTYPE diff [<!ENTITY x 'y'>]><diff><remove sel='a'/></diff>",
                "<!DOCTYPE diff SYSTEM 'file:///etc/passwd'><diff><remove sel='a'/></diff>",
                "[{\"op\":\"remove\",\"path\":\"/a\"}]"
            })
    void refusesWhatIsNotXmlOrHasADocumentType(String patch) {
        assertRefused(() -> PatchSetup.PATCHES.xml(patch), ProblemKind.MALFORMED, "not accepted XML");
    }

    @Test
    void refusesAPatchWithoutOperations() {
        assertRefused(() -> xml(""), ProblemKind.MALFORMED, "no operation");
    }

    @Test
    void changesAResource() {
        Patch patch = xml("""
                <replace sel="f:Patient/f:telecom[f:system/@value='phone']/f:value/@value">01632 960002</replace>
                <add sel="Patient/name[1]" pos="after"><birthDate value="1951-02-03"/></add>
                <remove sel="Patient/name/given[2]"/>""");
        // the elements come back in the order of R4, wherever the patch put them
        assertThat(patched(PATIENT, xml("<remove sel='Patient/telecom[2]'/>")))
                .contains("'telecom':[{'system':'phone','value':'01632 960001'}]");
        assertRefused(
                () -> patched(PATIENT, xml("<add sel='Patient'><resourceType value='x'/></add>")),
                ProblemKind.MALFORMED,
                "Unknown element");
        assertThat(patched(PATIENT, patch))
                .contains("'given':['Ada']", "01632 960002", "'birthDate':'1951-02-03'")
                .doesNotContain("Ngozi");
    }

    @Test
    void changesTheNarrative() {
        String resource = "{'resourceType':'Patient','id':'p','text':{'status':'generated',"
                + "'div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>old</div>'}}";
        Patch patch =
                xml("<replace xmlns:h='http://www.w3.org/1999/xhtml' sel='Patient/text/h:div/text()'>new</replace>");
        byte[] before = PatchSetup.bytes(resource.replace("\\'", "\\\"").replace('\'', '"'));
        assertThat(new String(patch.apply(before, PatchSetup.BYTES_MAX), StandardCharsets.UTF_8))
                .contains(">new</div>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<add sel='Patient'>text</add>",
                "<add sel='Patient'><active xmlns='urn:other' value='true'/></add>",
                "<replace sel='Patient/active/@value'>perhaps</replace>",
                "<add sel='Patient/active' type='@other'>x</add>",
                "<add sel='Patient' pos='prepend'><active value='true'/></add>"
            })
    void refusesWhatWouldLeaveNoResource(String operation) {
        Problem problem = PatchSetup.refusal(() -> patched(PATIENT, xml(operation)));
        assertThat(problem.kind().status()).isBetween(400, 422);
    }

    private static String apply(String document, String operation) {
        String fhir = document.replaceFirst("<[a-z]+", "$0 xmlns=\"http://hl7.org/fhir\"");
        return ((XmlPatch) xml(operation)).patched(fhir);
    }
}
