package org.footbridge.xml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.footbridge.json.PrimitiveType;
import org.hl7.fhir.utilities.xhtml.XhtmlComposer;
import org.hl7.fhir.utilities.xhtml.XhtmlParser;
import org.jspecify.annotations.Nullable;

/** Writer of the tree as XML. Narratives are copied unchanged. */
final class XmlText {
    private static final Pattern NO_XML =
            Pattern.compile("^<[?!]|&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z]", Pattern.MULTILINE);

    private final StringBuilder out;
    private final boolean pretty;

    private XmlText(boolean pretty, int size) {
        this.pretty = pretty;
        this.out = new StringBuilder(size);
    }

    /**
     * The text of the resource {@code root}.
     *
     * @param pretty whether each element begins a line
     * @param size about how long the text will be
     */
    static String write(ElementNode root, boolean pretty, int size) {
        XmlText text = new XmlText(pretty, size);
        text.resource(root, root.name(), XmlTree.FHIR, 0);
        return text.out.toString();
    }

    private void resource(ElementNode element, String type, @Nullable String namespace, int depth) {
        line(depth);
        out.append('<').append(type);
        if (namespace != null) {
            attribute("xmlns", namespace);
        }
        content(element, type, depth);
    }

    private void element(ElementNode element, int depth) {
        String value = element.value();
        if (value != null && element.shape().type() == PrimitiveType.XHTML) {
            line(depth);
            out.append(wellFormed(value));
            return;
        }
        line(depth);
        out.append('<').append(element.name());
        String type = element.resourceType();
        if (type != null) {
            out.append('>');
            resource(element, type, null, depth + 1);
            line(depth);
            end(element.name());
            return;
        }
        for (ElementNode child : element.children()) {
            String attribute = child.shape().isAttribute() ? child.value() : null;
            if (attribute != null) {
                attribute(child.name(), attribute);
            }
        }
        if (value != null) {
            attribute("value", value);
        }
        content(element, element.name(), depth);
    }

    /** The elements in {@code element}, whose tag is still open, and the tag that ends it. */
    private void content(ElementNode element, String name, int depth) {
        boolean open = false;
        for (ElementNode child : element.children()) {
            if (!child.shape().isAttribute()) {
                if (!open) {
                    out.append('>');
                    open = true;
                }
                element(child, depth + 1);
            }
        }
        if (open) {
            line(depth);
            end(name);
        } else {
            out.append("/>");
        }
    }

    private void end(String name) {
        out.append("</").append(name).append('>');
    }

    private void line(int depth) {
        if (pretty && out.length() > 0) {
            out.append('\n').append("   ".repeat(depth));
        }
    }

    /** Blanks other than the space are written as numbers, or every reader would take them for spaces. */
    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        int done = 0;
        for (int i = 0; i < value.length(); i++) {
            String escaped = escaped(value.charAt(i));
            if (!escaped.isEmpty()) {
                out.append(value, done, i).append(escaped);
                done = i + 1;
            }
        }
        out.append(value, done, value.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\t' -> "&#9;";
            case '\n' -> "&#10;";
            case '\r' -> "&#13;";
            default -> "";
        };
    }

    /** Earlier versions of this server stored narratives with the named characters of HTML and a declaration of XML. */
    private static String wellFormed(String narrative) {
        if (!NO_XML.matcher(narrative).find()) {
            return narrative;
        }
        try {
            return new XhtmlComposer(XhtmlComposer.XML).compose(new XhtmlParser().parse(narrative, "div"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
