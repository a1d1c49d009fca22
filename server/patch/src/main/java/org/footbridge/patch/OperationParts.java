package org.footbridge.patch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.fhirpath.FhirPaths;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The parts of one operation of a FHIRPath Patch, as the client sent them. */
final class OperationParts {
    /** The parts of each type of operation, in addition to type and path. */
    private static final Map<String, Set<String>> PARTS = Map.of(
            "add", Set.of("name", "value"),
            "insert", Set.of("value", "index"),
            "delete", Set.of(),
            "replace", Set.of("value"),
            "move", Set.of("source", "destination"));

    private final Map<String, ParametersParameterComponent> parts = new HashMap<>();
    private final Operation operation;

    OperationParts(int number, ParametersParameterComponent parameter) {
        Operation unnamed = new Operation(number, "", "");
        for (ParametersParameterComponent part : parameter.getPart()) {
            if (parts.put(String.valueOf(part.getName()), part) != null) {
                throw unnamed.malformed("the part '" + Operation.shortened(part.getName()) + "' occurs twice.");
            }
        }
        operation = new Operation(number, Operation.shortened(text("type", unnamed)), text("path", unnamed));
    }

    FhirPathOperation read(Elements elements, FhirPaths paths) {
        requireParts();
        return switch (operation.type()) {
            case "add" ->
                new FhirPathOperation.Add(
                        new PathTarget(operation, elements, paths), text("name", operation), value(elements));
            case "insert" ->
                new FhirPathOperation.Insert(
                        PathTarget.list(operation, elements, paths), number("index"), value(elements));
            case "delete" -> new FhirPathOperation.Delete(new PathTarget(operation, elements, paths));
            case "replace" ->
                new FhirPathOperation.Replace(new PathTarget(operation, elements, paths), value(elements));
            default ->
                new FhirPathOperation.Move(
                        PathTarget.list(operation, elements, paths), number("source"), number("destination"));
        };
    }

    private void requireParts() {
        @Nullable Set<String> wanted = PARTS.get(operation.type());
        if (wanted == null) {
            throw operation.malformed("the type is one of add, insert, delete, replace and move.");
        }
        for (String name : parts.keySet()) {
            if (!wanted.contains(name) && !List.of("type", "path").contains(name)) {
                throw operation.malformed("it has no part '" + Operation.shortened(name) + "'; leave that out.");
            }
        }
        for (String name : wanted) {
            if (!parts.containsKey(name)) {
                throw operation.malformed("the part '" + name + "' is missing.");
            }
        }
    }

    private String text(String name, Operation operation) {
        @Nullable ParametersParameterComponent part = parts.get(name);
        if (part == null
                || !(part.getValue() instanceof PrimitiveType<?> text)
                || text.getValueAsString() == null
                || text.getValueAsString().isBlank()) {
            throw operation.malformed("the part '" + name + "' is missing or no string.");
        }
        return text.getValueAsString();
    }

    /** Zero or more. */
    private int number(String name) {
        @Nullable ParametersParameterComponent part = parts.get(name);
        if (part == null
                || !(part.getValue() instanceof IntegerType number)
                || number.getValue() == null
                || number.getValue() < 0) {
            throw operation.malformed("the part '" + name + "' is an integer from 0.");
        }
        return number.getValue();
    }

    private PatchValue value(Elements elements) {
        return PatchValue.of(operation, parts.getOrDefault("value", new ParametersParameterComponent()), elements);
    }
}
