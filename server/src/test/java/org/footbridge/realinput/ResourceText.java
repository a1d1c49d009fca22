package org.footbridge.realinput;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** JSON or XML, read without the server's own libraries. */
sealed interface ResourceText {
    String mediaType();

    /** The text without what the server owns, with one way of writing where the format has several. */
    String normal(String text);

    String firstError(String outcome);

    /** Keeps the order of elements and the digits of numbers. */
    record Json() implements ResourceText {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();

        static JsonNode tree(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw RealFile.unreadable(text, e);
            }
        }

        @Override
        public String mediaType() {
            return "application/fhir+json";
        }

        @Override
        public String normal(String text) {
            JsonNode resource = typeFirst(tree(text));
            ObjectNode meta = resource.withObject("/meta");
            meta.remove(List.of("versionId", "lastUpdated"));
            ((ObjectNode) resource).remove(List.of("id", "meta"));
            return meta + " " + resource;
        }

        /** The same whatever the order of elements. */
        static JsonNode content(String text) {
            JsonNode resource = tree(text);
            ObjectNode meta = resource.withObject("/meta");
            meta.remove(List.of("versionId", "lastUpdated"));
            ((ObjectNode) resource).remove("id");
            return resource;
        }

        /** The type of a resource may stand anywhere; the server puts it first. */
        private static JsonNode typeFirst(JsonNode json) {
            if (json instanceof ArrayNode array) {
                ArrayNode copy = array.arrayNode();
                array.forEach(element -> copy.add(typeFirst(element)));
                return copy;
            } else if (json instanceof ObjectNode object) {
                ObjectNode copy = object.objectNode();
                if (object.has("resourceType")) {
                    copy.set("resourceType", object.get("resourceType"));
                }
                object.properties().forEach(member -> copy.set(member.getKey(), typeFirst(member.getValue())));
                return copy;
            }
            return json;
        }

        @Override
        public String firstError(String outcome) {
            for (JsonNode issue : tree(outcome).path("issue")) {
                if (List.of("error", "fatal").contains(issue.path("severity").asText())) {
                    return issue.path("diagnostics").asText();
                }
            }
            throw new IllegalArgumentException("No error in " + outcome);
        }
    }

    /**
     * Comments and the space between elements are no content. Some publishers do not keep the order of elements; the
     * server puts them in order, so only elements of one name are compared in order.
     */
    record Xml() implements ResourceText {
        private static Element root(String text) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            try {
                return factory.newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text.replaceFirst("^\uFEFF", ""))))
                        .getDocumentElement();
            } catch (IOException e) {
                throw RealFile.unreadable(text, e);
            } catch (SAXException | ParserConfigurationException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        String type(String text) {
            return root(text).getLocalName();
        }

        Optional<String> id(String text) {
            return child(root(text), "id").map(id -> id.getAttribute("value"));
        }

        private static Optional<Element> child(Element parent, String name) {
            NodeList children = parent.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i) instanceof Element element
                        && element.getLocalName().equals(name)) {
                    return Optional.of(element);
                }
            }
            return Optional.empty();
        }

        @Override
        public String mediaType() {
            return "application/fhir+xml";
        }

        @Override
        public String normal(String text) {
            Element root = root(text);
            child(root, "id").ifPresent(root::removeChild);
            child(root, "meta").ifPresent(meta -> {
                child(meta, "versionId").ifPresent(meta::removeChild);
                child(meta, "lastUpdated").ifPresent(meta::removeChild);
                if (meta.getElementsByTagName("*").getLength() == 0) {
                    root.removeChild(meta);
                }
            });
            StringBuilder out = new StringBuilder();
            write(root, out);
            return out.toString();
        }

        private static void write(Node node, StringBuilder out) {
            if (node instanceof Element element) {
                Map<String, String> attributes = new TreeMap<>();
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    Node attribute = element.getAttributes().item(i);
                    if (!attribute.getNodeName().startsWith("xmlns")
                            && !attribute.getNodeName().startsWith("xsi:")) {
                        attributes.put(attribute.getNodeName(), attribute.getNodeValue());
                    }
                }
                out.append('<')
                        .append(element.getLocalName())
                        .append(attributes)
                        .append('>');
                children(element).forEach(child -> write(child, out));
                out.append("</>");
            } else if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getNodeValue().isBlank()) {
                out.append(node.getNodeValue().strip().replaceAll("\\s+", " "));
            }
        }

        private static List<Node> children(Element element) {
            List<Node> children = new ArrayList<>();
            for (int i = 0; i < element.getChildNodes().getLength(); i++) {
                children.add(element.getChildNodes().item(i));
            }
            if ("http://hl7.org/fhir".equals(element.getNamespaceURI())) {
                children.removeIf(child -> !(child instanceof Element));
                children.sort(Comparator.comparing(Node::getLocalName));
            }
            return children;
        }

        @Override
        public String firstError(String outcome) {
            NodeList severities = root(outcome).getElementsByTagNameNS("*", "severity");
            for (int i = 0; i < severities.getLength(); i++) {
                Element severity = (Element) severities.item(i);
                if (List.of("error", "fatal").contains(severity.getAttribute("value"))) {
                    return child((Element) severity.getParentNode(), "diagnostics")
                            .map(diagnostics -> diagnostics.getAttribute("value"))
                            .orElse("");
                }
            }
            throw new IllegalArgumentException("No error in " + outcome);
        }
    }
}
