package org.footbridge.profile;

import java.util.List;
import java.util.Objects;
import org.footbridge.profile.tree.ProfileTree.Node;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.ElementDefinitionConstraintComponent;

/**
 * Detects elements of a profile that only repeat its base definition. Their check is skipped, because every value has passed
 * the check of the base before.
 */
final class Redundancy {
    private Redundancy() {}

    /** Whether {@code node} and all in it say no more than {@code base}. */
    static boolean isAlready(Node node, Node base) {
        if (!node.slices().isEmpty() || !saysNoMore(node.definition(), base.definition())) {
            return false;
        }
        for (Node child : node.children()) {
            Node same = base.child(child.name());
            if (same == null || !isAlready(child, same)) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysNoMore(ElementDefinition element, ElementDefinition base) {
        return element.getMin() == base.getMin()
                && Objects.equals(element.getMax(), base.getMax())
                && same(element.getType(), base.getType())
                && same(element.getFixed(), base.getFixed())
                && same(element.getPattern(), base.getPattern())
                && same(element.getMinValue(), base.getMinValue())
                && same(element.getMaxValue(), base.getMaxValue())
                && element.getMaxLength() == base.getMaxLength()
                && same(element.getBinding(), base.getBinding())
                && Objects.equals(element.getContentReference(), base.getContentReference())
                && element.getExtension().size() == base.getExtension().size()
                && element.getConstraint().stream().allMatch(constraint -> isIn(constraint, base));
    }

    /** Whether {@code base} has an invariant of the same expression that is as strict. */
    static boolean isIn(ElementDefinitionConstraintComponent constraint, ElementDefinition base) {
        return base.getConstraint().stream()
                .anyMatch(other -> Objects.equals(other.getExpression(), constraint.getExpression())
                        && Objects.equals(other.getKey(), constraint.getKey())
                        && other.getSeverity() == constraint.getSeverity());
    }

    private static boolean same(Base one, Base other) {
        return Base.compareDeep(one, other, true);
    }

    private static boolean same(List<? extends Base> one, List<? extends Base> other) {
        return Base.compareDeep(one, other, true);
    }
}
