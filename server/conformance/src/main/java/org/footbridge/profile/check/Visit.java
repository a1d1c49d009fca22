package org.footbridge.profile.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The state of a walk through a resource: the current path and the resource, which may be contained in another. */
public final class Visit {
    private static final int CHECKS_MAX = 200_000;

    /** The largest number of findings; more would not be readable. */
    private static final int FINDINGS_MAX = 100;

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
    private final @Nullable Set<Finding> findings;
    private final Set<String> fixed = new HashSet<>();
    private int silences;
    private int checks;

    /** Starts a walk of a resource on its own, which ends at the first doubt. */
    public Visit(Resource root) {
        this(root, false);
    }

    private Visit(Resource root, boolean collecting) {
        this.root = root;
        this.resource = root;
        this.outer = this;
        this.findings = collecting ? new LinkedHashSet<>() : null;
    }

    /** Starts a walk that continues after doubts and collects the rules that are certainly broken. */
    public static Visit collecting(Resource root) {
        return new Visit(root, true);
    }

    /** The walk of a resource contained in that of {@code outer}. */
    public Visit(Resource contained, Visit outer) {
        this.root = outer.root;
        this.resource = contained;
        this.outer = outer;
        this.findings = outer.findings;
    }

    /** Whether broken rules are noted rather than doubted. */
    boolean collects() {
        return findings != null && outer.silences == 0;
    }

    /**
     * Starts a trial: until {@link #endTrial}, broken rules raise doubts, because the value may conform to an alternative
     * profile instead.
     */
    void beginTrial() {
        outer.silences++;
    }

    void endTrial() {
        outer.silences--;
    }

    /** The value breaks a rule for certain. {@code message} is for the client, {@code feature} for the log. */
    public void broken(String feature, String message) {
        if (findings == null || !collects()) {
            throw doubt(feature);
        } else if (findings.size() < FINDINGS_MAX) {
            findings.add(new Finding(position(), message));
        }
    }

    /** A fixed value or pattern of the value is kept. */
    public void fixed() {
        if (collects()) {
            outer.fixed.add(position());
        }
    }

    public Findings findings() {
        return new Findings(findings == null ? List.of() : List.copyOf(findings), Set.copyOf(fixed));
    }

    /** The FHIRPath of the value that was entered last. */
    private String position() {
        StringBuilder path = new StringBuilder(isContained() ? outer.position() : names.get(0));
        for (int i = 1; i < names.size(); i++) {
            path.append('.').append(names.get(i));
            Property property = values.get(i - 1).getNamedProperty(names.get(i));
            if (property != null && property.isList()) {
                path.append('[').append(indexOf(property, values.get(i))).append(']');
            }
        }
        return path.toString();
    }

    private static int indexOf(Property property, Base value) {
        int index = 0;
        while (index < property.getValues().size() - 1 && property.getValues().get(index) != value) {
            index++;
        }
        return index;
    }

    public Resource root() {
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
    public void enter(String name, Base value) {
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

    /**
     * Returns the names of the value {@code up} levels above in extension contexts: its type, and paths from its ancestors'
     * types.
     */
    Set<String> callings(int up) {
        int last = values.size() - 1 - up;
        Set<String> callings = new HashSet<>();
        for (int i = last; i >= 0; i--) {
            String rest = String.join(".", names.subList(i + 1, last + 1));
            callings.add(values.get(i).fhirType() + (rest.isEmpty() ? "" : "." + rest));
        }
        return callings;
    }

    public DoubtException doubt(String feature) {
        return new DoubtException(new Doubt(names.isEmpty() ? resource.fhirType() : String.join(".", names), feature));
    }

    /** Notes that {@code element} has this id, which no other element of the resource may have. */
    public void elementId(Base element, String id) {
        Base other = elementIds.putIfAbsent(id, element);
        if ((other != null && other != element)
                || id.equals(resource.getIdElement().getIdPart())) {
            throw doubt("element id that is not the only one");
        }
    }

    /** Notes a primitive value; several profiles may come by the same. */
    public void primitive(Base value) {
        outer.primitives.add(value);
    }

    /** The number of primitive values visited so far, including those of contained resources. */
    public int primitives() {
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
