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
import org.footbridge.terminology.MapQuestions;
import org.footbridge.terminology.MapQuestions.Question;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * {@code $translate}, by one concept map or by all there are, in either direction.
 *
 * @see <a href="https://hl7.org/fhir/R4/conceptmap-operation-translate.html">R4 $translate</a>
 */
public final class ConceptMapOperations implements IResourceProvider, OperationProvider {
    private static final OperationDescriptor TRANSLATE = OperationDescriptor.ofHl7(
                    "ConceptMap", "translate", Level.TYPE, Level.INSTANCE)
            .takes("uri", "url", "system", "source", "target", "targetsystem")
            .takes("ConceptMap", "conceptMap")
            .takes("string", "conceptMapVersion", "version")
            .takes("code", "code")
            .takes("Coding", "coding")
            .takes("CodeableConcept", "codeableConcept")
            .takes("boolean", "reverse")
            .gives("boolean", "result")
            .gives("string", "message")
            .gives("", "match");

    private final MapQuestions questions;

    public ConceptMapOperations(MapQuestions questions) {
        this.questions = questions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return ConceptMap.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(TRANSLATE);
    }

    @Operation(name = "$translate", idempotent = true)
    public Parameters translate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, TRANSLATE);
        List<Coding> codings = CodesAsked.codings(input, input.text("system"), input.text("version"));
        codings.stream().filter(coding -> !coding.hasSystem()).findFirst().ifPresent(coding -> {
            throw new Problem(
                    ProblemKind.INVALID, "Code '" + coding.getCode() + "' needs a code system: give 'system'.");
        });
        Question question = new Question(
                codings, input.text("source"), input.text("target"), input.text("targetsystem"), input.flag("reverse"));
        Optional<ConceptMap> given = input.structure("conceptMap", ConceptMap.class);
        if (given.isPresent()) {
            return questions.translate(given.get(), question);
        }
        return input.subject("ConceptMap", id == null ? "" : id.getIdPart(), "conceptMapVersion")
                .map(canonical -> questions.translate(canonical, question))
                .orElseGet(() -> questions.translate(question));
    }
}
