package org.footbridge.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.profile.check.Slicing.Match;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.tree.ProfileTrees;
import org.footbridge.profile.value.Likeness;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionSlicingDiscriminatorComponent;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the discriminators of a slicing to matchers. Supported paths consist of element names and {@code $this};
 * functions are not supported.
 *
 * @see <a href="https://hl7.org/fhir/R4/profiling.html#discriminator">R4 discriminators</a>
 */
final class Discriminators {
    private final ProfileTrees trees;

    Discriminators(ProfileTrees trees) {
        this.trees = trees;
    }

    /** Whether a value belongs to {@code slice}; null if that cannot be told. */
    @Nullable
    Match match(Node slice, List<ElementDefinitionSlicingDiscriminatorComponent> discriminators) {
        List<Match> all = new ArrayList<>();
        for (ElementDefinitionSlicingDiscriminatorComponent discriminator : discriminators) {
            Match one = match(slice, discriminator);
            if (one == null) {
                return null;
            }
            all.add(one);
        }
        return (value, visit) -> {
            for (Match one : all) {
                if (!one.matches(value, visit)) {
                    return false;
                }
            }
            return true;
        };
    }

    private @Nullable Match match(Node slice, ElementDefinitionSlicingDiscriminatorComponent discriminator) {
        List<String> path = discriminator.getPath().equals("$this")
                ? List.of()
                : List.of(discriminator.getPath().split("\\."));
        Node target = target(slice, path);
        if (target == null || path.stream().anyMatch(step -> step.contains("(") || step.contains("$"))) {
            return null;
        }
        return switch (discriminator.getType()) {
            case VALUE, PATTERN -> value(path, target.definition());
            case TYPE -> type(path, target.definition());
            case EXISTS -> exists(path, target.definition());
            default -> null;
        };
    }

    /** The element of the slice to which the path leads, possibly through the profile or type of an element on the path. */
    private @Nullable Node target(Node slice, List<String> path) {
        Node at = slice;
        for (String step : path) {
            Node next = child(at, step);
            if (next == null) {
                Node type = trees.ofType(at.definition());
                next = type == null ? null : child(type, step);
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Node child(Node parent, String name) {
        Node plain = parent.child(name);
        return plain == null ? parent.child(name + "[x]") : plain;
    }

    private static @Nullable Match value(List<String> path, ElementDefinition wanted) {
        if (wanted.hasFixed()) {
            Base fixed = wanted.getFixed();
            return (value, visit) -> any(value, path, one -> Likeness.isFixed(one, fixed));
        } else if (wanted.hasPattern()) {
            Base pattern = wanted.getPattern();
            return (value, visit) -> any(value, path, one -> Likeness.hasPattern(one, pattern));
        }
        return null;
    }

    private static @Nullable Match type(List<String> path, ElementDefinition wanted) {
        Set<String> types =
                wanted.getType().stream().map(TypeRefComponent::getWorkingCode).collect(Collectors.toSet());
        return types.isEmpty() || types.contains("Resource")
                ? null
                : (value, visit) -> any(value, path, one -> types.contains(one.fhirType()));
    }

    private static @Nullable Match exists(List<String> path, ElementDefinition wanted) {
        if ("0".equals(wanted.getMax())) {
            return (value, visit) -> !any(value, path, one -> true);
        }
        return wanted.getMin() > 0 ? (value, visit) -> any(value, path, one -> true) : null;
    }

    private static boolean any(Base value, List<String> path, Predicate<Base> wanted) {
        if (path.isEmpty()) {
            return wanted.test(value);
        }
        String step = path.get(0);
        Base[] children = value.getProperty(step.hashCode(), step, false);
        if (children != null) {
            for (Base child : children) {
                if (any(child, path.subList(1, path.size()), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
