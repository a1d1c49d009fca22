package org.footbridge.patch.text;

import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The namespaces in scope for the selectors of an operation: those declared at its element. The prefixes {@code f} and
 * {@code h} need no declaration, as in HL7's examples, and names without a prefix belong to FHIR unless a default namespace
 * is declared.
 *
 * @param element the element of the operation
 */
public record Namespaces(Element element) implements NamespaceContext {
    /** Stands for the default namespace; XPath 1.0 has none. */
    public static final String DEFAULT = "_default";

    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    @Override
    public String getNamespaceURI(String prefix) {
        @Nullable String declared = element.lookupNamespaceURI(prefix.equals(DEFAULT) ? null : prefix);
        if (declared != null) {
            return declared;
        }
        return switch (prefix) {
            case DEFAULT, "f" -> FHIR;
            case "h" -> XHTML;
            default -> XMLConstants.NULL_NS_URI;
        };
    }

    @Override
    public @Nullable String getPrefix(String namespaceUri) {
        return null; // XPath has no use for it
    }

    @Override
    public Iterator<String> getPrefixes(String namespaceUri) {
        return List.<String>of().iterator();
    }
}
