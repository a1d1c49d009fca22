package org.footbridge.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.profile.check.Check;
import org.footbridge.profile.check.ContainedCheck;
import org.footbridge.profile.check.ExtensionCheck;
import org.footbridge.profile.check.LateCheck;
import org.footbridge.profile.check.PrimitiveCheck;
import org.footbridge.profile.check.ReferenceCheck;
import org.footbridge.profile.check.ResourceCheck;
import org.footbridge.profile.check.StructureChecks;
import org.footbridge.profile.check.Visit;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.footbridge.profile.tree.ProfileTrees;
import org.footbridge.profile.value.Narratives;
import org.footbridge.profile.value.Primitives;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Resource;

/** Compiles the types of an element definition to a check. */
final class TypeChecks {
    private static final Set<String> INLINE = Set.of("BackboneElement", "Element");
    private static final Set<String> ANY_RESOURCE = Set.of("Resource", "DomainResource");
    private static final String URI_SYSTEM = "urn:ietf:rfc:3986";
    private static final String UUID_SYSTEM = "https://tools.ietf.org/html/rfc4122";

    private final StructureChecks structures;
    private final ProfileTrees trees;
    private final Check extension;
    private final Check contained;

    TypeChecks(StructureChecks structures, ProfileTrees trees, ResourceCheck resources) {
        this.structures = structures;
        this.trees = trees;
        this.extension = new ExtensionCheck(structures, trees);
        this.contained = new ContainedCheck(resources);
    }

    /** Doubts an element with neither value nor content, which R4's ele-1 forbids, or with the id of another one. */
    static void requireContent(Base value, int children, Visit visit) {
        if (children == 0 && !(value instanceof Resource) && !value.hasPrimitiveValue()) {
            throw visit.doubt("element without content");
        } else if (value instanceof Element element && element.hasId()) {
            visit.elementId(element, element.getId());
        }
    }

    /** The check of values of the types that {@code node} allows. */
    Check of(Node node) {
        ElementDefinition element = node.definition();
        if (element.getType().isEmpty()) {
            return Check.doubt("element without a type");
        }
        Map<String, Check> byType = new HashMap<>();
        for (TypeRefComponent type : element.getType()) {
            String code = type.getWorkingCode();
            Check check = of(type, code, node);
            byType.merge(code, check, (one, other) -> Check.doubt("type that stands twice"));
        }
        boolean only = byType.size() == 1
                && !node.name().endsWith("[x]")
                && node.name().equals(node.property());
        return only
                ? byType.values().iterator().next()
                : (value, visit) -> {
                    Check check = byType.get(value.fhirType());
                    if (check == null) {
                        throw visit.doubt("type of " + node.name());
                    }
                    check.check(value, visit);
                };
    }

    private Check of(TypeRefComponent type, String code, Node node) {
        if (Primitives.isKnown(code)) {
            return isResourceId(node) ? Check.NONE : new PrimitiveCheck(code, extension);
        } else if (INLINE.contains(code)) {
            return node.children().isEmpty() ? Check.doubt("element without definition") : Check.NONE;
        } else if (ANY_RESOURCE.contains(code)) {
            return type.hasProfile() ? Check.doubt("profile of a contained resource") : contained;
        }
        List<Check> checks = new ArrayList<>();
        if (!code.equals("Extension")) {
            checks.add(structure(code));
        }
        checks.add(special(code, type));
        checks.add(profiles(type, code));
        return Check.all(checks);
    }

    /** The server writes the one of a resource; that of a contained one is its container's to check. */
    private static boolean isResourceId(Node node) {
        Node parent = node.parent();
        return node.name().equals("id")
                && parent != null
                && parent.parent() == null
                && node.definition().getBase().getPath() != null
                && node.definition().getBase().getPath().equals("Resource.id");
    }

    private Check structure(String code) {
        return new LateCheck(() -> structures.ofType(code));
    }

    private Check profiles(TypeRefComponent type, String code) {
        List<Check> checks = new ArrayList<>();
        for (CanonicalType profile : type.getProfile()) {
            String url = profile.getValue();
            checks.add(new LateCheck(() -> {
                Check check = structures.ofProfile(url, code);
                return check == StructureChecks.UNKNOWN ? Check.doubt("unknown profile " + url) : check;
            }));
        }
        if (checks.size() < 2) {
            return checks.isEmpty() ? Check.NONE : checks.get(0);
        }
        return (value, visit) -> {
            if (checks.stream().noneMatch(check -> check.accepts(value, visit))) {
                throw visit.doubt("none of several profiles");
            }
        };
    }

    private Check special(String code, TypeRefComponent type) {
        return switch (code) {
            case "Extension" -> extension;
            case "Reference" -> new LateCheck(() -> ReferenceCheck.of(type, trees));
            case "Identifier" -> TypeChecks::identifier;
            case "Attachment" -> TypeChecks::attachment;
            case "Narrative" -> TypeChecks::narrative;
            case "Signature" -> Check.doubt("signature");
            default -> Check.NONE;
        };
    }

    private static void identifier(Base value, Visit visit) {
        Identifier identifier = (Identifier) value;
        String system = identifier.getSystem();
        if (system == null) {
            return;
        }
        boolean ofUris = system.equals(URI_SYSTEM) || system.equals(UUID_SYSTEM);
        boolean valid = !ofUris || identifier.getValue() == null || Primitives.isAbsolute(identifier.getValue());
        if (!Primitives.isAbsolute(system) || !valid) {
            throw visit.doubt("identifier's system");
        }
    }

    private static void attachment(Base value, Visit visit) {
        Attachment attachment = (Attachment) value;
        if (attachment.hasSize() || attachment.hasHash()) {
            throw visit.doubt("size or hash of an attachment");
        }
    }

    private static void narrative(Base value, Visit visit) {
        Narrative narrative = (Narrative) value;
        if (!narrative.hasDiv() || !Narratives.isDiv(narrative.getDiv())) {
            throw visit.doubt("narrative");
        }
        // HAPI's model has no value of its own for the XHTML.
        visit.primitive(narrative);
    }

    /** Whether the element is XHTML, which is checked with the narrative around it: as a value HAPI would write it. */
    static boolean isXhtml(ElementDefinition element) {
        return element.getType().stream().anyMatch(type -> "xhtml".equals(type.getWorkingCode()));
    }
}
