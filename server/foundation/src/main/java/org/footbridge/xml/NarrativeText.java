package org.footbridge.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Extracts a narrative from the XML text without reformatting it. Namespaces that were declared outside it are declared in
 * it.
 */
final class NarrativeText {
    private final XMLStreamReader in;

    /** The prefixes that are declared within, by element; an empty one for the default. */
    private final Deque<Set<String>> declared = new ArrayDeque<>();

    /** The namespaces by the prefixes that are used within and declared further up. */
    private final Map<String, String> outer = new TreeMap<>();

    private NarrativeText(XMLStreamReader in) {
        this.in = in;
    }

    /** The element at whose start {@code in} is, and then at its end; {@code text} is all that {@code in} reads. */
    static String read(XMLStreamReader in, String text) throws XMLStreamException {
        return new NarrativeText(in).cut(text);
    }

    private String cut(String text) throws XMLStreamException {
        int start = in.getLocation().getCharacterOffset();
        int name = (prefix(in.getPrefix()).isEmpty() ? 0 : in.getPrefix().length() + 1)
                + in.getLocalName().length();
        opened();
        while (!declared.isEmpty()) {
            int event = in.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                opened();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                declared.pop();
            }
        }
        int end = endOfTag(text, in.getLocation().getCharacterOffset());
        int behindName = start + 1 + name;
        StringBuilder narrative = new StringBuilder(text.substring(start, behindName));
        outer.forEach((prefix, namespace) -> narrative
                .append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(namespace.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        return narrative.append(text, behindName, end).toString();
    }

    private void opened() {
        Set<String> here = new HashSet<>();
        for (int i = 0; i < in.getNamespaceCount(); i++) {
            here.add(prefix(in.getNamespacePrefix(i)));
        }
        declared.push(here);
        use(prefix(in.getPrefix()));
        for (int i = 0; i < in.getAttributeCount(); i++) {
            String prefix = prefix(in.getAttributePrefix(i));
            if (!prefix.isEmpty()) {
                use(prefix);
            }
        }
    }

    private void use(String prefix) {
        String namespace = in.getNamespaceContext().getNamespaceURI(prefix);
        if (!prefix.equals("xml")
                && namespace != null
                && !namespace.isEmpty()
                && declared.stream().noneMatch(names -> names.contains(prefix))) {
            outer.put(prefix, namespace);
        }
    }

    private static String prefix(@Nullable String given) {
        return given == null ? "" : given;
    }

    /** The place behind the tag that begins at {@code start}, in whose attributes there may be angle brackets. */
    private static int endOfTag(String text, int start) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        throw new IllegalStateException("A tag of well-formed XML has no end");
    }
}
