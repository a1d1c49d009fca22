package org.footbridge.rest.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.terminology.CodeValidation;
import org.footbridge.terminology.CodeValidation.Question;
import org.footbridge.terminology.SystemQuestions;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * {@code $lookup}, {@code $validate-code}, {@code $subsumes} and {@code $find-matches}, on the type, where a code system is
 * named by its URL, and on an instance.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem-operations.html">R4 operations on CodeSystem</a>
 */
public final class CodeSystemOperations implements IResourceProvider, OperationProvider {
    private static final String CODE_SYSTEM = "CodeSystem";

    private static final OperationDescriptor LOOKUP = ofCodeSystem("lookup")
            .takes("code", "code", "displayLanguage", "property")
            .takes("uri", "system")
            .takes("string", "version")
            .takes("Coding", "coding")
            .takes("canonical", "useSupplement")
            .gives("string", "name", "version", "display")
            .gives("", "designation", "property");

    private static final OperationDescriptor VALIDATE_CODE = CodesAsked.takenBy(ofCodeSystem("validate-code"))
            .takes("uri", "url")
            .takes("string", "version")
            .takes(CODE_SYSTEM, "codeSystem")
            .takes("dateTime", "date")
            .gives("boolean", "result")
            .gives("string", "message", "display");

    private static final OperationDescriptor SUBSUMES = ofCodeSystem("subsumes")
            .takes("code", "codeA", "codeB")
            .takes("Coding", "codingA", "codingB")
            .takes("uri", "system")
            .takes("string", "version")
            .gives("code", "outcome");

    private static final OperationDescriptor FIND_MATCHES = ofCodeSystem("find-matches")
            .takes("uri", "system")
            .takes("string", "version")
            .takes("", "property")
            .takes("boolean", "exact")
            .gives("", "match");

    private final SystemQuestions questions;

    private static OperationDescriptor ofCodeSystem(String name) {
        return OperationDescriptor.ofHl7(CODE_SYSTEM, name, Level.TYPE, Level.INSTANCE);
    }

    public CodeSystemOperations(SystemQuestions questions) {
        this.questions = questions;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return CodeSystem.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(LOOKUP, VALIDATE_CODE, SUBSUMES, FIND_MATCHES);
    }

    @Operation(name = "$lookup", idempotent = true)
    public Parameters lookup(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, LOOKUP);
        String system = system(id, input.text("system"));
        Coding coding = CodesAsked.codings(input, system, input.text("version")).get(0);
        if (id != null) {
            requireAbout(coding.getSystem(), system);
            coding.setSystem(system);
        }
        requireSystem(coding.getSystem());
        return questions.lookup(
                coding, input.language(), new HashSet<>(input.texts("property")), input.texts("useSupplement"));
    }

    @Operation(name = "$validate-code", idempotent = true)
    public Parameters validateCode(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, VALIDATE_CODE);
        refuseDate(input);
        Optional<CodeSystem> given = input.structure("codeSystem", CodeSystem.class);
        String url = id == null ? input.text("url") : "CodeSystem/" + id.getIdPart();
        String own = given.map(CodeSystem::getUrl).orElse(url);
        List<Question> asked = CodesAsked.questions(input, own, input.text("version"));
        List<Question> ofOwn = asked.stream()
                .filter(question -> isAbout(question.system(), own))
                .toList();
        List<CodeValidation> verdicts = (ofOwn.isEmpty() ? asked : ofOwn)
                .stream()
                        .map(question -> judge(question, own, given, input.texts("useSupplement")))
                        .toList();
        ResponseContent.set(request, new ResponseContent.Text(VerdictWriter.write(verdicts)));
        return new Parameters();
    }

    private CodeValidation judge(Question question, String url, Optional<CodeSystem> given, List<String> supplements) {
        requireAbout(question.system(), url);
        Question about = url.startsWith("CodeSystem/") || question.system().isEmpty() ? at(question, url) : question;
        requireSystem(about.system());
        return given.map(system -> questions.validate(about, system))
                .orElseGet(() -> questions.validate(about, supplements));
    }

    /** Whether a coding of {@code system} is one of the code system that is asked, by its URL or as an instance. */
    private boolean isAbout(String system, String asked) {
        return asked.isEmpty()
                || system.equals(asked)
                || (asked.startsWith("CodeSystem/") && (system.isEmpty() || system.equals(questions.url(asked))));
    }

    /** The system is a part of a coding: one that has another is not of this code system. */
    private void requireAbout(@Nullable String system, String asked) {
        if (system != null && !system.isEmpty() && !isAbout(system, asked)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The coding is of code system '" + system + "', but the question is about '" + questions.url(asked)
                            + "'.");
        }
    }

    private static Question at(Question question, String url) {
        return new Question(
                url,
                question.version(),
                question.code(),
                question.display(),
                question.language(),
                question.abstractToo());
    }

    private static void requireSystem(@Nullable String system) {
        if (system == null || system.isEmpty()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Which code system is meant? Name it by its URL, or ask a CodeSystem by its id.");
        }
    }

    static void refuseDate(OperationInput input) {
        if (input.has("date")) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Parameter 'date' is not supported: name the version that was in effect then.");
        }
    }

    @Operation(name = "$subsumes", idempotent = true)
    public Parameters subsumes(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, SUBSUMES);
        Optional<Coding> codingA = input.structure("codingA", Coding.class);
        Optional<Coding> codingB = input.structure("codingB", Coding.class);
        String codeA = codingA.map(Coding::getCode).orElseGet(() -> input.required("codeA"));
        String codeB = codingB.map(Coding::getCode).orElseGet(() -> input.required("codeB"));
        String system = system(id, codingA.map(Coding::getSystem).orElseGet(() -> input.text("system")));
        requireSystem(system);
        if (id != null) {
            codingA.ifPresent(coding -> requireAbout(coding.getSystem(), system));
            codingB.ifPresent(coding -> requireAbout(coding.getSystem(), system));
        }
        codingB.map(Coding::getSystem)
                .filter(other -> id == null && !other.equals(system))
                .ifPresent(other -> {
                    throw new Problem(
                            ProblemKind.INVALID, "The codes are of two systems, '" + system + "' and '" + other + "'.");
                });
        return questions.subsumes(system, input.text("version"), codeA, codeB);
    }

    @Operation(name = "$find-matches", idempotent = true)
    public Parameters findMatches(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, FIND_MATCHES);
        String system = system(id, input.text("system"));
        requireSystem(system);
        Map<String, String> properties = new LinkedHashMap<>();
        for (Map<String, String> property : input.parts("property")) {
            if (!property.keySet().equals(Set.of("code", "value"))) {
                throw new Problem(
                        ProblemKind.INVALID, "Each 'property' needs the parts code and value, and no others.");
            }
            properties.put(property.getOrDefault("code", ""), property.getOrDefault("value", ""));
        }
        if (properties.isEmpty()) {
            throw new Problem(ProblemKind.INVALID, "Parameter 'property' is missing; POST a Parameters resource.");
        }
        return questions.findMatches(system, input.text("version"), properties, input.flag("exact"));
    }

    private static String system(@Nullable IdType id, String url) {
        return id == null ? url : "CodeSystem/" + id.getIdPart();
    }
}
