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

/** What the path of an operation of a FHIRPath Patch points to. */
final class PathTarget {
    private final Operation operation;
    private final Elements elements;
    private final CompiledPath path;

    /** The last name of a path to a list; empty if the path points to an element. */
    private final String listName;

    PathTarget(Operation operation, String path, Elements elements, FhirPaths paths) {
        this(operation, path, "", elements, paths);
        PathRules.checked(path, operation);
    }

    private PathTarget(Operation operation, String path, String listName, Elements elements, FhirPaths paths) {
        this.operation = operation;
        this.elements = elements;
        this.path = paths.compileOnce(path);
        this.listName = listName;
    }

    /**
     * The target of an operation on a list, whose path ends in the list's name. Where the list is must be known although
     * it may be empty, so the path is evaluated up to there.
     */
    static PathTarget list(Operation operation, Elements elements, FhirPaths paths) {
        String text = operation.path().strip();
        if (!(PathRules.checked(text, operation) instanceof Expression.Member member)
                || !text.matches("(?s)(.*\\.\\s*)?" + member.name())) {
            throw operation.malformed(
                    "the path of a list ends in its name, as Patient.name does; the place in it is another part.");
        }
        String parent =
                text.substring(0, text.length() - member.name().length()).stripTrailing();
        return new PathTarget(
                operation,
                parent.isEmpty() ? "$this" : parent.substring(0, parent.length() - 1),
                member.name(),
                elements,
                paths);
    }

    Operation operation() {
        return operation;
    }

    /** The one element there is. */
    IBase element(Resource root) {
        List<Base> found = path.evaluate(root);
        if (found.isEmpty()) {
            throw operation.refused("the path finds no element"
                    + (listName.isEmpty() ? "" : " that could have the list") + "; add it first.");
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

    /** The place of the one element there is; empty if there is none. */
    Optional<Elements.Place> placeIfAny(Resource root) {
        List<Base> found = path.evaluate(root);
        requireFew(found);
        return found.isEmpty() ? Optional.empty() : Optional.of(place(root, found.get(0)));
    }

    /** The place of an element of {@code root}, which the resource itself does not have. */
    Elements.Place place(Resource root, IBase element) {
        return elements.find(root, element)
                .orElseThrow(() -> operation.refused(
                        element == root
                                ? "the path is of the whole resource; give the path of an element of it."
                                : "the path finds a value that is no element which a patch may change."));
    }

    /** The list that the path names. */
    ElementList list(Resource root) {
        ElementList list = list(element(root), listName);
        if (!list.repeats()) {
            throw operation.refused("'" + listName + "' does not repeat, so it is no list; use add or replace.");
        }
        return list;
    }

    ElementList list(IBase parent, String name) {
        return elements.list(parent, name)
                .orElseThrow(() -> operation.refused("there is no element '" + Operation.shortened(name) + "' in "
                        + parent.fhirType() + "; there are " + String.join(", ", elements.names(parent)) + "."));
    }

    /** Refuses {@code value} if it would make the resource too deep for all who read it afterwards. */
    void requireShallow(Resource root, ElementList list, IBase value) {
        int above = list.parent() == root ? 0 : place(root, list.parent()).depth();
        // a list is a level of its own in JSON
        if (2 * (above + 1 + elements.height(value)) > ResourceJsonReader.DEPTH_MAX) {
            throw operation.refused(
                    "the resource would be nested more than " + ResourceJsonReader.DEPTH_MAX / 2 + " elements deep.");
        }
    }
}
