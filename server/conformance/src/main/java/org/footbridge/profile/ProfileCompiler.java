package org.footbridge.profile;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.check.Check;
import org.footbridge.profile.check.ChildCheck;
import org.footbridge.profile.check.CodeRules;
import org.footbridge.profile.check.LateCheck;
import org.footbridge.profile.check.Slicing;
import org.footbridge.profile.tree.ProfileTree;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.tree.ProfileTrees;
import org.footbridge.profile.tree.ProfileTrees.Profile;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionSlicingComponent;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;
import org.jspecify.annotations.Nullable;

/** Compiler from a profile to a {@link Check} of the values that it constrains. */
final class ProfileCompiler {
    private static final String IMPOSE = "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile";

    private final ProfileTree tree;
    private final TypeChecks types;
    private final Discriminators discriminators;
    private final ElementRules rules;
    private final Uncompiled uncompiled;

    private ProfileCompiler(Profile profile, TypeChecks types, Tools tools, Uncompiled uncompiled) {
        this.tree = profile.tree();
        this.types = types;
        this.discriminators = new Discriminators(tools.trees());
        this.rules = new ElementRules(tools.paths(), tools.codes(), uncompiled);
        this.uncompiled = uncompiled;
    }

    /** The services that every compilation uses. */
    record Tools(ProfileTrees trees, FhirPaths paths, CodeRules codes) {}

    /** A compiled check, and the elements that it always doubts, each with the unsupported feature. */
    record Compiled(Check check, List<String> uncompiled) {}

    /** Compiles the check of values of {@code profile} that {@code base}, if there is one, has already accepted. */
    static Compiled compile(Profile profile, @Nullable ProfileTree base, TypeChecks types, Tools tools) {
        Uncompiled uncompiled = new Uncompiled();
        if (profile.definition().hasExtension(IMPOSE)) {
            Check imposed = uncompiled.check(profile.tree().root(), "imposed profile");
            return new Compiled(imposed, uncompiled.features());
        }
        ProfileCompiler compiler = new ProfileCompiler(profile, types, tools, uncompiled);
        Node root = compiler.tree.root();
        Node same = base == null ? null : base.root();
        ElementDefinition wider = same == null ? null : same.definition();
        Check targets = CompiledProfiles.slicesByTargets(profile.definition())
                ? uncompiled.check(root, "slices by what references lead to")
                : Check.NONE;
        Check check = Check.all(List.of(targets, compiler.rules.of(root, wider), compiler.children(root, same)));
        return new Compiled(check, uncompiled.features());
    }

    /** {@code same} is the element of the base that is already checked; null if there is none. */
    private Check children(Node node, @Nullable Node same) {
        if (node.children().isEmpty()) {
            return Check.NONE;
        }
        List<ChildCheck> checks = new ArrayList<>();
        for (Node child : node.children()) {
            Node wider = same == null ? null : same.child(child.name());
            boolean already = wider != null && Redundancy.isAlready(child, wider);
            if (!already && !TypeChecks.isXhtml(child.definition())) {
                checks.add(child(child, wider));
            }
        }
        return children(checks.toArray(ChildCheck[]::new), same != null);
    }

    private static Check children(ChildCheck[] checks, boolean part) {
        if (part) {
            return (value, visit) -> {
                for (ChildCheck check : checks) {
                    check.check(value, visit);
                }
            };
        }
        return (value, visit) -> {
            int count = 0;
            for (ChildCheck check : checks) {
                count += check.check(value, visit);
            }
            TypeChecks.requireContent(value, count, visit);
        };
    }

    private ChildCheck child(Node node, @Nullable Node same) {
        ElementDefinition element = node.definition();
        String property = node.property();
        if (!node.name().replace("[x]", "").equals(property) && isBesideChoice(node)) {
            return new ChildCheck(
                    property, 0, Integer.MAX_VALUE, uncompiled.check(node, "choice split by names"), Slicing.NONE);
        }
        return new ChildCheck(property, element.getMin(), max(element), each(node, same), slicing(node));
    }

    /** Whether the parent has, in addition to {@code valueQuantity}, an element {@code value[x]} or {@code valueString}. */
    private static boolean isBesideChoice(Node node) {
        Node parent = node.parent();
        return parent != null
                && parent.children().stream()
                                .filter(child -> child.property().equals(node.property()))
                                .count()
                        > 1;
    }

    private static int max(ElementDefinition element) {
        String max = element.getMax();
        return max == null || max.equals("*") ? Integer.MAX_VALUE : Integer.parseInt(max);
    }

    private Check each(Node node, @Nullable Node same) {
        ElementDefinition element = node.definition();
        if ("0".equals(element.getMax())) {
            return Check.doubt("element that must not be there");
        }
        Check type = element.hasContentReference() ? referred(element) : types.of(node);
        return Check.all(List.of(type, children(node, same), rules.of(node, same == null ? null : same.definition())));
    }

    /** The children of another element of this tree, found late: it may be around this one. */
    private Check referred(ElementDefinition element) {
        Node target = tree.referred(element.getContentReference());
        if (target == null) {
            return Check.doubt("unknown content reference");
        }
        return new LateCheck(
                () -> Check.all(List.of(types.of(target), children(target, null), rules.of(target, null))));
    }

    private Slicing slicing(Node node) {
        if (node.slices().isEmpty()) {
            return Slicing.NONE;
        }
        ElementDefinitionSlicingComponent how = node.definition().getSlicing();
        List<Slicing.Slice> slices = new ArrayList<>();
        for (Node slice : node.slices()) {
            slices.add(slice(slice, how));
        }
        SlicingRules rule = how.getRules() == null ? SlicingRules.OPEN : how.getRules();
        return new Slicing(slices, rule, how.getOrdered());
    }

    private Slicing.Slice slice(Node slice, ElementDefinitionSlicingComponent how) {
        ElementDefinition element = slice.definition();
        String name = String.valueOf(element.getSliceName());
        boolean plain = how.hasDiscriminator()
                && !name.contains("/")
                && !slice.definition().hasSlicing();
        Slicing.Match match = plain ? discriminators.match(slice, how.getDiscriminator()) : null;
        if (match == null) {
            Check unknown = uncompiled.check(slice, "discriminator or slice that is sliced again");
            match = (value, visit) -> {
                unknown.check(value, visit);
                return false;
            };
        }
        return new Slicing.Slice(name, match, element.getMin(), max(element), each(slice, null));
    }
}
