package org.footbridge.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.utils.ValidationContext;

/**
 * HL7's validator with a linear-time check of uniqueness invariants: the FHIRPath engine compares every value with every
 * other, which takes 10 s for ten thousand codes. Text values, such as the codes of a CodeSystem, are collected in a hash
 * set instead; other values, and lists with a duplicate, are left to the engine.
 */
class LinearValidator extends InstanceValidator {
    private static final String IS_DISTINCT = ".isDistinct()";

    private static final Set<String> TEXT = Set.of("code", "string", "uri", "url", "canonical", "id", "markdown");

    LinearValidator(ValidationWorker worker, ReferenceResolver resolver, ValidatorSession session) {
        super(worker, resolver, new XVerExtensionManagerOld(worker), session, new ValidatorSettings());
    }

    @Override
    public boolean checkInvariant(
            ValidationContext context,
            List<ValidationMessage> errors,
            String path,
            StructureDefinition profile,
            Element resource,
            Element element,
            ElementDefinitionConstraintComponent invariant) {
        String expression = String.valueOf(invariant.getExpression());
        return (asksOfOneList(expression) && isDistinctText(values(context, resource, element, expression)))
                || super.checkInvariant(context, errors, path, profile, resource, element, invariant);
    }

    /** An expression of several parts has blanks around its operators. */
    private static boolean asksOfOneList(String expression) {
        return expression.endsWith(IS_DISTINCT) && expression.indexOf(' ') < 0;
    }

    private List<Base> values(ValidationContext context, Element resource, Element element, String expression) {
        FHIRPathEngine engine = getFHIRPathEngine();
        String list = expression.substring(0, expression.length() - IS_DISTINCT.length());
        return engine.evaluate(context, resource, context.getRootResource(), element, engine.parse(list));
    }

    private static boolean isDistinctText(List<Base> values) {
        Set<String> seen = new HashSet<>();
        for (Base value : values) {
            String text = TEXT.contains(value.fhirType()) ? value.primitiveValue() : null;
            if (text == null || !seen.add(text)) {
                return false;
            }
        }
        return true;
    }
}
