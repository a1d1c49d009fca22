package org.footbridge.rest.request;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.JsonParser;
import ca.uhn.fhir.parser.json.jackson.JacksonStructure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.footbridge.json.ExactJson;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * HAPI's context for R4 with strict parsers, see {@link ParseRules}, which also read the extensions of primitive arrays that
 * have no values.
 *
 * @see <a href="https://hl7.org/fhir/R4/json.html#primitive">R4 JSON representation of primitive elements</a>
 */
public final class StrictContext extends FhirContext {
    private final ParseRules rules = new ParseRules();

    public StrictContext() {
        super(FhirVersionEnum.R4);
        setParserErrorHandler(rules);
        // or the resources of a Bundle lose their ids where the full URL is a URN
        getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        // or references lose the version that they name
        getParserOptions().setStripVersionsFromReferences(false);
    }

    @Override
    public IParser newJsonParser() {
        return new PairingParser(this, rules);
    }

    /** HAPI's parser, which finds an array of values next to each array beside one. */
    private static final class PairingParser extends JsonParser {
        PairingParser(FhirContext context, ParseRules rules) {
            super(context, rules);
        }

        @Override
        public <T extends IBaseResource> T doParseResource(Class<T> type, Reader reader) {
            JacksonStructure structure = new JacksonStructure();
            try {
                if (!(ExactJson.MAPPER.readTree(reader) instanceof ObjectNode resource)) {
                    throw new DataFormatException("A resource is a JSON object");
                }
                pair(resource);
                structure.setNativeObject(resource);
            } catch (JsonProcessingException noJson) {
                throw new DataFormatException("No JSON", noJson);
            } catch (IOException e) {
                throw new DataFormatException("The text cannot be read", e);
            }
            return doParseResource(type, structure);
        }

        private static void pair(JsonNode node) {
            if (node instanceof ObjectNode object) {
                List<String> alone = object.properties().stream()
                        .filter(member -> member.getKey().startsWith("_") && member.getValue() instanceof ArrayNode)
                        .map(Map.Entry::getKey)
                        .filter(name -> !object.has(name.substring(1)))
                        .toList();
                alone.forEach(name -> {
                    ArrayNode values = object.putArray(name.substring(1));
                    object.get(name).forEach(item -> values.addNull());
                });
            }
            node.forEach(PairingParser::pair);
        }
    }
}
