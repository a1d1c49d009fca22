package org.footbridge.rest.operation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.json.ValuelessElements;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.Presentation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** The parameters of an operation, from the URL or from a Parameters resource. */
public final class OperationInput {
    private final Map<String, List<Base>> values = new LinkedHashMap<>();
    private final String acceptLanguage;

    /**
     * @throws Problem NOT_SUPPORTED if a parameter is given that {@code operation} does not take
     */
    public OperationInput(RequestDetails request, OperationDescriptor operation) {
        Set<String> known = operation.inputs();
        String header = request.getHeader("Accept-Language");
        acceptLanguage = header == null ? "" : header;
        request.getParameters().forEach((name, texts) -> {
            if (!Presentation.has(name)) {
                List.of(texts).forEach(text -> add(name, new StringType(text)));
            }
        });
        if (request.getResource() instanceof Parameters body) {
            withValues(body).getParameter().forEach(parameter -> add(parameter.getName(), content(parameter)));
        } else if (request.getResource() != null) {
            throw new Problem(ProblemKind.INVALID, "The body of " + operation.inUrl() + " is a Parameters resource.");
        }
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Problem(
                            ProblemKind.NOT_SUPPORTED,
                            "Parameter '" + name + "' is not supported; " + operation.inUrl() + " takes "
                                    + (known.isEmpty() ? "none" : String.join(", ", known)) + ".");
                });
    }

    /**
     * Refuses the parameters of {@code operation}, which takes none.
     *
     * @throws Problem NOT_SUPPORTED if there is one
     */
    public static void requireNone(RequestDetails request, OperationDescriptor operation) {
        OperationInput input = new OperationInput(request, operation);
        assert input.values.isEmpty() : operation.inputs();
    }

    /** Without elements that have an extension in place of a value, which are as good as none to an operation. */
    private static Parameters withValues(Parameters body) {
        boolean plain = body.getParameter().stream()
                .allMatch(parameter ->
                        parameter.hasValue() && parameter.getValue().isPrimitive());
        if (plain) {
            return body;
        }
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        String json = parser.encodeResourceToString(body);
        String without = ValuelessElements.leftOut(json);
        return without.equals(json) ? body : parser.parseResource(Parameters.class, without);
    }

    private void add(String name, Base value) {
        values.computeIfAbsent(String.valueOf(name), same -> new ArrayList<>()).add(value);
    }

    private static Base content(ParametersParameterComponent parameter) {
        if (parameter.hasResource()) {
            return parameter.getResource();
        }
        return parameter.hasValue() ? parameter.getValue() : parameter;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    private Optional<Base> one(String name) {
        List<Base> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new Problem(ProblemKind.INVALID, "Parameter '" + name + "' must be given once.");
        }
        return given.stream().findFirst();
    }

    /** The primitive value; empty if it is not given. */
    public String text(String name) {
        return one(name).map(value -> primitive(name, value)).orElse("");
    }

    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> primitive(name, value))
                .toList();
    }

    /** The codes, each as {@code system|code}, or as {@code code} if it has no system: from the URL, or from a Coding or CodeableConcept. */
    public List<String> tokens(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value ->
                        value instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.of(value))
                .map(value -> value instanceof Coding coding && coding.hasCode()
                        ? (coding.hasSystem() ? coding.getSystem() + "|" : "") + coding.getCode()
                        : primitive(name, value))
                .toList();
    }

    /** The literal reference; empty if it is not given. */
    public String reference(String name) {
        return one(name)
                .map(value -> value instanceof Reference reference && reference.hasReference()
                        ? reference.getReference()
                        : primitive(name, value))
                .orElse("");
    }

    private static String primitive(String name, Base value) {
        if (!value.isPrimitive()
                || value.primitiveValue() == null
                || value.primitiveValue().isEmpty()) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be a value, not empty or a structure.");
        }
        return value.primitiveValue();
    }

    /**
     * The language that displays are wanted in: {@code displayLanguage}, or else the one that the client likes best. Empty if it
     * does not say, or not as HTTP has it.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept-language">RFC 9110, Accept-Language</a>
     */
    public String language() {
        String asked = text("displayLanguage");
        if (!asked.isEmpty() || acceptLanguage.isBlank()) {
            return asked;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().contains("*"))
                    .map(Locale.LanguageRange::getRange)
                    .findFirst()
                    .orElse("");
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** @throws Problem INVALID if it is not given */
    public String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new Problem(ProblemKind.INVALID, "Parameter '" + name + "' is missing.");
        }
        return text;
    }

    public boolean flag(String name) {
        String text = text(name);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be true or false, not '" + text + "'.");
        }
        return text.equals("true");
    }

    public OptionalInt number(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        } else if (!text.matches("\\d{1,9}")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter '" + name + "' must be a whole number of 0 or more, not '" + text + "'.");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** A structure, such as a Coding, or a resource. */
    public <T extends Base> Optional<T> structure(String name, Class<T> type) {
        return one(name).map(value -> {
            if (!type.isInstance(value)) {
                throw new Problem(
                        ProblemKind.VALUE,
                        "Parameter '" + name + "' must be a " + type.getSimpleName() + " in a Parameters resource, not "
                                + value.fhirType() + ".");
            }
            return type.cast(value);
        });
    }

    /** The parts of each {@code name}, by their names. */
    public List<Map<String, String>> parts(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .map(value -> {
                    Map<String, String> parts = new LinkedHashMap<>();
                    if (value instanceof ParametersParameterComponent parameter) {
                        parameter.getPart().stream()
                                .filter(ParametersParameterComponent::hasValue)
                                .forEach(part -> parts.put(part.getName(), String.valueOf(value(part))));
                    }
                    return parts;
                })
                .toList();
    }

    private static String value(ParametersParameterComponent part) {
        return part.getValue() instanceof Coding coding
                ? coding.getCode()
                : part.getValue().primitiveValue();
    }

    /** The resource that the operation is about: by id in the URL, or canonical URL and version; empty if neither is given. */
    public Optional<String> subject(String type, String id, String version) {
        if (!id.isEmpty()) {
            return Optional.of(type + "/" + id);
        }
        String url = text("url");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        String given = text(version);
        return Optional.of(given.isEmpty() || url.contains("|") ? url : url + "|" + given);
    }
}
