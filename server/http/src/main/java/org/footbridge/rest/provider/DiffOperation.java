package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.json.JsonDifference;
import org.footbridge.json.JsonDifference.Change;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** {@code $diff} of a resource: compares two of its versions, value by value. */
public final class DiffOperation implements IResourceProvider {
    private static final String FROM = "from";
    private static final String TO = "to";

    private static final OperationDescriptor DIFF = OperationDescriptor.ofOurs("diff")
            .reading()
            .at(Level.INSTANCE)
            .takes("integer", FROM, TO)
            .gives("integer", FROM, TO)
            .gives("", "change");

    private final Class<? extends IBaseResource> model;
    private final String type;
    private final ReadInteraction reading;

    private DiffOperation(Class<? extends IBaseResource> model, ReadInteraction reading) {
        this.model = model;
        this.type = model.getSimpleName().equals("ListResource") ? "List" : model.getSimpleName();
        this.reading = reading;
    }

    /** The operation on all types. */
    public record OfAllTypes(Set<Class<? extends IBaseResource>> types, ReadInteraction reading)
            implements OperationProvider {
        public OfAllTypes {
            types = Set.copyOf(types);
        }

        @Override
        public List<OperationDescriptor> operations() {
            return List.of(DIFF);
        }

        @Override
        public List<?> bindings() {
            return types.stream().map(one -> new DiffOperation(one, reading)).toList();
        }
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return model;
    }

    @Operation(name = "$diff", idempotent = true)
    public Parameters diff(@IdParam IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, DIFF);
        StoredVersion to = version(id, input, TO, 0, request);
        StoredVersion from = version(id, input, FROM, to.version() - 1, request);
        Parameters result = new Parameters()
                .addParameter(FROM, new IntegerType(from.version()))
                .addParameter(TO, new IntegerType(to.version()));
        JsonDifference.of(type, ExactJson.tree(from.body()), ExactJson.tree(to.body()))
                .forEach(change -> add(result, change));
        return result;
    }

    /** {@code otherwise} is the version that is taken if none is given; 0 is the current one. */
    private StoredVersion version(IdType id, OperationInput input, String name, int otherwise, RequestDetails request) {
        int number = input.number(name).orElse(otherwise);
        if (number < 1 && name.equals(FROM)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    type + "/" + id.getIdPart() + " has no version before the one that is compared.");
        }
        String version = number == 0 ? null : Integer.toString(number);
        return reading.current(type, new IdType(type, id.getIdPart(), version), request);
    }

    private static void add(Parameters result, Change change) {
        String operation = "replace";
        if (change.before().isEmpty()) {
            operation = "insert";
        } else if (change.after().isEmpty()) {
            operation = "delete";
        }
        var part = result.addParameter().setName("change");
        part.addPart().setName("path").setValue(new StringType(change.path()));
        part.addPart().setName("operation").setValue(new CodeType(operation));
        change.before().ifPresent(text -> part.addPart().setName("before").setValue(new StringType(text)));
        change.after().ifPresent(text -> part.addPart().setName("after").setValue(new StringType(text)));
    }
}
