package org.footbridge.profiles;

import java.util.List;
import org.hl7.fhir.exceptions.PathEngineException;
import org.hl7.fhir.r5.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r5.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r5.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r5.fhirpath.TypeDetails;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;

/** A host of FHIRPath that adds nothing: no constant, no function, and it resolves no reference to another resource. */
final class NoHost implements IHostApplicationServices {
    @Override
    public List<Base> resolveConstant(
            FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
        return List.of();
    }

    @Override
    public TypeDetails resolveConstantType(
            FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
        throw new PathEngineException("Unknown constant " + name);
    }

    @Override
    public boolean log(String argument, List<Base> focus) {
        return false;
    }

    @Override
    public FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
        return null;
    }

    @Override
    public TypeDetails checkFunction(
            FHIRPathEngine engine, Object context, String name, TypeDetails focus, List<TypeDetails> parameters) {
        throw new PathEngineException("Unknown function " + name);
    }

    @Override
    public List<Base> executeFunction(
            FHIRPathEngine engine, Object context, List<Base> focus, String name, List<List<Base>> parameters) {
        throw new PathEngineException("Unknown function " + name);
    }

    @Override
    public Base resolveReference(FHIRPathEngine engine, Object context, String url, Base refContext) {
        return null;
    }

    @Override
    public Base findContainingResource(Object context, Base item) {
        return null;
    }

    @Override
    public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
        return false;
    }

    @Override
    public ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
        return null;
    }

    @Override
    public boolean paramIsType(String name, int index) {
        return false;
    }
}
