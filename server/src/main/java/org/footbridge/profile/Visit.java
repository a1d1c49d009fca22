package org.footbridge.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Where a walk is, and what it has seen of one resource, which may be contained in another. */
final class Visit {
    private static final int CHECKS_MAX = 200_000;

    private final Resource root;
    private final Resource resource;
    private final Visit outer;
    private final List<Base> values = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<String, Base> elementIds = new HashMap<>();
    private final Set<String> localReferences = new HashSet<>();
    private final IdentityHashMap<Resource, Visit> contained = new IdentityHashMap<>();
    private final Set<Base> primitives = Collections.newSetFromMap(new IdentityHashMap<>());
    private @Nullable Map<String, Resource> containedInRoot;
    private int checks;

    /** The walk of a resource that stands alone. */
    Visit(Resource root) {
        this.root = root;
        this.resource = root;
        this.outer = this;
    }

    /** The walk of a resource contained in that of {@code outer}. */
    Visit(Resource contained, Visit outer) {
        this.root = outer.root;
        this.resource = contained;
        this.outer = outer;
    }

    Resource root() {
        return root;
    }

    Resource resource() {
        return resource;
    }

    boolean isContained() {
        return outer != this;
    }

    /** {@code Resource.language}, in which displays are; null if it has none. */
    @Nullable
    String language() {
        return resource.getLanguage();
    }

    int depth() {
        return values.size();
    }

    /** Enters the element {@code name} whose value is {@code value}. */
    void enter(String name, Base value) {
        Visit counter = outer;
        if (++counter.checks > CHECKS_MAX) {
            throw doubt("more than " + CHECKS_MAX + " elements to check");
        }
        names.add(name);
        values.add(value);
    }

    void leave() {
        backTo(values.size() - 1);
    }

    void backTo(int depth) {
        while (values.size() > depth) {
            values.remove(values.size() - 1);
            names.remove(names.size() - 1);
        }
    }

    /** Whether the element entered last is called {@code name}. */
    boolean isAt(String name) {
        return names.get(names.size() - 1).equals(name);
    }

    /** The value {@code up} levels above the one that was entered last; null above the resource. */
    @Nullable
    Base ancestor(int up) {
        int index = values.size() - 1 - up;
        return index >= 0 ? values.get(index) : null;
    }

    /** What the value {@code up} levels above may be called: its type, and paths from the types around it. */
    Set<String> callings(int up) {
        int last = values.size() - 1 - up;
        Set<String> callings = new HashSet<>();
        for (int i = last; i >= 0; i--) {
            String rest = String.join(".", names.subList(i + 1, last + 1));
            callings.add(values.get(i).fhirType() + (rest.isEmpty() ? "" : "." + rest));
        }
        return callings;
    }

    DoubtException doubt(String feature) {
        return new DoubtException(new Doubt(names.isEmpty() ? resource.fhirType() : String.join(".", names), feature));
    }

    /** Notes that {@code element} has this id, which no other element of the resource may have. */
    void elementId(Base element, String id) {
        Base other = elementIds.putIfAbsent(id, element);
        if ((other != null && other != element)
                || id.equals(resource.getIdElement().getIdPart())) {
            throw doubt("element id that is not the only one");
        }
    }

    /** Notes a primitive value; several profiles may come by the same. */
    void primitive(Base value) {
        outer.primitives.add(value);
    }

    /** How many primitive values there were, in contained resources too. */
    int primitives() {
        return primitives.size();
    }

    void referenceTo(String localId) {
        localReferences.add(localId);
    }

    Set<String> localReferences() {
        return localReferences;
    }

    /** The walk of {@code resource}, contained in this one; null if it was begun before. */
    @Nullable
    Visit contained(Resource resource) {
        if (contained.containsKey(resource)) {
            return null;
        }
        Visit visit = new Visit(resource, outer);
        contained.put(resource, visit);
        return visit;
    }

    /** The first resource of this id that is contained in the root; null if there is none. */
    @Nullable
    Resource containedInRoot(String id) {
        Map<String, Resource> byId = outer.containedInRoot;
        if (byId == null) {
            byId = new HashMap<>();
            if (root instanceof DomainResource owner) {
                for (Resource resource : owner.getContained()) {
                    byId.putIfAbsent(String.valueOf(ContainedCheck.id(resource)), resource);
                }
            }
            outer.containedInRoot = byId;
        }
        return byId.get(id);
    }

    /** The walks of contained resources so far. */
    Map<Resource, Visit> contained() {
        return contained;
    }
}
