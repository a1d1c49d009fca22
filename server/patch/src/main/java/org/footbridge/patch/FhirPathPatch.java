package org.footbridge.patch;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.patch.text.ModelText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * A FHIRPath Patch.
 *
 * @param size its size in bytes as JSON
 * @see <a href="https://hl7.org/fhir/R4/fhirpatch.html">R4 FHIRPath Patch</a>
 */
record FhirPathPatch(List<FhirPathOperation> operations, int size, ModelText models) implements Patch {
    FhirPathPatch {
        operations = List.copyOf(operations);
    }

    static FhirPathPatch read(Parameters parameters, ModelText models, Elements elements, FhirPaths paths) {
        Operation.requireFew(parameters.getParameter().size());
        List<FhirPathOperation> operations = new ArrayList<>();
        for (ParametersParameterComponent parameter : parameters.getParameter()) {
            if (!"operation".equals(parameter.getName())) {
                throw new Problem(
                        ProblemKind.MALFORMED,
                        "A FHIRPath Patch has parameters named 'operation' only.",
                        "Parameters.parameter[" + operations.size() + "].name");
            }
            operations.add(new OperationParts(operations.size() + 1, parameter).read(elements, paths));
        }
        return new FhirPathPatch(operations, models.toJson(parameters).length, models);
    }

    @Override
    public byte[] apply(byte[] resource, long bytesMax) {
        if (operations.isEmpty()) {
            return resource;
        }
        Operation.requireCheap(
                operations.stream().map(operation -> operation.target().operation()), (long) size + resource.length);
        Resource model = models.ofJson(resource);
        byte[] rewritten = models.toJson(model);
        operations.forEach(operation -> operation.apply(model));
        return Outcome.checked(resource, Originals.restored(resource, rewritten, models.toJson(model)), bytesMax);
    }
}
