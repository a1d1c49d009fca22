package org.footbridge.patch;

import java.util.List;
import java.util.Optional;
import org.footbridge.fhirpath.CompiledPath;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.fhirpath.syntax.Expression;
import org.footbridge.json.ResourceJsonReader;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/** The target of an operation of a FHIRPath Patch, which its path selects. */
final class PathTarget {
    private final Operation operation;
    private final Elements elements;
    private final CompiledPath path;

    /** The path without its last name; empty if it ends otherwise. */
    private final Optional<CompiledPath> parent;

    /** The last name; empty if the path ends otherwise. */
    private final String name;

    PathTarget(Operation operation, Elements elements, FhirPaths paths) {
        this.operation = operation;
        this.elements = elements;
        String text = operation.path().strip();
        this.name = PathRules.checked(text, operation) instanceof Expression.Member member
                        && text.matches("(?s)(.*\\.\\s*)?" + member.name())
                ? member.name()
                : "";
        this.path = paths.compileOnce(text);
        this.parent = name.isEmpty() ? Optional.empty() : Optional.of(paths.compileOnce(parent(text, name)));
    }

    private static String parent(String text, String name) {
        String rest = text.substring(0, text.length() - name.length()).stripTrailing();
        return rest.isEmpty() ? "$this" : rest.substring(0, rest.length() - 1);
    }

    /** The target of an operation on a list, whose path ends in the list's name since it may be empty. */
    static PathTarget list(Operation operation, Elements elements, FhirPaths paths) {
        PathTarget target = new PathTarget(operation, elements, paths);
        if (target.parent.isEmpty()) {
            throw operation.malformed(
                    "the path of a list ends in its name, as Patient.name does; the index is another part.");
        }
        return target;
    }

    Operation operation() {
        return operation;
    }

    /** Returns the single element. */
    IBase element(Resource root) {
        return one(values(path, root), "the path finds no element; add it first.");
    }

    private List<Base> values(CompiledPath path, Resource root) {
        try {
            return path.evaluate(root);
        } catch (RuntimeException e) { // HAPI's engine throws exceptions of any type
            throw operation.refused(
                    "the path cannot be evaluated on this resource: it compares or counts what cannot be"
                            + " compared or counted.");
        }
    }

    private IBase one(List<Base> found, String missing) {
        if (found.isEmpty()) {
            throw operation.refused(missing);
        }
        requireFew(found);
        return found.get(0);
    }

    private void requireFew(List<Base> found) {
        if (found.size() > 1) {
            throw operation.refused("the path finds " + found.size()
                    + " elements and must find one; say which with [index] or where().");
        }
    }

    /** Returns the position of the single element; empty if there is none. */
    Optional<Elements.Place> placeIfAny(Resource root) {
        List<Base> found = values(path, root);
        requireFew(found);
        return found.isEmpty() ? Optional.empty() : Optional.of(place(root, found.get(0)));
    }

    /** The place of an element of {@code root}, which the resource itself does not have. */
    Elements.Place place(Resource root, IBase element) {
        return elements.find(root, element)
                .or(() -> placeOfText(root))
                .orElseThrow(() -> operation.refused(
                        element == root
                                ? "the path selects the whole resource; give the path of an element of it."
                                : "the path finds a value that is not an element of the resource."));
    }

    /** Returns the position of a narrative's markup or an id, for which HAPI creates a new object on each access. */
    private Optional<Elements.Place> placeOfText(Resource root) {
        return parent.map(compiled -> values(compiled, root))
                .filter(found -> found.size() == 1)
                .flatMap(found -> elements.list(found.get(0), name)
                        .filter(list -> !list.repeats() && !list.values().isEmpty())
                        .map(list -> new Elements.Place(list, 0, 1 + depth(root, found.get(0)))));
    }

    private int depth(Resource root, IBase element) {
        return element == root ? 0 : place(root, element).depth();
    }

    /** The list that the path names. */
    ElementList list(Resource root) {
        List<Base> found = values(parent.orElseThrow(), root);
        ElementList list = list(one(found, "the path finds no parent element for the list; add it first."), name);
        if (!list.repeats()) {
            throw operation.refused("'" + name + "' does not repeat, so it is no list; use add or replace.");
        }
        return list;
    }

    ElementList list(IBase parent, String name) {
        return elements.list(parent, name)
                .orElseThrow(() -> operation.refused("there is no element '" + Operation.shortened(name) + "' in "
                        + parent.fhirType() + "; there are " + String.join(", ", elements.names(parent)) + "."));
    }

    /** Refuses {@code value} if the resource would exceed the maximum depth of its readers. */
    void requireShallow(Resource root, ElementList list, IBase value) {
        // a list is a level of its own in JSON
        if (2 * (depth(root, list.parent()) + 1 + elements.height(value)) > ResourceJsonReader.DEPTH_MAX) {
            throw operation.refused(
                    "the resource would be nested more than " + ResourceJsonReader.DEPTH_MAX / 2 + " elements deep.");
        }
    }
}
