package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore.Window;
import org.footbridge.terminology.remote.RemoteTerminology;
import org.footbridge.terminology.remote.RemoteTerminology.Coded;
import org.footbridge.terminology.system.ConceptAnswer;
import org.footbridge.terminology.system.DefinitionLookup;
import org.footbridge.terminology.system.Designations;
import org.footbridge.terminology.system.Filters;
import org.footbridge.terminology.system.KnownSystem;
import org.footbridge.terminology.system.ListedSystem;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/**
 * The operations on code systems: {@code $lookup}, {@code $validate-code}, {@code $subsumes} and {@code $find-matches}.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem-operations.html">R4 operations on CodeSystem</a>
 */
public final class SystemQuestions {
    private static final int MATCHES_MAX = 100;

    private final Terminology terminology;
    private final Optional<RemoteTerminology> remote;

    /** @param remote the server to ask about code systems that are not on this server */
    public SystemQuestions(Terminology terminology, Optional<RemoteTerminology> remote) {
        this.terminology = terminology;
        this.remote = remote;
    }

    /**
     * Whether a code is one of the system that {@code question} names.
     *
     * @param supplements canonicals of code system supplements whose names count
     */
    public CodeValidation validate(CodeValidation.Question question, List<String> supplements) {
        if (!supplements.isEmpty()) {
            Optional<KnownSystem> system = system(question.system(), question.version());
            return CodeValidator.inSystem(
                    question, system, found -> supplemented(found, system.orElseThrow(), supplements));
        }
        CodeValidation local = terminology
                .current()
                .verdict("", question, asked -> CodeValidator.inSystem(asked, system(asked.system(), asked.version())));
        return RemoteCodeValidator.inSystem(local, remote);
    }

    /** Whether a code is one of {@code given}, which need not be stored. */
    public CodeValidation validate(CodeValidation.Question question, CodeSystem given) {
        return CodeValidator.inSystem(
                question,
                Optional.of(given)
                        .filter(system -> !DefinitionLookup.isSupplement(system))
                        .map(ListedSystem::new));
    }

    private Optional<KnownSystem> system(String url, String version) {
        return terminology.current().system(version.isEmpty() ? url : url + "|" + version);
    }

    /** The URL of the code system {@code canonical}, which may be a {@code CodeSystem/id}; itself if it has none here. */
    public String url(String canonical) {
        return terminology
                .current()
                .system(canonical)
                .map(KnownSystem::url)
                .filter(url -> !url.isEmpty())
                .orElse(canonical);
    }

    private Concept supplemented(Concept concept, KnownSystem system, List<String> supplements) {
        return supplements.isEmpty()
                ? concept
                : Expander.called(concept, Supplements.names(supplements, system, terminology.current()));
    }

    private KnownSystem known(String url, String version) {
        return system(url, version)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND,
                        "Code system '" + (version.isEmpty() ? url : url + "|" + version)
                                + "' is not known to this server."));
    }

    private static Concept concept(KnownSystem system, String code) {
        return system.find(code)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND,
                        "Code '" + code + "' is not in "
                                + (system.isWhole() ? "" : "the part that this server has of ")
                                + "code system '" + system.canonical() + "'."));
    }

    /**
     * {@code $lookup}: the details of a code.
     *
     * @param properties the requested properties; by default all but {@code child}, which can have thousands of values
     * @param supplements the canonicals of code system supplements to apply
     * @throws Problem NOT_FOUND if there is no such system or code
     */
    public Parameters lookup(Coding code, String language, Set<String> properties, List<String> supplements) {
        String version = code.hasVersion() ? code.getVersion() : "";
        if (system(code.getSystem(), version).isEmpty()) {
            Optional<Parameters> elsewhere =
                    remote.flatMap(server -> server.lookup(new Coded(code.getSystem(), version, code.getCode())));
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
        }
        KnownSystem system = known(code.getSystem(), version);
        Concept concept = supplemented(concept(system, code.getCode()), system, supplements);
        return new ConceptAnswer(system, properties).of(concept, Designations.display(concept, language));
    }

    /**
     * {@code $subsumes}: the hierarchical relation between two codes.
     *
     * @throws Problem NOT_FOUND if there is no such system or code
     */
    public Parameters subsumes(String url, String version, String codeA, String codeB) {
        if (system(url, version).isEmpty()) {
            Optional<Parameters> elsewhere =
                    remote.flatMap(server -> server.subsumes(new Coded(url, version, codeA), codeB));
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
        }
        KnownSystem system = known(url, version);
        String first = concept(system, codeA).code();
        String second = concept(system, codeB).code();
        String outcome = "not-subsumed";
        if (first.equals(second)) {
            outcome = "equivalent";
        } else if (isBelow(system, second, first)) {
            outcome = "subsumes";
        } else if (isBelow(system, first, second)) {
            outcome = "subsumed-by";
        }
        return new Parameters().addParameter("outcome", new CodeType(outcome));
    }

    private static boolean isBelow(KnownSystem system, String code, String above) {
        return system.has(code, new ConceptFilter.Below(above, false)).orElse(false);
    }

    /**
     * {@code $find-matches}: the concepts with these property values. A property value that no concept has is left out and
     * reported as unmatched, unless the match must be {@code exact}.
     *
     * @throws Problem NOT_FOUND if there is no such system
     */
    public Parameters findMatches(String url, String version, Map<String, String> properties, boolean exact) {
        KnownSystem system = known(url, version);
        List<ConceptFilter> used = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        properties.forEach((property, value) -> {
            ConceptFilter filter = property(property, value, system);
            if (!exact && system.count(filter, 1) == 0) {
                unmatched.add(property);
            } else {
                used.add(filter);
            }
        });
        Parameters answer = new Parameters();
        if (!used.isEmpty()) {
            system.page(Filters.all(used), new Window(0, MATCHES_MAX, false)).forEach(concept -> {
                Parameters.ParametersParameterComponent match =
                        answer.addParameter().setName("match");
                match.addPart().setName("code").setValue(coding(system, concept));
                unmatched.forEach(property -> {
                    Parameters.ParametersParameterComponent part =
                            match.addPart().setName("unmatched");
                    part.addPart().setName("code").setValue(new CodeType(property));
                    part.addPart().setName("value").setValue(new StringType(properties.get(property)));
                });
            });
        }
        return answer;
    }

    private static ConceptFilter property(String property, String value, KnownSystem system) {
        return switch (property) {
            case "code" -> new ConceptFilter.Codes(Set.of(system.spelled(value)));
            case "parent" -> new ConceptFilter.ChildOf(system.spelled(value));
            case "child" -> new ConceptFilter.ParentOf(system.spelled(value));
            default -> new ConceptFilter.Property(property, Set.of(value));
        };
    }

    private static Coding coding(KnownSystem system, Concept concept) {
        Coding coding = new Coding(system.url(), concept.code(), null);
        if (!concept.display().isEmpty()) {
            coding.setDisplay(concept.display());
        }
        return system.version().isEmpty() ? coding : coding.setVersion(system.version());
    }
}
