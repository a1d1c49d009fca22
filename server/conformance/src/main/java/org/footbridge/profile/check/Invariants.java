package org.footbridge.profile.check;

import java.util.Optional;
import java.util.Set;
import org.footbridge.fhirpath.CompiledPath;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.value.Regexes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.validation.instance.utils.FHIRPathExpressionFixer;

/**
 * Compiles invariants to checks. Invariants of severity warning are skipped.
 *
 * @see <a href="https://hl7.org/fhir/R4/conformance-rules.html#constraints">R4 constraints</a>
 */
public final class Invariants {
    /** Invariants of R4 that other checks of this package cover. */
    private static final Set<String> ELSEWHERE = Set.of(
            "ele-1 hasValue() or (children().count() > id.count())",
            "ele-1 hasValue() | (children().count() > id.count())",
            "ele-1 hasValue() or (children().count() > id.count()) or $this is Parameters",
            "ext-1 extension.exists() != value.exists()",
            "txt-1 htmlChecks()",
            "txt-2 htmlChecks()",
            "txt-2 htmlChecks2()",
            "ref-1 reference.startsWith('#').not() or (reference.substring(1).trace('url') in"
                    + " %rootResource.contained.id.trace('ids'))");

    /** HAPI's validator never evaluates it, and looks for unreferenced contained resources itself. */
    private static final String UNREFERENCED = "dom-3";

    private final FhirPaths paths;

    public Invariants(FhirPaths paths) {
        this.paths = paths;
    }

    /** Whether it is compiled, or asks nothing. */
    public boolean isKnown(ElementDefinitionConstraintComponent constraint) {
        String text = text(constraint);
        return isSkipped(constraint) || (!Regexes.mayTakeLong(text) && paths.compiles(text));
    }

    /** The check of an invariant that is known. */
    public Check of(ElementDefinitionConstraintComponent constraint) {
        String text = text(constraint);
        return isSkipped(constraint)
                ? Check.NONE
                : of("invariant " + constraint.getKey(), paths.compile(text), asksRoot(text));
    }

    private static boolean isSkipped(ElementDefinitionConstraintComponent constraint) {
        return constraint.getSeverity() != ConstraintSeverity.ERROR
                || !constraint.hasExpression()
                || UNREFERENCED.equals(constraint.getKey())
                || ELSEWHERE.contains(constraint.getKey() + " " + constraint.getExpression());
    }

    /**
     * Returns the expression. HAPI's validator corrects some published expressions of R4 that are wrong, and so does this
     * method.
     */
    private static String text(ElementDefinitionConstraintComponent constraint) {
        return FHIRPathExpressionFixer.fixExpr(
                String.valueOf(constraint.getExpression()), String.valueOf(constraint.getKey()), "4.0.1");
    }

    /** Whether the expression depends on the root resource: a reference can lead to a resource that the root contains. */
    private static boolean asksRoot(String text) {
        return text.contains("%rootResource") || text.contains("resolve(");
    }

    private static Check of(String feature, CompiledPath path, boolean ofRoot) {
        return (value, visit) -> {
            if (visit.collects()) {
                return; // HAPI's validator evaluates them, too, and has the words for it
            }
            // Within a contained resource the path would take it for the root.
            if ((ofRoot && visit.isContained()) || !holds(path, visit, value)) {
                throw visit.doubt(feature);
            }
        };
    }

    private static boolean holds(CompiledPath path, Visit visit, Base value) {
        try {
            Optional<Boolean> holds = path.holds(visit.resource(), value);
            return holds.isPresent() && holds.get();
        } catch (RuntimeException unexpected) {
            // HAPI's validator reports the error in the resource or the invariant
            return false;
        }
    }
}
