package org.footbridge.patch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.patch.text.ModelText;
import org.footbridge.patch.text.XmlText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An XML Patch. It applies to the resource as this server sends it in XML: elements in the order of the specification,
 * without white space between them.
 *
 * @param size its size in characters
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5261">RFC 5261</a>
 */
record XmlPatch(List<XmlOperation> operations, int size, ModelText models) implements Patch {
    XmlPatch {
        operations = List.copyOf(operations);
    }

    static XmlPatch read(String text, ModelText models) {
        Element root = parsed(text).getDocumentElement();
        List<XmlOperation> operations = new ArrayList<>();
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                operations.add(XmlOperation.read(operations.size() + 1, element));
                Operation.requireFew(operations.size());
            }
        }
        if (operations.isEmpty()) {
            throw new Problem(
                    ProblemKind.MALFORMED, "The patch has no operation; in its root there are add, replace or remove.");
        }
        return new XmlPatch(operations, text.length(), models);
    }

    private static Document parsed(String text) {
        try {
            return XmlText.parse(text);
        } catch (SAXException e) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    "The patch is not accepted XML: it is not well-formed, has a document type or more than "
                            + ResourceJsonReader.DEPTH_MAX + " levels.");
        }
    }

    @Override
    public byte[] apply(byte[] resource, long bytesMax) {
        Operation.requireCheap(operations.stream().map(XmlOperation::name), (long) size + resource.length);
        String before = new String(models.xml().toXml(resource, false), StandardCharsets.UTF_8);
        String plain = patched(before, List.of());
        String after = patched(before, operations);
        byte[] rewritten = models.xml().toJson(plain);
        byte[] patched = models.xml().toJson(after);
        if (!after.equals(plain) && Arrays.equals(rewritten, patched)) {
            throw new Problem(
                    ProblemKind.RULE,
                    "The patch has no effect on the resource: comments, instructions and declarations between the"
                            + " elements are not kept.");
        }
        return Outcome.checked(resource, Originals.restored(resource, rewritten, patched), bytesMax);
    }

    /** Applies the operations to any XML document. */
    String patched(String xml) {
        return patched(xml, operations);
    }

    private static String patched(String xml, List<XmlOperation> applied) {
        try {
            Document document = XmlText.parse(xml);
            applied.forEach(operation -> operation.apply(document));
            return XmlText.write(document);
        } catch (SAXException e) {
            throw new IllegalStateException("What this server wrote is no XML", e);
        }
    }
}
