package org.footbridge.search.value;

import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** The human-readable content of a resource as plain text of at most {@link #LENGTH_MAX} characters. */
public final class ResourceText {
    /** The words of a text this long always fit into the megabyte that PostgreSQL allows for them. */
    public static final int LENGTH_MAX = 100_000;

    /** Inline elements, which can occur in the middle of a word. */
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "acronym", "b", "big", "cite", "code", "dfn", "em", "i", "q", "small", "span", "strong", "sub",
            "sup", "tt", "var");

    private static final Set<String> TEXT_TYPES = Set.of("string", "markdown");

    private final StringBuilder text = new StringBuilder();

    private ResourceText() {}

    /** The narrative without its mark-up; empty if there is none. */
    public static String ofNarrative(DomainResource resource) {
        ResourceText collected = new ResourceText();
        if (resource.hasText()) {
            collected.add(resource.getText());
        }
        return collected.result();
    }

    /** The narrative, every text and every display of a code; no ids, no references, no URIs, no codes. */
    public static String ofAll(Resource resource) {
        ResourceText collected = new ResourceText();
        collected.addAll(resource);
        return collected.result();
    }

    private void addAll(Base element) {
        for (Property property : element.children()) {
            if (!isId(element, property)) {
                property.getValues().forEach(this::addValue);
            }
        }
    }

    private static boolean isId(Base element, Property property) {
        return property.getName().equals("id")
                || (element instanceof Reference && property.getName().equals("reference"));
    }

    private void addValue(Base value) {
        if (text.length() > LENGTH_MAX) {
            return;
        } else if (value instanceof Narrative narrative) {
            add(narrative);
        } else if (value.isPrimitive() && TEXT_TYPES.contains(value.fhirType()) && value.hasPrimitiveValue()) {
            text.append(value.primitiveValue()).append('\n');
        }
        addAll(value);
    }

    private void add(Narrative narrative) {
        if (narrative.hasDiv()) {
            add(narrative.getDiv());
            text.append('\n');
        }
    }

    private void add(XhtmlNode node) {
        if (node.getNodeType() == NodeType.Text) {
            text.append(node.getContent());
        } else if (node.getNodeType() == NodeType.Element) {
            String between = INLINE.contains(node.getName()) ? "" : "\n";
            text.append(between);
            node.getChildNodes().forEach(this::add);
            text.append(between);
        }
    }

    /** PostgreSQL has no NUL in texts, nor halves of a character. */
    private String result() {
        if (text.length() > LENGTH_MAX) {
            text.setLength(Character.isHighSurrogate(text.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX);
        }
        return text.toString().replace('\0', ' ').strip();
    }
}
