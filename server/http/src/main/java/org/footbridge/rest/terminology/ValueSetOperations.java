package org.footbridge.rest.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.terminology.CodeValidation;
import org.footbridge.terminology.CodeValidation.Question;
import org.footbridge.terminology.Expanded;
import org.footbridge.terminology.SystemVersions;
import org.footbridge.terminology.ValueSetQuestions;
import org.footbridge.terminology.ValueSetQuestions.Expansion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code $expand} and {@code $validate-code}, on the type, where a value set is named by its URL or sent along, and on an
 * instance.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-operations.html">R4 operations on ValueSet</a>
 */
public final class ValueSetOperations implements IResourceProvider, OperationProvider {
    /** {@code $expand}. */
    static final OperationDescriptor EXPAND = OperationDescriptor.ofHl7(
                    "ValueSet", "expand", Level.TYPE, Level.INSTANCE)
            .takes("uri", "url")
            .takes("ValueSet", "valueSet")
            .takes("string", "valueSetVersion", "filter")
            .takes("integer", "offset", "count")
            .takes("boolean", "includeDesignations", "includeDefinition", "activeOnly", "excludeNested")
            .takes("code", "displayLanguage")
            .takes("canonical", "system-version", "check-system-version", "force-system-version", "useSupplement")
            .gives("ValueSet", "return");

    private static final OperationDescriptor VALIDATE_CODE = CodesAsked.takenBy(
                    OperationDescriptor.ofHl7("ValueSet", "validate-code", Level.TYPE, Level.INSTANCE))
            .takes("uri", "url", "system")
            .takes("ValueSet", "valueSet")
            .takes("string", "valueSetVersion", "systemVersion")
            .takes("boolean", "inferSystem")
            .takes("dateTime", "date")
            .gives("boolean", "result")
            .gives("string", "message", "display");

    private final ValueSetQuestions questions;

    public ValueSetOperations(ValueSetQuestions questions) {
        this.questions = questions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return ValueSet.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(EXPAND, VALIDATE_CODE);
    }

    @Operation(name = "$expand", idempotent = true)
    public ValueSet expand(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, EXPAND);
        input.flag("excludeNested"); // every expansion is flat
        Expansion how = new Expansion(
                input.text("filter"),
                input.number("offset").orElse(0),
                input.number("count"),
                input.flag("activeOnly"),
                input.flag("includeDesignations"),
                input.flag("includeDefinition"),
                input.language(),
                SystemVersions.of(
                        input.texts("system-version"),
                        input.texts("check-system-version"),
                        input.texts("force-system-version")),
                input.texts("useSupplement"));
        Optional<ValueSet> given = input.structure("valueSet", ValueSet.class);
        Expanded expanded = given.map(set -> questions.expand(set, how))
                .orElseGet(() -> questions.expand(canonical(id, input), how));
        if (expanded instanceof Expanded.Elsewhere elsewhere) {
            return elsewhere.set();
        }
        ResponseContent.set(request, new ResponseContent.Text(ExpansionWriter.write((Expanded.Here) expanded)));
        return new ValueSet();
    }

    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validateCode(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, VALIDATE_CODE);
        CodeSystemOperations.refuseDate(input);
        Optional<ValueSet> given = input.structure("valueSet", ValueSet.class);
        String canonical = given.isPresent() ? "" : canonical(id, input);
        String system = input.text("system");
        if (system.isEmpty() && input.flag("inferSystem") && given.isEmpty()) {
            system = questions.systemOf(canonical, input.required("code")).orElse("");
        }
        List<CodeValidation> verdicts = CodesAsked.questions(input, system, input.text("systemVersion")).stream()
                .map(question -> judge(question, canonical, given, input))
                .toList();
        ResponseContent.set(request, new ResponseContent.Text(VerdictWriter.write(verdicts)));
        return new Parameters();
    }

    private CodeValidation judge(Question question, String canonical, Optional<ValueSet> given, OperationInput input) {
        if (question.system().isEmpty() && !input.flag("inferSystem")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Code '" + question.code() + "' needs a code system: give 'system', or let it be found with"
                            + " inferSystem=true.");
        }
        return given.map(set -> questions.validate(set, question, input.texts("useSupplement")))
                .orElseGet(() -> questions.validate(canonical, question, input.texts("useSupplement")));
    }

    private static String canonical(@Nullable IdType id, OperationInput input) {
        return input.subject("ValueSet", id == null ? "" : id.getIdPart(), "valueSetVersion")
                .orElseThrow(() -> new Problem(
                        ProblemKind.INVALID,
                        "Which value set is meant? Name it by its 'url', send it as 'valueSet', or ask a ValueSet by"
                                + " its id."));
    }
}
