package org.footbridge.packages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.packages.GuidePackage.Definition;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ResourceIds;

/**
 * Finds the id under which each definition of a package is stored: that of the same canonical if the package brought it
 * before, or if it says the same; else its own, or one made of it where that is taken.
 */
final class Placement {
    private static final int ID_MAX = 64;

    private final Set<String> former;
    private final Map<String, String> owners;
    private final Map<String, List<StoredVersion>> byCanonical = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param stored all definitions that are
     * @param former the paths of what the package brought before
     * @param owners the packages that brought what is stored, by path
     */
    Placement(List<StoredVersion> stored, Set<String> former, Map<String, String> owners) {
        this.former = former;
        this.owners = owners;
        for (StoredVersion version : stored) {
            byCanonical
                    .computeIfAbsent(version.type() + " " + url(version), canonical -> new ArrayList<>())
                    .add(version);
            taken.add(path(version));
        }
    }

    private static String url(StoredVersion version) {
        return ExactJson.tree(version.body()).path("url").asText();
    }

    static String path(StoredVersion version) {
        return version.type() + "/" + version.id();
    }

    /** @throws Problem CONFLICT if somebody else stored another definition under the canonical */
    String id(Definition definition) {
        List<StoredVersion> others = byCanonical.getOrDefault(definition.type() + " " + definition.url(), List.of());
        Optional<StoredVersion> mine = others.stream()
                .filter(version -> former.contains(path(version)))
                .findFirst()
                .or(() -> others.stream()
                        .filter(version -> version.says(definition.content().json()))
                        .findFirst());
        if (mine.isPresent()) {
            return mine.get().id();
        } else if (!others.isEmpty()) {
            String path = path(others.get(0));
            String owner = owners.containsKey(path) ? ", which came with package " + owners.get(path) : "";
            throw new Problem(
                    ProblemKind.CONFLICT,
                    definition.label() + " is stored already as " + path + owner
                            + ", and says something else there; delete that first.");
        }
        return free(definition);
    }

    private String free(Definition definition) {
        String own =
                definition.content().json().id().filter(ResourceIds::isValid).orElse("");
        String hash = Integer.toHexString(definition.url().hashCode());
        int room = ID_MAX - hash.length() - 1;
        for (String id : List.of(own, (own.length() > room ? own.substring(0, room) : own) + "-" + hash)) {
            if (ResourceIds.isValid(id) && taken.add(definition.type() + "/" + id)) {
                return id;
            }
        }
        return ResourceIds.fresh();
    }
}
