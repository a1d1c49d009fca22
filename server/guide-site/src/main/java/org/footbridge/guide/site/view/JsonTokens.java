package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;

/** Formats JSON for display: indented, highlighted, and with links where a value names an artefact of the guide. */
final class JsonTokens {
    private final Guide guide;
    private final String self;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private JsonTokens(Guide guide, String self) {
        this.guide = guide;
        this.self = self;
    }

    /** A piece of text: {@code style} is its CSS class, {@code href} the target of its link; both may be empty. */
    record Token(String text, String style, String href) {}

    /** {@code self}: the path of the page itself, to which nothing links. */
    static List<Token> of(JsonNode json, Guide guide, String self) {
        JsonTokens made = new JsonTokens(guide, self);
        made.add(json, 0);
        made.flush();
        return made.tokens;
    }

    private void add(JsonNode node, int depth) {
        if (node.isObject()) {
            addObject(node.properties().iterator(), depth);
        } else if (node.isArray()) {
            addArray(node.iterator(), depth);
        } else if (node.isTextual()) {
            addText(node.asText(), node.toString());
        } else {
            token(node.toString(), "value", "");
        }
    }

    private void addObject(Iterator<Map.Entry<String, JsonNode>> properties, int depth) {
        plain.append('{');
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            line(depth + 1);
            token("\"" + property.getKey() + "\"", "name", "");
            plain.append(": ");
            add(property.getValue(), depth + 1);
            plain.append(properties.hasNext() ? "," : "");
        }
        line(depth);
        plain.append('}');
    }

    private void addArray(Iterator<JsonNode> items, int depth) {
        plain.append('[');
        while (items.hasNext()) {
            line(depth + 1);
            add(items.next(), depth + 1);
            plain.append(items.hasNext() ? "," : "");
        }
        line(depth);
        plain.append(']');
    }

    private void addText(String text, String json) {
        String href = guide.mentioned(text).map(Artefact::path).orElse("");
        token(json, "text", href.equals(self) ? "" : href);
    }

    private void line(int depth) {
        plain.append('\n').append("  ".repeat(depth));
    }

    private void token(String text, String style, String href) {
        flush();
        tokens.add(new Token(text, style, href));
    }

    private void flush() {
        if (plain.length() > 0) {
            tokens.add(new Token(plain.toString(), "", ""));
            plain.setLength(0);
        }
    }
}
