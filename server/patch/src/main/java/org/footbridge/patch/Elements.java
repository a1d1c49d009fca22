package org.footbridge.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Element;

/**
 * Access to the elements of a resource by HAPI's definitions of R4: the elements of a parent, their types, and the position
 * of a value.
 */
final class Elements {
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    /** Extensions and id, which primitive types have too although they are not composite to HAPI. */
    private final List<BaseRuntimeChildDefinition> ofPrimitive;

    private final FhirContext context;

    Elements(FhirContext context) {
        this.context = context;
        this.ofPrimitive = composite("Period").getChildrenAndExtension().stream()
                .filter(child -> List.of("id", "extension").contains(child.getElementName()))
                .toList();
    }

    /**
     * The position of one value of an element.
     *
     * @param list the values of the element, including this one
     * @param depth the number of elements above it; 1 for elements of the resource itself
     */
    record Place(ElementList list, int index, int depth) {}

    /** The values that {@code parent} has as {@code name}; empty if its type has no such element. */
    Optional<ElementList> list(IBase parent, String name) {
        return lists(parent).filter(list -> list.name().equals(name)).findFirst();
    }

    /**
     * Returns the types that the values of {@code list} may have, by FHIR's name; empty for resources. HAPI's model would
     * allow every type for an extension.
     */
    Map<String, BaseRuntimeElementDefinition<?>> types(ElementList list) {
        BaseRuntimeChildDefinition child = list.child();
        if (EXTENSIONS.contains(child.getElementName())) {
            return Map.of("Extension", composite("Extension"));
        }
        Map<String, BaseRuntimeElementDefinition<?>> types = new LinkedHashMap<>();
        for (String name : child.getValidChildNames()) {
            BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
            if (definition != null) {
                types.put(definition.getName(), definition);
            }
        }
        return types;
    }

    /** The elements that the type of {@code parent} has, in order. */
    List<String> names(IBase parent) {
        return lists(parent).map(ElementList::name).toList();
    }

    private Stream<ElementList> lists(IBase parent) {
        return children(parent).stream().map(child -> new ElementList(parent, child));
    }

    /**
     * Returns the position of the object {@code sought}, compared by identity, in {@code root}; empty if it is not there.
     */
    Optional<Place> find(IBase root, IBase sought) {
        return find(root, sought, 1);
    }

    private Optional<Place> find(IBase parent, IBase sought, int depth) {
        for (BaseRuntimeChildDefinition child : children(parent)) {
            List<IBase> values = child.getAccessor().getValues(parent);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) == sought) {
                    return Optional.of(new Place(new ElementList(parent, child), i, depth));
                }
                Optional<Place> within = find(values.get(i), sought, depth + 1);
                if (within.isPresent()) {
                    return within;
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the number of levels of elements below {@code element}. */
    int height(IBase element) {
        int highest = 0;
        for (BaseRuntimeChildDefinition child : children(element)) {
            for (IBase value : child.getAccessor().getValues(element)) {
                highest = Math.max(highest, 1 + height(value));
            }
        }
        return highest;
    }

    private List<BaseRuntimeChildDefinition> children(IBase parent) {
        BaseRuntimeElementDefinition<?> definition = parent instanceof IBaseResource resource
                ? context.getResourceDefinition(resource)
                : context.getElementDefinition(parent.getClass());
        if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            return composite.getChildrenAndExtension();
        }
        return parent instanceof Element ? ofPrimitive : List.of(); // the markup of a narrative has none
    }

    private BaseRuntimeElementCompositeDefinition<?> composite(String type) {
        if (context.getElementDefinition(type) instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
            return composite;
        }
        throw new IllegalStateException("HAPI's model has no composite " + type);
    }
}
