package org.footbridge.search.parameter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.footbridge.search.parameter.SearchParameter.Component;
import org.footbridge.search.parameter.SearchParameter.Kind;

/**
 * Streaming reader of SearchParameter resources in JSON. It reads the 1,400 parameters of R4 in some tens of milliseconds,
 * where HAPI's parser takes seconds.
 */
final class SearchParameterReader {
    private static final String R4 = "/fhir/r4/search-parameters.json";
    private static final Set<String> MEMBERS =
            Set.of("url", "code", "base", "type", "expression", "target", "component", "resourceType");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The content of a SearchParameter resource, for all of its base types. */
    record Definition(
            String url,
            String code,
            List<String> bases,
            Kind kind,
            String expression,
            List<String> targets,
            List<JsonNode> parts) {
        /** This on one of its types. */
        SearchParameter on(String type, Map<String, Definition> byUrl) {
            List<Component> components = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                JsonNode part = parts.get(i);
                // The two parts of this one have each other's definition.
                JsonNode defined = url.endsWith("/DocumentReference-relationship") ? parts.get(1 - i) : part;
                Definition definition =
                        byUrl.get(defined.path("definition").asText().replaceFirst("\\|.*", ""));
                Kind kind = definition == null ? Kind.SPECIAL : definition.kind();
                components.add(new Component(
                        kind, component(part.path("expression").asText()), definition == null ? "" : definition.url()));
            }
            SearchParameter.Source source = new SearchParameter.Source(url, narrowed(expression, type));
            return new SearchParameter(
                    type, code, kind, source, targetsOf(code, targets), components, SearchParameter.Derivation.NONE);
        }
    }

    private SearchParameterReader() {}

    /** The parameters of R4 and then {@code additional}. */
    static List<Definition> read(List<JsonNode> additional) {
        List<Definition> definitions = new ArrayList<>(1500);
        try (InputStream file = SearchParameterReader.class.getResourceAsStream(R4);
                JsonParser json = MAPPER.getFactory().createParser(file)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("resource")) {
                    json.nextToken();
                    definitions.add(definition(members(json)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        additional.forEach(resource -> definitions.add(definition(resource)));
        return definitions;
    }

    /** Reads only the members that are needed from the object at the parser's position; most of it is descriptive text. */
    private static JsonNode members(JsonParser json) throws IOException {
        var object = MAPPER.createObjectNode();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (MEMBERS.contains(name)) {
                object.set(name, MAPPER.readTree(json));
            } else {
                json.skipChildren();
            }
        }
        return object;
    }

    /** Reads {@code resource}; its type must be one of R4's. */
    static Definition definition(JsonNode resource) {
        String code = resource.path("code").asText();
        boolean words = code.equals(CommonParameters.TEXT) || code.equals(CommonParameters.CONTENT);
        List<JsonNode> parts = new ArrayList<>();
        resource.path("component").forEach(parts::add);
        return new Definition(
                resource.path("url").asText(),
                code,
                strings(resource.path("base")),
                words ? Kind.WORDS : Kind.valueOf(resource.path("type").asText().toUpperCase(Locale.ROOT)),
                resource.path("expression").asText(""),
                strings(resource.path("target")),
                parts);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asText()));
        return strings;
    }

    /** {@code code-value-date} of Observation says {@code DateTime}, which is no FHIR type. */
    private static String component(String expression) {
        return expression.replace("as(DateTime)", "as(dateTime)");
    }

    /** Parameters called {@code patient} list Group, too, but each of their paths admits a Patient only. */
    private static List<String> targetsOf(String code, List<String> targets) {
        return code.equals("patient") && targets.contains("Patient") ? List.of("Patient") : targets;
    }

    /**
     * The alternatives of {@code expression} that can apply to {@code type}: parameters that are shared by many types
     * list a path for each.
     */
    static String narrowed(String expression, String type) {
        if (expression.indexOf('|') < 0) {
            return expression;
        }
        List<String> kept = new ArrayList<>();
        for (String alternative : alternatives(expression)) {
            String root = root(alternative);
            boolean other = !root.isEmpty() && Character.isUpperCase(root.charAt(0)) && !root.equals(type);
            if (!other || root.endsWith("Resource")) {
                kept.add(alternative.strip());
            }
        }
        return kept.isEmpty() ? expression : String.join(" | ", kept);
    }

    /** The first name of {@code path}; empty if it begins with none. */
    static String root(String path) {
        int start = 0;
        while (start < path.length() && (path.charAt(start) == '(' || path.charAt(start) == ' ')) {
            start++;
        }
        int end = start;
        while (end < path.length() && Character.isLetter(path.charAt(end))) {
            end++;
        }
        return path.substring(start, end);
    }

    /** Splits {@code expression} at the operator {@code |} outside parentheses and strings. */
    static List<String> alternatives(String expression) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\'') {
                // No alternative has an escaped quote in a string.
                i = Math.max(i, expression.indexOf('\'', i + 1));
            } else if (c == '|' && depth == 0) {
                alternatives.add(expression.substring(start, i));
                start = i + 1;
            }
        }
        alternatives.add(expression.substring(start));
        return alternatives;
    }
}
