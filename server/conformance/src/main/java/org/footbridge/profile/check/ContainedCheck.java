package org.footbridge.profile.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Check of a contained resource, as a resource of its own within the walk of its container.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#contained">R4 contained resources</a>
 */
public final class ContainedCheck implements Check {
    private final ResourceCheck resources;

    public ContainedCheck(ResourceCheck resources) {
        this.resources = resources;
    }

    /** The id without HAPI's {@code #} before it; null if there is none. */
    static @Nullable String id(Resource contained) {
        String id = contained.getIdElement().getValue();
        return id == null || !id.startsWith("#") ? id : id.substring(1);
    }

    @Override
    public void check(Base value, Visit visit) {
        Resource resource = (Resource) value;
        String id = id(resource);
        if (visit.isContained() || id == null || !Primitives.isValue("id", id)) {
            throw visit.doubt("contained resource without valid id, or in another");
        }
        visit.primitive(resource.getIdElement());
        Visit inside = visit.contained(resource);
        // Another profile has led here before.
        if (inside != null) {
            resources.check(resource, inside);
        }
    }

    /** Doubts contained resources with the same id, and those that nothing refers to (dom-3). */
    static void requireReferences(Visit visit) {
        Map<Resource, Visit> contained = visit.contained();
        Set<String> ids = new HashSet<>();
        contained.keySet().forEach(resource -> ids.add(String.valueOf(id(resource))));
        if (ids.size() < contained.size() || !referred(visit).containsAll(ids)) {
            throw visit.doubt("contained resources' ids and references");
        }
    }

    /** The ids of contained resources that are referred to from the outside, directly or through others. */
    private static Set<String> referred(Visit visit) {
        Set<String> found = new HashSet<>(visit.localReferences());
        Deque<String> next = new ArrayDeque<>(found);
        Map<String, Visit> byId = new HashMap<>();
        visit.contained().forEach((resource, inside) -> {
            byId.put(String.valueOf(id(resource)), inside);
            if (inside.localReferences().contains("")) {
                next.add(String.valueOf(id(resource)));
            }
        });
        found.addAll(next);
        while (!next.isEmpty()) {
            Visit inside = byId.get(next.remove());
            if (inside != null) {
                inside.localReferences().stream().filter(found::add).forEach(next::add);
            }
        }
        return found;
    }
}
