package org.footbridge.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reference is to a resource of the right type, as far as the reference itself says it.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">R4 literal references</a>
 */
final class ReferenceCheck implements Check {
    private static final Pattern LITERAL = Pattern.compile(
            "(?:https?://[^\\s?#]++(?<=/))?([A-Z][A-Za-z]{1,40})/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final Set<String> TYPES = names();

    /** Types that a target may have; empty if any will do. */
    private final Set<String> targets;

    private final boolean containedToo;

    private ReferenceCheck(Set<String> targets, boolean containedToo) {
        this.targets = targets;
        this.containedToo = containedToo;
    }

    /** The check of references to what conforms to one of {@code profiles}. */
    static Check of(List<CanonicalType> profiles, ProfileTrees trees) {
        Set<String> targets = new HashSet<>();
        boolean core = true;
        for (CanonicalType profile : profiles) {
            String url = profile.getValue();
            String type = trees.profile(url)
                    .map(known -> known.definition().getType())
                    .orElse(null);
            if (type == null) {
                return Check.doubt("reference to unknown profile");
            }
            core = core && url.equals(ProfileTrees.CORE + type);
            targets.add(type);
        }
        return new ReferenceCheck(targets.contains("Resource") ? Set.of() : targets, core);
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (ResourceType type : ResourceType.values()) {
            names.add(type.name());
        }
        return names;
    }

    @Override
    public void check(Base value, Visit visit) {
        Reference reference = (Reference) value;
        String url = reference.getReferenceElement_().getValue();
        if (url == null) {
            requireType(reference.getType(), reference.getType(), visit);
        } else if (url.startsWith("#")) {
            checkLocal(reference, url.substring(1), visit);
        } else {
            String type = typeOf(url);
            if (type == null) {
                throw visit.doubt("reference that does not tell its type");
            }
            requireType(type, reference.getType(), visit);
        }
    }

    private void checkLocal(Reference reference, String id, Visit visit) {
        visit.referenceTo(id);
        Resource target = id.isEmpty() ? visit.root() : visit.containedInRoot(id);
        if (target == null || !containedToo || (id.isEmpty() && !visit.isContained())) {
            throw visit.doubt("reference to contained resource");
        }
        requireType(target.fhirType(), reference.getType(), visit);
    }

    /** {@code said} is {@code Reference.type}; both are null if not known. */
    private void requireType(@Nullable String type, @Nullable String said, Visit visit) {
        boolean wrong = type != null && !(targets.isEmpty() || targets.contains(type));
        boolean unknown = type == null && said != null;
        if (wrong || unknown || (said != null && (!said.equals(type) || !TYPES.contains(said)))) {
            throw visit.doubt("type of reference");
        }
    }

    /** The type in the URL; null if it has none, as a URN. */
    private static @Nullable String typeOf(String url) {
        Matcher matcher = LITERAL.matcher(url);
        return matcher.matches() && TYPES.contains(matcher.group(1)) ? matcher.group(1) : null;
    }
}
