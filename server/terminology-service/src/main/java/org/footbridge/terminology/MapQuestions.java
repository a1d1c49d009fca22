package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.terminology.Translation.Match;
import org.footbridge.terminology.system.DefinitionSource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Enumerations.ConceptMapEquivalence;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/**
 * The operation on concept maps, {@code $translate}.
 *
 * @see <a href="https://hl7.org/fhir/R4/conceptmap-operation-translate.html">R4 $translate</a>
 */
public final class MapQuestions {
    private static final Set<ConceptMapEquivalence> NO_MATCH =
            Set.of(ConceptMapEquivalence.UNMATCHED, ConceptMapEquivalence.DISJOINT);

    private final Terminology terminology;

    public MapQuestions(Terminology terminology) {
        this.terminology = terminology;
    }

    /**
     * A request to translate a code. Parts that it does not give are empty.
     *
     * @param sourceSet the source value set that a map must have
     * @param targetSet the target value set that a map must have
     * @param targetSystem the target code system
     * @param reverse whether to follow maps from target to source; the source and target of the request are not swapped
     */
    public record Question(
            List<Coding> codings, String sourceSet, String targetSet, String targetSystem, boolean reverse) {
        public Question {
            codings = List.copyOf(codings);
        }
    }

    /**
     * Translates by the map {@code canonical}.
     *
     * @throws Problem NOT_FOUND if there is none
     */
    public Parameters translate(String canonical, Question question) {
        TerminologySnapshot definitions = terminology.current();
        ConceptMap map = definitions
                .conceptMap(canonical)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND, "Concept map '" + canonical + "' is not known to this server."));
        return translate(List.of(map), question, definitions);
    }

    /** Translates by a map of the request, which need not be stored. */
    public Parameters translate(ConceptMap given, Question question) {
        return translate(List.of(given), question, terminology.current());
    }

    /** Translates by all maps. */
    public Parameters translate(Question question) {
        TerminologySnapshot definitions = terminology.current();
        Set<ConceptMap> maps = new LinkedHashSet<>();
        question.codings()
                .forEach(coding -> maps.addAll(definitions.conceptMaps(coding.getSystem(), !question.reverse())));
        return translate(maps.stream().filter(map -> isWanted(map, question)).toList(), question, definitions);
    }

    private static boolean isWanted(ConceptMap map, Question question) {
        String from = canonical(question.reverse() ? map.getTarget() : map.getSource());
        String to = canonical(question.reverse() ? map.getSource() : map.getTarget());
        return (question.sourceSet().isEmpty() || question.sourceSet().equals(from))
                && (question.targetSet().isEmpty() || question.targetSet().equals(to));
    }

    private static String canonical(Type reference) {
        boolean known = reference instanceof UriType || reference instanceof CanonicalType;
        return known ? String.valueOf(reference.primitiveValue()) : "";
    }

    private static Parameters translate(List<ConceptMap> maps, Question question, DefinitionSource source) {
        List<Match> matches = new ArrayList<>();
        for (ConceptMap map : maps) {
            Translation translation = new Translation(source, question.targetSystem(), question.reverse());
            question.codings().forEach(coding -> matches.addAll(translation.of(coding, map)));
        }
        boolean found = matches.stream().anyMatch(match -> !NO_MATCH.contains(match.equivalence()));
        Parameters answer = new Parameters();
        answer.addParameter("result", found);
        if (!found) {
            answer.addParameter("message", message(maps, question));
        }
        matches.forEach(match -> add(answer.addParameter().setName("match"), match));
        return answer;
    }

    private static String message(List<ConceptMap> maps, Question question) {
        String codes = String.join(
                ", ",
                question.codings().stream()
                        .map(coding -> "'" + coding.getSystem() + "|" + coding.getCode() + "'")
                        .toList());
        return maps.isEmpty()
                ? "This server has no concept map " + (question.reverse() ? "to" : "from") + " the code system of "
                        + codes + " as asked for."
                : "There is no match for " + codes + ".";
    }

    private static void add(ParametersParameterComponent to, Match match) {
        to.addPart()
                .setName("equivalence")
                .setValue(new CodeType(match.equivalence().toCode()));
        if (match.concept().hasCode()) {
            to.addPart().setName("concept").setValue(match.concept());
        }
        match.product().forEach(product -> {
            ParametersParameterComponent part = to.addPart().setName("product");
            part.addPart().setName("element").setValue(new UriType(product.getProperty()));
            part.addPart()
                    .setName("concept")
                    .setValue(new Coding(product.getSystem(), product.getValue(), product.getDisplay()));
        });
        if (!match.map().isEmpty()) {
            to.addPart().setName("source").setValue(new UriType(match.map()));
        }
    }
}
