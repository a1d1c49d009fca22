package org.footbridge.profile.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.profile.tree.ProfileTrees;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition.AggregationMode;
import org.hl7.fhir.r4.model.ElementDefinition.ReferenceVersionRules;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * Check of the target type of a reference, as far as the reference itself states it.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#literal">R4 literal references</a>
 */
public final class ReferenceCheck implements Check {
    private static final Pattern LITERAL = Pattern.compile(
            "(?:https?://[^\\s?#]++(?<=/))?([A-Z][A-Za-z]{1,40})/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final Set<String> TYPES = names();

    /** Types that a target may have; empty if any will do. */
    private final Set<String> targets;

    private final boolean containedToo;
    private final Set<AggregationMode> modes;
    private final ReferenceVersionRules versions;

    private ReferenceCheck(Set<String> targets, boolean containedToo, TypeRefComponent type) {
        this.targets = targets;
        this.containedToo = containedToo;
        this.modes = type.getAggregation().stream()
                .map(Enumeration::getValue)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        this.versions = type.getVersioning() == null ? ReferenceVersionRules.EITHER : type.getVersioning();
    }

    /** The check of references as {@code type} wants them. */
    public static Check of(TypeRefComponent type, ProfileTrees trees) {
        List<CanonicalType> profiles = type.getTargetProfile();
        Set<String> targets = new HashSet<>();
        boolean core = true;
        for (CanonicalType profile : profiles) {
            String url = profile.getValue();
            String target = trees.profile(url)
                    .map(known -> known.definition().getType())
                    .orElse(null);
            if (target == null) {
                return Check.doubt("reference to unknown profile");
            }
            core = core && url.equals(ProfileTrees.CORE + target);
            targets.add(target);
        }
        return new ReferenceCheck(targets.contains("Resource") ? Set.of() : targets, core, type);
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
            requireForm(url, visit);
            if (type == null) {
                requireAllowed(reference.getType(), visit);
                throw visit.doubt("reference that does not tell its type");
            }
            requireType(type, reference.getType(), visit);
        }
    }

    /** Checks whether the reference may lead outside the resource, and whether it may have a version. */
    private void requireForm(String url, Visit visit) {
        if (!modes.isEmpty() && !modes.contains(AggregationMode.REFERENCED)) {
            throw visit.doubt("aggregation of reference");
        }
        boolean versioned = url.contains("/_history/");
        if (versioned ? versions == ReferenceVersionRules.INDEPENDENT : versions == ReferenceVersionRules.SPECIFIC) {
            visit.broken(
                    "versioning of reference",
                    "The profile wants a reference " + (versioned ? "without" : "with") + " a version"
                            + " (Type/id/_history/version) here.");
        }
    }

    private void checkLocal(Reference reference, String id, Visit visit) {
        visit.referenceTo(id);
        Resource target = id.isEmpty() ? visit.root() : visit.containedInRoot(id);
        if (target == null
                || !containedToo
                || (!modes.isEmpty() && !modes.contains(AggregationMode.CONTAINED))
                || (id.isEmpty() && !visit.isContained())) {
            throw visit.doubt("reference to contained resource");
        }
        requireType(target.fhirType(), reference.getType(), visit);
    }

    /** {@code said} is {@code Reference.type}; both are null if not known. */
    private void requireType(@Nullable String type, @Nullable String said, Visit visit) {
        requireAllowed(type, visit);
        if (said != null && (!said.equals(type) || !TYPES.contains(said))) {
            throw visit.doubt("type of reference");
        }
    }

    private void requireAllowed(@Nullable String type, Visit visit) {
        if (type != null && TYPES.contains(type) && !targets.isEmpty() && !targets.contains(type)) {
            visit.broken(
                    "type of reference",
                    "A reference to a " + type + " is not allowed here; it must be to a "
                            + String.join(", ", new TreeSet<>(targets)) + ".");
        }
    }

    /** The type in the URL or condition; null if it has none, as a URN. */
    private static @Nullable String typeOf(String url) {
        int query = url.indexOf('?');
        if (query > 0 && TYPES.contains(url.substring(0, query))) {
            return url.substring(0, query);
        }
        Matcher matcher = LITERAL.matcher(url);
        return matcher.matches() && TYPES.contains(matcher.group(1)) ? matcher.group(1) : null;
    }
}
