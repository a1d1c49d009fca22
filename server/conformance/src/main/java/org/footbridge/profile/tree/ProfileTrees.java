package org.footbridge.profile.tree;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** The definitions of a source with their snapshots as trees; each is read on first use. */
public final class ProfileTrees {
    public static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private static final int KEPT_MAX = 3_000;
    private static final int URL_LENGTH_MAX = 300;

    /** A definition and its tree. */
    public record Profile(StructureDefinition definition, ProfileTree tree) {}

    private final Definitions definitions;
    private final ConcurrentMap<String, Optional<Profile>> profiles = new ConcurrentHashMap<>();

    public ProfileTrees(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The profile with this canonical URL; empty if there is none or it has no snapshot. */
    public Optional<Profile> profile(String url) {
        Optional<Profile> known = profiles.get(url);
        if (known == null) {
            known = definitions
                    .structure(url)
                    .filter(definition -> definition.getSnapshot().hasElement())
                    .map(definition -> new Profile(definition, new ProfileTree(definition)));
            // Unknown URLs come from clients, and there is no end of them: the first ones are kept, as data repeats
            // them.
            if (known.isPresent() || (profiles.size() < KEPT_MAX && url.length() < URL_LENGTH_MAX)) {
                profiles.put(url, known);
            }
        }
        return known;
    }

    /** The root of the one profile, or else the one type, that the element is of; null if there are several. */
    @Nullable
    public Node ofType(ElementDefinition element) {
        List<TypeRefComponent> types = element.getType();
        if (types.size() != 1 || types.get(0).getProfile().size() > 1) {
            return null;
        }
        TypeRefComponent type = types.get(0);
        String url = type.hasProfile() ? type.getProfile().get(0).getValue() : CORE + type.getWorkingCode();
        return profile(url).map(profile -> profile.tree().root()).orElse(null);
    }
}
