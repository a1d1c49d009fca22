package org.footbridge.profile.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.tree.ProfileTrees;
import org.footbridge.profile.tree.ProfileTrees.Profile;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionContextComponent;
import org.jspecify.annotations.Nullable;

/**
 * Check of an extension: it has either a value or extensions, its context is allowed, and it conforms to its definition.
 *
 * @see <a href="https://hl7.org/fhir/R4/defining-extensions.html#context">R4 extension contexts</a>
 */
public final class ExtensionCheck implements Check {
    /** Extensions of HL7 that HAPI's validator has rules for though R4 does not define them. */
    private static final Pattern BUILT_IN = Pattern.compile(ResourceCheck.OF_A_RELEASE.pattern()
            + "|http://hl7\\.org/fhir/(?:tools|build)/.*"
            + "|http://hl7\\.org/fhir/StructureDefinition/(?:instance-name|instance-description|definition"
            + "|elementdefinition-.*|codesystem-.*|structuredefinition-.*)");

    private final StructureChecks structures;
    private final ProfileTrees trees;

    public ExtensionCheck(StructureChecks structures, ProfileTrees trees) {
        this.structures = structures;
        this.trees = trees;
    }

    @Override
    public void check(Base value, Visit visit) {
        Extension extension = (Extension) value;
        String url = extension.getUrl();
        if (url == null || extension.hasValue() == extension.hasExtension()) {
            throw visit.doubt("extension with neither or both of value and extensions");
        }
        structures.ofType("Extension").check(extension, visit);
        if (visit.ancestor(1) instanceof Extension outer && !url.contains(":")) {
            requirePart(outer, url, visit);
        } else if (!Primitives.isAbsolute(url) || url.contains("|")) {
            throw visit.doubt("extension's url");
        } else {
            checkDefined(extension, url, visit);
        }
    }

    private void requirePart(Extension outer, String url, Visit visit) {
        boolean known =
                definition(outer).map(profile -> parts(profile).contains(url)).orElseGet(() -> !isInKnown(visit));
        if (!known) {
            throw visit.doubt("part of an extension without definition");
        }
    }

    private Optional<Profile> definition(Extension extension) {
        return Optional.ofNullable(extension.getUrl()).flatMap(trees::profile);
    }

    /** Whether the extension is nested, at any depth, in one whose definition is known. */
    private boolean isInKnown(Visit visit) {
        for (int up = 1; visit.ancestor(up) instanceof Extension outer; up++) {
            if (definition(outer).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The URLs of the nested extensions of a complex extension. */
    private static Set<String> parts(Profile profile) {
        Set<String> urls = new HashSet<>();
        Node extensions = profile.tree().root().child("extension");
        if (extensions != null) {
            for (Node slice : extensions.slices()) {
                Node url = slice.child("url");
                if (url != null && url.definition().hasFixed()) {
                    urls.add(url.definition().getFixed().primitiveValue());
                }
            }
        }
        return urls;
    }

    private void checkDefined(Extension extension, String url, Visit visit) {
        Profile profile = trees.profile(url).orElse(null);
        boolean modifier = visit.isAt("modifierExtension");
        if (profile == null) {
            if (BUILT_IN.matcher(url).matches() || isInKnown(visit)) {
                throw visit.doubt("unknown extension");
            }
            return;
        }
        StructureDefinition definition = profile.definition();
        boolean fits = "Extension".equals(definition.getType())
                && profile.tree().root().definition().getIsModifier() == modifier
                && !definition.hasContextInvariant()
                && mayStandHere(definition.getContext(), visit);
        if (!fits) {
            throw visit.doubt("context of extension " + url);
        }
        requireCount(url, profile.tree().root().definition().getMax(), visit);
        structures.ofProfile(url, "Extension").check(extension, visit);
    }

    /** Checks the cardinality at the root of the definition, which limits the number of such extensions in one place. */
    private static void requireCount(String url, @Nullable String max, Visit visit) {
        Base holder = visit.ancestor(1);
        if (holder == null || max == null || max.equals("*")) {
            return;
        }
        int allowed = Integer.parseInt(max);
        int count = 0;
        for (Extension sibling : siblings(holder, visit.isAt("modifierExtension"))) {
            if (url.equals(sibling.getUrl()) && ++count > allowed) {
                visit.broken(
                        "number of extensions " + url,
                        "The extension '" + url + "' may occur here at most " + max + " times.");
                return;
            }
        }
    }

    private static List<Extension> siblings(Base holder, boolean modifiers) {
        if (holder instanceof Element element) {
            return modifiers && element instanceof BackboneElement backbone
                    ? backbone.getModifierExtension()
                    : element.getExtension();
        } else if (holder instanceof DomainResource resource) {
            return modifiers ? resource.getModifierExtension() : resource.getExtension();
        }
        return List.of();
    }

    private static boolean mayStandHere(List<StructureDefinitionContextComponent> contexts, Visit visit) {
        Base holder = visit.ancestor(1);
        return holder != null && contexts.stream().anyMatch(context -> matches(context, holder, visit));
    }

    private static boolean matches(StructureDefinitionContextComponent context, Base holder, Visit visit) {
        String expression = context.getExpression();
        if (expression == null || context.getType() == null || context.hasExtension()) {
            return false;
        }
        return switch (context.getType()) {
            case ELEMENT ->
                switch (expression) {
                    case "Element" -> true;
                    case "Resource", "DomainResource" -> holder instanceof Resource;
                    default -> visit.callings(1).contains(expression);
                };
            case EXTENSION -> holder instanceof Extension outer && expression.equals(outer.getUrl());
            default -> false;
        };
    }
}
