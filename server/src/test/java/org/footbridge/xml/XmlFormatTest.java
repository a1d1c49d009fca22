package org.footbridge.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.footbridge.fhirpath.RandomResources;
import org.footbridge.json.Links;
import org.footbridge.json.ResourceJson;
import org.footbridge.json.Shape;
import org.footbridge.problem.Problem;
import org.footbridge.rest.request.StrictContext;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.Validators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From JSON to XML and back, and from XML to JSON and back, is where one came from. */
class XmlFormatTest {
    private static final StrictContext CONTEXT = new StrictContext();
    private static final ContentReader READER = new ContentReader(CONTEXT);
    private static final XmlFormat FORMAT = new XmlFormat(READER.shapes());
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonFactory JSON = new JsonFactory();

    @Test
    void ourExamplesAndThoseOfR4ComeBack() throws IOException {
        List<String> texts = new ArrayList<>(Validators.examples());
        texts.addAll(Validators.r4Examples());
        texts.addAll(Validators.published());
        assertThat(texts.stream().filter(this::comesBack).count()).isGreaterThan(texts.size() / 2);
    }

    @Test
    void generatedResourcesOfEveryTypeComeBack() throws IOException {
        RandomResources resources = new RandomResources(20_261_129);
        Random random = new Random(42);
        int read = 0;
        for (String type : RandomResources.types()) {
            for (int i = 0; i < 4; i++) {
                JsonNode tree =
                        MAPPER.readTree(CONTEXT.newJsonParser().encodeResourceToString(resources.next(type, "g" + i)));
                Shape shape = READER.shapes().resource(type);
                if (shape != null) {
                    extend((ObjectNode) tree, shape, random);
                }
                read += comesBack(tree.toString()) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(RandomResources.types().size() * 2);
    }

    /** Gives some primitive values an id or an extension, and takes the value of some away. */
    private static void extend(ObjectNode object, Shape shape, Random random) {
        for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
            Shape found = shape.member(member.getKey());
            if (found == null || found.kind() == Shape.Kind.RESOURCE) {
                continue;
            }
            boolean rare = random.nextInt(5) == 0
                    && !found.isAttribute()
                    && !member.getKey().equals("id");
            if (found.primitive() && rare) {
                JsonNode extension = MAPPER.valueToTree(Map.of(
                        "id",
                        "e" + random.nextInt(9),
                        "extension",
                        List.of(Map.of("url", "http://x.example/e", "valueCode", "v"))));
                String beside = "_" + member.getKey();
                if (found.repeats()) {
                    int at = random.nextInt(member.getValue().size());
                    var items = object.putArray(beside);
                    for (int i = 0; i < member.getValue().size(); i++) {
                        items.add(i == at ? extension : MAPPER.nullNode());
                    }
                    if (member.getValue().size() == 1 && random.nextBoolean()) {
                        object.remove(member.getKey());
                    }
                } else {
                    object.set(beside, extension);
                    if (random.nextBoolean()) {
                        object.remove(member.getKey());
                    }
                }
            } else if (member.getValue() instanceof ObjectNode inner) {
                extend(inner, found, random);
            } else if (!found.primitive()) {
                member.getValue().forEach(item -> extend((ObjectNode) item, found, random));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'valueQuantity':{'value':1.4E+2}",
                "'valueQuantity':{'value':-1.20e3}",
                "'valueQuantity':{'value':0.000}",
                "'valueQuantity':{'value':123456789012345678901234567890.10}",
                "'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'><pre>x<!-- d"
                        + " -->y</pre> <br></br>&#160;<![CDATA[a<b]]></div>'}",
                "'text':{'status':'generated','div':'<div title=\\'>\\' xmlns=\\'http://www.w3.org/1999/xhtml\\'/>'}",
                "'text':{'status':'generated','div':'<h:div xmlns:h=\\'http://www.w3.org/1999/xhtml\\'><h:p>\\n"
                        + " a\\r"
                        + "\\n"
                        + "</h:p></h:div>'}",
                "'valueString':' two  spaces,\\ttab,\\r\\nline \\\" < > & 👩‍👩‍👧'",
                "'_status':{'id':'s','extension':[{'url':'urn:x','valueCode':'unknown'}]}",
                "'note':[{'_text':{'id':'t'}}]",
                "'contained':[{'resourceType':'Patient','id':'a'},{'resourceType':'Patient','name':[{'_given':[{'id':'g'}]}]}]"
            })
    void theRareComesBack(String members) {
        String text = "{'resourceType':'Observation'," + members + "}";
        assertThat(comesBack(text.replace("\\'", "\\\"").replace('\'', '"'))).isTrue();
    }

    @Test
    void namespacesFromFurtherUpAreDeclaredInTheNarrative() {
        String xml = "<f:Patient xmlns:f=\"http://hl7.org/fhir\" xmlns:h=\"http://www.w3.org/1999/xhtml\"><f:text>"
                + "<f:status value=\"generated\"/><h:div><h:p>a</h:p></h:div></f:text></f:Patient>";
        String json = new String(FORMAT.toJson(xml), StandardCharsets.UTF_8);
        assertThat(json).contains("<h:div xmlns:h=\\\"http://www.w3.org/1999/xhtml\\\"><h:p>a</h:p></h:div>");
        assertThat(READER.json("Patient", FORMAT.toJson(xml), Links.NONE).type())
                .isEqualTo("Patient");
    }

    /** Whether {@code text} is a resource; then it comes back. */
    private boolean comesBack(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ResourceJson read;
        try {
            read = READER.json(READER.type(utf8), utf8, Links.NONE);
        } catch (Problem | IllegalArgumentException refused) {
            return false;
        }
        byte[] json = read.render("x", 1, Instant.EPOCH);
        String xml = new String(FORMAT.toXml(json, false), StandardCharsets.UTF_8);
        byte[] again = FORMAT.toJson(xml);
        assertThat(values(again)).as(xml).isEqualTo(values(json));
        assertThat(READER.json(read.type(), again, Links.NONE).type()).isEqualTo(read.type());
        assertThat(new String(FORMAT.toXml(again, false), StandardCharsets.UTF_8))
                .isEqualTo(xml);
        String pretty = new String(FORMAT.toXml(json, true), StandardCharsets.UTF_8);
        assertThat(values(FORMAT.toJson(pretty))).isEqualTo(values(json));
        return true;
    }

    /** The text of each value by its JSON Pointer. */
    private static Map<String, String> values(byte[] json) {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser in = JSON.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.put(in.getParsingContext().pathAsPointer().toString(), token + " " + in.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }
}
